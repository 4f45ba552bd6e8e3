import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closedInWeek, hoursAsked } from "@/lib/standing/closed-week";
import { evaluateStanding } from "@/lib/standing/evaluate";
import { explainClosedToClient, explainClosedToStaff } from "@/lib/standing/explain-closed-week";
import type { StandingInput } from "@/lib/standing/types";
import { addDays, localDate } from "@/lib/time/local-date";

type Status = NonNullable<StandingInput["expectedSessions"][number]["status"]>;

// 2026-11-23 is a Monday.
const monday = localDate("2026-11-23");

/** 3 h on Monday, Tuesday and Thursday, in the given statuses; the plan asks 9 h unless said. */
function week(statuses: readonly Status[], more: Partial<StandingInput> = {}): StandingInput {
  const days = [0, 1, 3, 4, 5];
  return {
    asOf: "2026-11-27",
    knownAt: null,
    enrollment: { start: "2026-11-02", end: null },
    policyVersions: [{ version: 1, from: "2026-01-01", rules: [] }],
    planPhases: [{ id: "plan", from: "2026-11-02", minutesPerWeek: 540 }],
    expectedSessions: statuses.map((status, index) => {
      const date = addDays(monday, days[index]!);
      return { id: `s${index}`, start: `${date}T09:00-05:00`, end: `${date}T12:00-05:00`, status };
    }),
    marks: [],
    holds: [],
    contacts: [],
    decisions: [],
    openedCases: [],
    ...more,
  };
}

describe("closedInWeek", () => {
  it("takes from the week what the closure took, when the plan needed all of it", () => {
    expect(closedInWeek(week(["scheduled", "scheduled", "closed"]), monday)).toEqual({
      from: monday,
      days: ["2026-11-26"],
      lost: 180,
      excused: 180,
      asked: 360,
    });
  });

  it("takes nothing while what is left still covers the plan", () => {
    const four = week(["scheduled", "scheduled", "closed", "scheduled"]);
    expect(closedInWeek(four, monday)).toMatchObject({ lost: 180, excused: 0, asked: 540 });
  });

  it("takes only what is missing when there was more on offer than asked", () => {
    const asksLess = { planPhases: [{ id: "plan", from: "2026-11-02", minutesPerWeek: 450 }] };
    const input = week(["scheduled", "scheduled", "closed"], asksLess);
    expect(closedInWeek(input, monday)).toMatchObject({ lost: 180, excused: 90, asked: 360 });
  });

  it("does not answer for what was canceled, for days on hold, or for make-ups", () => {
    expect(closedInWeek(week(["scheduled", "cancelled", "scheduled"]), monday)).toMatchObject({ days: [], lost: 0 });
    const onHold = week(["scheduled", "scheduled", "closed"], {
      holds: [{ id: "h", from: "2026-11-26", to: "2026-11-26" }],
    });
    expect(closedInWeek(onHold, monday)).toMatchObject({ days: [], lost: 0, excused: 0 });
    const base = week(["scheduled", "scheduled", "closed"]);
    const [one, two, three] = base.expectedSessions;
    const makeUp = { ...base, expectedSessions: [one!, two!, { ...three!, makeUpFor: "s0" }] };
    expect(closedInWeek(makeUp, monday).lost).toBe(0);
  });

  it("looks at its own week alone", () => {
    const input = week(["scheduled", "scheduled", "closed"]);
    expect(closedInWeek(input, addDays(monday, 7))).toMatchObject({ days: [], lost: 0, excused: 0, asked: 540 });
  });

  it("is never more than the engine's clinic part of a week that nobody came to", () => {
    const statuses = fc.array(fc.constantFrom<Status>("scheduled", "closed", "cancelled"), { maxLength: 5 });
    fc.assert(
      fc.property(statuses, fc.integer({ min: 0, max: 1200 }), (list, minutesPerWeek) => {
        const input = week(list, { planPhases: [{ id: "plan", from: "2026-11-02", minutesPerWeek }] });
        const missedAll = {
          ...input,
          marks: list.map((_, index) => ({ session: `s${index}`, was: "missed" as const })),
        };
        const { short, required } = evaluateStanding(missedAll).weekHours;
        const closed = closedInWeek(missedAll, monday);
        expect(closed.excused).toBeLessThanOrEqual(short.clinic);
        expect(closed.asked).toBe(required - closed.excused);
        expect(closed.excused).toBeLessThanOrEqual(closed.lost);
        // With nothing canceled, closures are the whole of what the plan promised and the week did not offer.
        if (!list.includes("cancelled") && list.length * 180 >= required) expect(closed.excused).toBe(short.clinic);
      }),
    );
  });
});

describe("hoursAsked", () => {
  it("asks less by what closures took, and never touches the client's part", () => {
    const statuses = fc.array(fc.constantFrom<Status>("scheduled", "closed", "cancelled"), { maxLength: 5 });
    const was = fc.constantFrom("attended" as const, "missed" as const);
    const some = fc.array(was, { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(statuses, some, fc.integer({ min: 0, max: 1200 }), (list, marks, minutesPerWeek) => {
        const input = week(list, {
          asOf: "2026-11-29",
          planPhases: [{ id: "plan", from: "2026-11-02", minutesPerWeek }],
          marks: list.map((_, index) => ({ session: `s${index}`, was: marks[index]! })),
        });
        const { weekHours } = evaluateStanding(input);
        const closed = closedInWeek(input, monday);
        const { required, short, reachable, credited } = hoursAsked(weekHours, closed);
        expect(required).toBe(closed.asked);
        expect(short.client).toBe(weekHours.short.client);
        expect(short.client + short.clinic).toBe(Math.max(0, required - credited));
        expect(reachable).toBe(short.client + short.clinic === 0);
      }),
    );
  });
});

describe("the sentences", () => {
  const one = closedInWeek(week(["scheduled", "scheduled", "closed"]), monday);
  const two = closedInWeek(week(["closed", "scheduled", "closed"]), monday);
  const spare = closedInWeek(week(["scheduled", "scheduled", "closed", "scheduled"]), monday);
  const none = closedInWeek(week(["scheduled", "scheduled", "scheduled"]), monday);

  it.each([
    [one, "2026-11-27", "The clinic was closed on Thu, Nov 26. That’s 3 h you don’t have to make up."],
    [one, "2026-11-24", "The clinic is closed on Thu, Nov 26. That’s 3 h you don’t have to make up."],
    [two, "2026-11-27", "The clinic was closed on Mon, Nov 23 and Thu, Nov 26. That’s 6 h you don’t have to make up."],
    [spare, "2026-11-27", "The clinic was closed on Thu, Nov 26. What’s left of the week is enough for your hours."],
    [none, "2026-11-27", null],
  ])("to the client %#", (closed, today, sentence) => {
    expect(explainClosedToClient(closed, today)).toBe(sentence);
  });

  it.each([
    [one, "The clinic was closed on Thu, Nov 26: 3 h not held. That is the clinic’s part, so this week asks 6 h."],
    [spare, "The clinic was closed on Thu, Nov 26: 3 h not held. What is left on offer still covers the plan."],
    [
      { ...one, excused: 90, asked: 360 },
      "The clinic was closed on Thu, Nov 26: 3 h not held. 1 h 30 min of it is the clinic’s part, so this week asks 6 h.",
    ],
    [none, null],
  ])("to the staff %#", (closed, sentence) => {
    expect(explainClosedToStaff(closed, "2026-11-27")).toBe(sentence);
  });
});
