import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ActiveDays } from "@/lib/standing/active-days";
import { dateOf, dayOf } from "@/lib/standing/days";

const START = dayOf("2026-03-02");

describe("active days", () => {
  it("are those of the enrollment that no hold covers, and are counted by rank", () => {
    const anyHold = fc.tuple(fc.integer({ min: -5, max: 30 }), fc.option(fc.integer({ min: -1, max: 10 })));
    fc.assert(
      fc.property(fc.array(anyHold, { maxLength: 4 }), fc.option(fc.integer({ min: 0, max: 35 })), (spans, length) => {
        const holds = spans.map(([from, days], index) => ({
          id: `h${index}`,
          from: dateOf(START + from),
          to: days === null ? null : dateOf(START + from + days),
        }));
        const end = length === null ? null : dateOf(START + length);
        const active = new ActiveDays({ start: dateOf(START), end }, holds);
        let rank = 0;
        for (let day = START - 3; day <= START + 50; day++) {
          const date = dateOf(day);
          const isHeld = holds.some(({ from, to }) => date >= from && (to === null || date <= to));
          const isActive = day >= START && (end === null || date <= end) && !isHeld;
          if (isActive) rank++;
          expect(active.has(day)).toBe(isActive);
          expect(active.rankOf(day)).toBe(rank);
          if (isActive) expect(active.ofRank(rank)).toBe(day);
        }
        expect(active.ofRank(0)).toBeNull();
      }),
    );
  });

  it("never come again after the end, or in a hold without an end", () => {
    const ended = new ActiveDays({ start: "2026-03-02", end: "2026-03-10" }, []);
    expect(ended.lastDayInWindow(dayOf("2026-03-05"), 30)).toBeNull();
    const held = new ActiveDays({ start: "2026-03-02", end: null }, [{ id: "h", from: "2026-03-10", to: null }]);
    expect(held.lastDayInWindow(dayOf("2026-03-05"), 30)).toBeNull();
    expect(dateOf(held.lastDayInWindow(dayOf("2026-03-05"), 3)!)).toBe("2026-03-07");
  });

  it("stretch a window over a hold", () => {
    const active = new ActiveDays({ start: "2026-03-02", end: null }, [
      { id: "h", from: "2026-03-10", to: "2026-03-19" },
    ]);
    expect(dateOf(active.lastDayInWindow(dayOf("2026-03-05"), 7)!)).toBe("2026-03-21");
    expect(dateOf(active.windowStart(dayOf("2026-03-21"), 7)!)).toBe("2026-03-05");
    expect(active.windowStart(dayOf("2026-03-04"), 7)).toBeNull();
  });
});
