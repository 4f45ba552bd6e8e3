import { expect, it } from "vitest";
import { localDate } from "../time/local-date";
import { localTime } from "../time/local-time";
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

it("a kept roster opens by the clock of its site, half an hour before the start", () => {
  const roster = {
    date: localDate("2026-11-18"),
    startTime: localTime("11:45"),
    zone: "America/New_York",
    opensInMinutes: 500,
  };
  expect(rosterNow(roster, NOW).opensInMinutes).toBe(10);
  expect(rosterNow(roster, new Date("2026-11-18T16:15:00Z")).opensInMinutes).toBe(0);
  expect(rosterNow(roster, new Date("2026-11-19T16:15:00Z")).opensInMinutes).toBe(0);
});
