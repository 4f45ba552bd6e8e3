import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { covers, type DateSpan } from "@/lib/roster/expected";
import { addDays, eachDay, localDate } from "@/lib/time/local-date";
import { decideHold, decideHoldEnd } from "./decide-hold";
import type { EnrollmentFacts } from "./enrollment-status";

const TODAY = localDate("2026-03-18");
const START = localDate("2026-03-02");
const enrollment: EnrollmentFacts = { status: "active", startDate: START, endDate: null };
const span = (from: number, through: number | null): DateSpan => ({
  from: addDays(TODAY, from),
  through: through === null ? null : addDays(TODAY, through),
});

describe("holding", () => {
  test.each<[string, DateSpan]>([
    ["from today on", span(0, null)],
    ["for one day", span(3, 3)],
    ["from a day last week, told late", span(-7, 2)],
    ["from the first day", { from: START, through: TODAY }],
  ])("%s is done", (_, wish) => {
    expect(decideHold({ today: TODAY, enrollment, holds: [] }, wish)).toEqual({ ok: true, value: wish });
  });

  test.each<[string, DateSpan, Partial<EnrollmentFacts>, DateSpan[]]>([
    ["hold_ends_before_start", span(3, 2), {}, []],
    ["before_enrollment", { from: addDays(START, -1), through: TODAY }, {}, []],
    ["after_enrollment", span(3, 4), { status: "completed", endDate: addDays(TODAY, 2) }, []],
    ["has_left", span(0, 1), { status: "discharged", endDate: addDays(TODAY, -1) }, []],
    ["not_started", span(0, 1), { status: "waitlisted" }, []],
    ["hold_too_long", span(0, 366), {}, []],
    ["hold_too_long", span(367, null), {}, []],
    ["already_on_hold", span(0, 1), {}, [span(1, 5)]],
    ["already_on_hold", span(0, null), {}, [span(100, 105)]],
    ["already_on_hold", span(5, 6), {}, [span(-3, null)]],
  ])("%s", (reason, wish, over, holds) => {
    const decided = decideHold({ today: TODAY, enrollment: { ...enrollment, ...over }, holds }, wish);
    expect(decided).toMatchObject({ ok: false, refusal: { reason } });
  });
});

describe("coming back from a hold", () => {
  test.each<[string, DateSpan, number, unknown]>([
    ["today, from an open one", span(-5, null), 0, { isVoid: false, through: addDays(TODAY, -1) }],
    ["earlier than planned", span(-5, 10), 3, { isVoid: false, through: addDays(TODAY, 2) }],
    ["on its first day: it never was", span(0, null), 0, { isVoid: true }],
    ["before its first day: it never was", span(4, 9), 1, { isVoid: true }],
  ])("%s", (_, hold, back, value) => {
    expect(decideHoldEnd(hold, addDays(TODAY, back), TODAY)).toEqual({ ok: true, value });
  });

  test("after it ended anyway is refused, and so is a slip of the year", () => {
    expect(decideHoldEnd(span(-5, -2), TODAY, TODAY)).toMatchObject({ refusal: { reason: "hold_ended_before" } });
    expect(decideHoldEnd(span(-5, null), addDays(TODAY, 400), TODAY)).toMatchObject({
      refusal: { reason: "too_far_ahead" },
    });
  });

  test("ending never holds a day that was free, and frees exactly the days from the return on", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -20, max: 20 }),
        fc.option(fc.nat(20)),
        fc.integer({ min: -25, max: 45 }),
        (from, length, back) => {
          const hold = span(from, length === null ? null : from + length);
          const decided = decideHoldEnd(hold, addDays(TODAY, back), TODAY);
          if (!decided.ok) return;
          for (const day of eachDay(addDays(TODAY, -30), addDays(TODAY, 60))) {
            const after = !decided.value.isVoid && covers({ from: hold.from, through: decided.value.through }, day);
            expect(after).toBe(covers(hold, day) && day < addDays(TODAY, back));
          }
        },
      ),
    );
  });
});
