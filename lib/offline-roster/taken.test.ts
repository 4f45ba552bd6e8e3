import { expect, it } from "vitest";
import { localDate } from "../time/local-date";
import { zone } from "../time/zone";
import { rosterNow } from "./roster-now";
import { LONGEST_WAIT_SECONDS, takenAt } from "./taken";

const NOW = new Date("2026-11-18T16:05:00Z");

it.each([
  [null, null],
  [0, null],
  [59, null],
  [60, "2026-11-18T16:04:00.000Z"],
  [34 * 60, "2026-11-18T15:31:00.000Z"],
  [LONGEST_WAIT_SECONDS + 5, "2026-11-04T16:05:00.000Z"],
])("a mark that waited %s seconds was taken at %s", (waited, taken) => {
  expect(takenAt(waited, NOW)?.toISOString() ?? null).toBe(taken);
});

it("a kept roster opens by the clock, half an hour before the start, on the day it is by then", () => {
  const roster = {
    startsAt: "2026-11-18T16:45:00.000Z",
    zone: zone("America/New_York"),
    today: localDate("2026-11-17"),
    opensInMinutes: 500,
  };
  expect(rosterNow(roster, NOW)).toEqual({ ...roster, today: "2026-11-18", opensInMinutes: 10 });
  expect(rosterNow(roster, new Date("2026-11-18T16:15:00Z")).opensInMinutes).toBe(0);
  expect(rosterNow(roster, new Date("2026-11-19T16:15:00Z"))).toMatchObject({ today: "2026-11-19", opensInMinutes: 0 });
});
