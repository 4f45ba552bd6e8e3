import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StandingInput } from "../standing/types";
import { changedStanding } from "./changed-standing";
import {
  addConsequences,
  explainConsequences,
  explainOwnConsequences,
  explainToBystanders,
  NO_CONSEQUENCES,
  type Consequences,
} from "./consequences";

const of = (some: Partial<Consequences>): Consequences => ({ ...NO_CONSEQUENCES, ...some });

describe("what corrections changed, in words", () => {
  it.each<[Partial<Consequences>, string]>([
    [
      {
        corrected: 4,
        minutes: 90,
        levels: [
          { from: "warning", to: "watch" },
          { from: "watch", to: "good" },
        ],
        alertsWithdrawn: 1,
      },
      "4 corrected. Standing changed for 2 people, 1 alert withdrawn, 1 h 30 min more credited.",
    ],
    [{ corrected: 1 }, "1 corrected. Standing and hours stay as they are."],
    [{ corrected: 1, minutes: -60 }, "1 corrected. 1 h less credited."],
    [
      { corrected: 2, alertsOpened: 2, casesOpened: 1, makeUpsWithdrawn: 1 },
      "2 corrected. 2 alerts opened, 1 case opened, 1 make-up no longer needed.",
    ],
  ])("%j", (done, words) => expect(explainConsequences(of(done))).toBe(words));

  it("names the levels of one person", () => {
    const done = of({ corrected: 1, minutes: 60, levels: [{ from: "warning", to: "watch" }], alertsWithdrawn: 1 });
    expect(explainOwnConsequences(done)).toBe("Standing: warning → watch, 1 alert withdrawn, 1 h more credited.");
    expect(explainOwnConsequences(of({ corrected: 1 }))).toBe("Standing and hours stay as they are.");
  });

  it.each<[Partial<Consequences>, string]>([
    [
      { minutes: 60, levels: [{ from: "warning", to: "watch" }], alertsWithdrawn: 1 },
      "Standing, hours and 1 alert changed.",
    ],
    [{ minutes: -90 }, "Hours changed."],
    [
      { alertsOpened: 1, alertsWithdrawn: 1, casesOpened: 1, makeUpsWithdrawn: 2 },
      "2 alerts, 1 case and 2 make-ups changed.",
    ],
    [{}, "Standing and hours stay as they are."],
  ])("says to bystanders only what was touched: %j", (done, words) =>
    expect(explainToBystanders(of({ corrected: 1, ...done }))).toBe(`Corrected. ${words}`),
  );

  it("adds up, in whatever order", () => {
    const some = fc.record({
      corrected: fc.nat(9),
      minutes: fc.integer({ min: -500, max: 500 }),
      levels: fc.constant([]),
      alertsOpened: fc.nat(9),
      alertsWithdrawn: fc.nat(9),
      casesOpened: fc.nat(9),
      casesWithdrawn: fc.nat(9),
      makeUpsWithdrawn: fc.nat(9),
    });
    fc.assert(
      fc.property(some, some, some, (one, two, three) => {
        expect(addConsequences(one, NO_CONSEQUENCES)).toEqual(one);
        expect(addConsequences(one, two)).toEqual(addConsequences(two, one));
        expect(addConsequences(addConsequences(one, two), three)).toEqual(
          addConsequences(one, addConsequences(two, three)),
        );
        expect(explainConsequences(one)).not.toMatch(/undefined|NaN|\b0 (alert|case)/u);
      }),
    );
  });
});

describe("what a change of one mark would do", () => {
  const input: StandingInput = {
    asOf: "2026-03-10",
    knownAt: null,
    enrollment: { start: "2026-03-02", end: null },
    policyVersions: [
      {
        version: 1,
        from: "2026-01-01",
        rules: [{ id: "one", measure: "absences", within: { days: 30 }, at: 1, level: "watch" }],
      },
    ],
    planPhases: [],
    expectedSessions: [
      { id: "a", start: "2026-03-04T09:00-05:00", end: "2026-03-04T10:30-05:00" },
      { id: "b", start: "2026-03-05T09:00-05:00", end: "2026-03-05T10:00-05:00" },
    ],
    marks: [{ session: "a", was: "missed" }],
    holds: [],
    contacts: [],
    decisions: [],
    openedCases: [],
  };

  it("tells both levels and the minutes, and leaves the input alone", () => {
    const kept = structuredClone(input);
    expect(changedStanding(input, "a", { session: "a", was: "attended" })).toEqual({
      from: "watch",
      to: "good",
      minutes: 90,
    });
    expect(changedStanding(input, "b", { session: "b", was: "attended", arrivedAt: "2026-03-05T09:20-05:00" })).toEqual(
      {
        from: "watch",
        to: "watch",
        minutes: 40,
      },
    );
    expect(changedStanding(input, "a", null)).toMatchObject({ from: "watch", to: "good", minutes: 0 });
    expect(input).toEqual(kept);
  });
});
