import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ReportMark } from "./attendance-row";
import { addToTotals, attendanceRate, noTotals } from "./totals";

const ALL: ReportMark[] = [
  "present",
  "late",
  "left_early",
  "missed",
  "excused",
  "unrecorded",
  "upcoming",
  "closed",
  "cancelled",
];

describe("totals of the attendance report", () => {
  test("each mark goes into its own count, and what was off or is to come is never expected", () => {
    const totals = noTotals();
    for (const mark of ALL) addToTotals(totals, { mark, band: "morning", scheduledMinutes: 60, creditedMinutes: 30 });
    expect(totals).toMatchObject({
      expected: 6,
      attended: 3,
      late: 1,
      leftEarly: 1,
      excused: 1,
      missed: 1,
      unrecorded: 1,
      off: 2,
      closedMinutes: 60,
      scheduledMinutes: 360,
      creditedMinutes: 180,
    });
    expect(totals.bands).toEqual({
      morning: { expected: 6, attended: 3, unrecorded: 1 },
      afternoon: { expected: 0, attended: 0, unrecorded: 0 },
      evening: { expected: 0, attended: 0, unrecorded: 0 },
    });
  });

  test("expected is attended, excused, missed and unrecorded together, whatever came", () => {
    const lines = fc.array(
      fc.record({
        mark: fc.constantFrom(...ALL),
        band: fc.constantFrom("morning", "afternoon", "evening"),
        scheduledMinutes: fc.nat(480),
        creditedMinutes: fc.nat(480),
      }),
    );
    fc.assert(
      fc.property(lines, (all) => {
        const totals = noTotals();
        for (const line of all) addToTotals(totals, line);
        const { expected, attended, excused, missed, unrecorded, bands } = totals;
        const ofBands = bands.morning.expected + bands.afternoon.expected + bands.evening.expected;
        return expected === attended + excused + missed + unrecorded && expected === ofBands;
      }),
    );
  });

  test.each([
    [{ expected: 10, attended: 8, unrecorded: 0 }, 80],
    [{ expected: 10, attended: 8, unrecorded: 2 }, 100],
    [{ expected: 3, attended: 2, unrecorded: 0 }, 66],
    [{ expected: 2, attended: 0, unrecorded: 2 }, null],
    [{ expected: 0, attended: 0, unrecorded: 0 }, null],
  ])("the rate of %o is %s", (counts, rate) => {
    expect(attendanceRate(counts)).toBe(rate);
  });
});
