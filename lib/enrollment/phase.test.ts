import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, eachDay, localDate, WEEKDAYS, type Weekday } from "@/lib/time/local-date";
import { covers, phaseOn } from "@/lib/roster/expected";
import { findPhaseProblem, inOrder, type PhaseWish } from "./phase";

const MONDAY = localDate("2026-03-02");

const nineHours: PhaseWish = {
  from: MONDAY,
  trackId: "morning",
  weekdays: ["MO", "WE", "FR"],
  minutesPerWeek: 540,
  daysPerWeek: 3,
  requiredKinds: [{ kind: "individual", sessions: 1, weeks: 1 }],
};

describe("a phase by itself", () => {
  test.each<[string, Partial<PhaseWish>]>([
    ["three days, nine hours", {}],
    ["seven days", { weekdays: [...WEEKDAYS], daysPerWeek: 7, minutesPerWeek: 1200 }],
    ["three of four days", { weekdays: ["MO", "TU", "WE", "TH"] }],
    ["aftercare that asks nothing", { weekdays: ["SA"], minutesPerWeek: 0, daysPerWeek: 0, requiredKinds: [] }],
    ["whole days", { weekdays: ["SU"], minutesPerWeek: 1440, daysPerWeek: 1 }],
    ["one family session in two weeks", { requiredKinds: [{ kind: "family", sessions: 1, weeks: 2 }] }],
  ])("%s is fine", (_, over) => {
    expect(findPhaseProblem({ ...nineHours, ...over })).toBeNull();
  });

  test.each<[string, Partial<PhaseWish>, string]>([
    ["no weekday", { weekdays: [] }, "no_weekday"],
    ["a weekday outside the week", { weekdays: ["MO", "8" as Weekday] }, "unknown_weekday"],
    ["more hours than the days have", { weekdays: ["MO"], daysPerWeek: 1, minutesPerWeek: 1441 }, "impossible_hours"],
    [
      "the same weekday twice makes no room",
      { weekdays: ["MO", "MO"], daysPerWeek: 1, minutesPerWeek: 1441 },
      "impossible_hours",
    ],
    ["negative hours", { minutesPerWeek: -1 }, "impossible_hours"],
    ["half a minute", { minutesPerWeek: 0.5 }, "impossible_hours"],
    ["no number at all", { minutesPerWeek: Number.NaN }, "impossible_hours"],
    ["more days than weekdays", { daysPerWeek: 4 }, "more_days_than_weekdays"],
    ["negative days", { daysPerWeek: -1 }, "more_days_than_weekdays"],
    ["no session of a kind", { requiredKinds: [{ kind: "family", sessions: 0, weeks: 1 }] }, "impossible_kind"],
    ["in no week", { requiredKinds: [{ kind: "family", sessions: 1, weeks: 0 }] }, "impossible_kind"],
    [
      "a kind twice",
      {
        requiredKinds: [
          { kind: "group", sessions: 1, weeks: 1 },
          { kind: "group", sessions: 2, weeks: 1 },
        ],
      },
      "impossible_kind",
    ],
  ])("%s is not", (_, over, reason) => {
    expect(findPhaseProblem({ ...nineHours, ...over })?.reason).toBe(reason);
  });

  test("the refusal says how much would be possible", () => {
    expect(findPhaseProblem({ ...nineHours, minutesPerWeek: 5000 })).toEqual({
      reason: "impossible_hours",
      mostMinutes: 4320,
    });
    expect(findPhaseProblem({ ...nineHours, daysPerWeek: 5 })).toEqual({
      reason: "more_days_than_weekdays",
      daysPerWeek: 5,
      weekdays: 3,
    });
  });
});

describe("phases in order", () => {
  test("each lasts through the day before the next", () => {
    const laid = inOrder([{ from: addDays(MONDAY, 28) }, { from: MONDAY }]);
    expect(laid).toEqual([
      { from: "2026-03-02", through: "2026-03-29" },
      { from: "2026-03-30", through: null },
    ]);
  });

  test("on every day from the first on exactly one is in force, the one that began last", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(120), { minLength: 1, maxLength: 6 }), (offsets) => {
        const laid = inOrder(offsets.map((offset) => ({ from: addDays(MONDAY, offset) })));
        for (const day of eachDay(laid[0]!.from, addDays(MONDAY, 130))) {
          expect(laid.filter((part) => covers(part, day))).toEqual([phaseOn(laid, day)]);
        }
      }),
    );
  });
});
