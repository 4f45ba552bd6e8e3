import { expect, test } from "vitest";
import { localDate } from "../time/local-date";
import { localTime } from "../time/local-time";
import { toInstant, zone } from "../time/zone";
import { dueWords, overdueWords } from "./due-words";

const NEW_YORK = zone("America/New_York");
const at = (text: string) => toInstant(localDate(text.slice(0, 10)), localTime(text.slice(11)), NEW_YORK);
const now = at("2026-11-18T10:42");

test.each([
  ["2026-11-18T12:00", "Due noon today", true, false],
  ["2026-11-18T17:00", "Due 5:00 PM", false, false],
  ["2026-11-18T10:42", "Due 10:42 AM", true, false],
  ["2026-11-19T12:00", "Due tomorrow", false, false],
  ["2026-11-20T17:00", "Due Fri", false, false],
  ["2026-11-24T17:00", "Due Tue", false, false],
  ["2026-11-25T17:00", "Due Nov 25", false, false],
  ["2026-11-18T10:02", "Overdue 40 min", true, true],
  ["2026-11-17T20:50", "Overdue 13 h", true, true],
  ["2026-11-16T12:00", "Overdue 46 h", true, true],
  ["2026-11-15T10:00", "Overdue 3 days", true, true],
])("%s: %s", (due, text, isSoon, isOverdue) => {
  expect(dueWords(at(due), now, NEW_YORK)).toEqual({ text, isSoon, isOverdue });
});

test("less than a minute overdue is a minute", () => {
  expect(overdueWords(1)).toBe("Overdue 1 min");
});
