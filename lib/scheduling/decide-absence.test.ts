import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, localDate } from "@/lib/time/local-date";
import { decideAbsence, type DaysAway } from "./decide-absence";

const TODAY = localDate("2026-11-18");
const days = (from: string, through: string): DaysAway => ({ from: localDate(from), through: localDate(through) });

describe("decideAbsence", () => {
  it.each([
    ["one day", days("2026-11-18", "2026-11-18"), null],
    ["a leave of six weeks", days("2026-12-14", "2027-01-24"), null],
    ["a year", days("2026-12-12", "2027-12-12"), null],
    ["more than a year", days("2026-12-12", "2027-12-13"), "too_long"],
    ["last week, which nobody had the time to write down", days("2026-11-09", "2026-11-10"), null],
    ["a month ago to the day", days("2026-10-01", "2026-10-18"), null],
    ["longer ago", days("2026-10-01", "2026-10-17"), "too_long_ago"],
    ["backwards", days("2026-11-20", "2026-11-19"), "ends_before_start"],
    ["the day before another", days("2026-12-01", "2026-12-06"), null],
    ["into another", days("2026-12-01", "2026-12-07"), "overlaps"],
    ["within another", days("2026-12-08", "2026-12-08"), "overlaps"],
    ["around another", days("2026-12-01", "2026-12-31"), "overlaps"],
    ["the day after another", days("2026-12-12", "2026-12-13"), null],
  ])("%s", (_what, wanted, refused) => {
    const decided = decideAbsence(wanted, TODAY, [days("2026-12-07", "2026-12-11")]);
    expect(decided.ok ? null : decided.refusal.reason).toBe(refused);
  });

  it("keeps whatever is recorded one after the other apart", () => {
    const span = fc
      .tuple(fc.integer({ min: -20, max: 60 }), fc.integer({ min: 0, max: 20 }))
      .map(([start, length]) => ({ from: addDays(TODAY, start), through: addDays(TODAY, start + length) }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), (all) => {
        const kept: DaysAway[] = [];
        for (const each of all) if (decideAbsence(each, TODAY, kept).ok) kept.push(each);
        const sorted = kept.toSorted((one, other) => (one.from < other.from ? -1 : 1));
        sorted.forEach((each, place) => {
          const next = sorted[place + 1];
          if (next !== undefined) expect(each.through < next.from).toBe(true);
        });
      }),
    );
  });
});
