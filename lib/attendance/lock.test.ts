import { expect, test } from "vitest";
import { localDate } from "../time/local-date";
import { zone } from "../time/zone";
import { lastOpenDay, locksAt } from "./lock";

const boston = zone("America/New_York");

test.each([
  [
    "a Monday locks five business days later, at the midnight that ends the next Monday",
    "2026-03-02",
    5,
    "2026-03-10T04:00:00.000Z",
  ],
  ["a Friday with one business day locks at the end of Monday", "2026-03-06", 1, "2026-03-10T04:00:00.000Z"],
  ["a Saturday counts from Monday on", "2026-03-14", 1, "2026-03-17T04:00:00.000Z"],
  ["none: the end of the day itself, before the clocks change", "2026-03-07", 0, "2026-03-08T05:00:00.000Z"],
])("%s", (_, date, days, instant) => {
  expect(locksAt({ date: localDate(date), zone: boston }, days).toISOString()).toBe(instant);
});

test.each([
  ["a Wednesday and five business days: the Wednesday after", "2026-11-18", 5, "2026-11-25"],
  ["a Saturday and one: Monday", "2026-11-21", 1, "2026-11-23"],
  ["none: the day itself", "2026-11-21", 0, "2026-11-21"],
])("the last open day of %s", (_, date, days, last) => {
  expect(lastOpenDay(localDate(date), days)).toBe(last);
});
