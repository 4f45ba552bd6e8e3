import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tryPolicies, versionsUnder, type Reached, type TrialWindow } from "@/lib/policy/try-policy";
import { dayLevels } from "@/lib/standing/day-levels";
import { dateOf, dayOf } from "@/lib/standing/days";
import { evaluateStanding } from "@/lib/standing/evaluate";
import { rankOfLevel } from "@/lib/standing/levels";
import { anyPolicies } from "@/lib/standing/test-support/any-policy";
import { anyStandingInput } from "@/lib/standing/test-support/standing-input";
import type { Level, PolicyBody, RuleLevel, StandingInput } from "@/lib/standing/types";

const inputUnder = (input: StandingInput, policy: PolicyBody, window: TrialWindow): StandingInput => ({
  ...input,
  policyVersions: versionsUnder(input, policy, window),
});
const reachedUnder = (input: StandingInput, policy: PolicyBody, window: TrialWindow): Reached =>
  tryPolicies(input, [policy], window)[0]!;

const SIZE = { days: 40, sessions: 24 };
const LEVELS: readonly RuleLevel[] = ["watch", "warning", "contract", "review"];

const anyTrial = anyStandingInput(SIZE).chain((input) =>
  fc.record({
    input: fc.constant(input),
    policy: anyPolicies(input.enrollment.start, input.asOf, SIZE.days).map(([first]): PolicyBody => {
      const { version: _version, from: _from, ...body } = first!;
      return body;
    }),
    days: fc.integer({ min: 1, max: 60 }),
  }),
);

const eachDay = (from: string, to: string): string[] => {
  const dates: string[] = [];
  for (let day = dayOf(from); day <= dayOf(to); day++) dates.push(dateOf(day));
  return dates;
};

describe("the level of each day", () => {
  it("is what evaluating that day says", () => {
    fc.assert(
      fc.property(anyStandingInput(SIZE), (input) => {
        const { start } = input.enrollment;
        const naive = eachDay(start, input.asOf).map((asOf) => evaluateStanding({ ...input, asOf }).level);
        expect(dayLevels(input, start, input.asOf)).toEqual(naive);
      }),
      { numRuns: 150 },
    );
  });

  it("leaves out the days before the enrollment", () => {
    const input = juniper();
    expect(dayLevels(input, "2026-10-01", "2026-10-13")).toHaveLength(2);
    expect(dayLevels(input, "2026-10-01", "2026-10-11")).toEqual([]);
  });
});

describe("trying a policy on a window", () => {
  it("is the same as evaluating every day of it under that policy", () => {
    fc.assert(
      fc.property(anyTrial, ({ input, policy, days }) => {
        const window = { from: dateOf(dayOf(input.asOf) - days + 1), to: input.asOf };
        const { highest, firstOn } = reachedUnder(input, policy, window);
        const { start, end } = input.enrollment;
        const from = start > window.from ? start : window.from;
        const to = end !== null && end < window.to ? end : window.to;
        const under = inputUnder(input, policy, window);
        const levels = eachDay(from, to).map((asOf) => [asOf, evaluateStanding({ ...under, asOf }).level] as const);
        const most = levels.reduce<Level>((best, [, level]) => (rank(level) > rank(best) ? level : best), "good");
        expect(highest).toBe(most);
        for (const level of LEVELS) {
          const first = levels.find(([, each]) => rank(each) >= rank(level));
          expect(firstOn[level]).toBe(first?.[0] ?? null);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("says of each of several policies what it says of it alone", () => {
    fc.assert(
      fc.property(anyTrial, anyTrial, ({ input, policy, days }, { policy: other }) => {
        const window = { from: dateOf(dayOf(input.asOf) - days + 1), to: input.asOf };
        const alone = [policy, other].map((each) => reachedUnder(input, each, window));
        expect(tryPolicies(input, [policy, other], window)).toEqual(alone);
      }),
      { numRuns: 100 },
    );
  });

  it("changes nothing when the version in force is tried on days it was in force for", () => {
    fc.assert(
      fc.property(anyTrial, ({ input, policy, days }) => {
        const long = {
          ...input,
          policyVersions: [{ ...policy, adoption: "at-once" as const, version: 1, from: "2020-01-01" }],
        };
        const window = { from: dateOf(dayOf(input.asOf) - days + 1), to: input.asOf };
        const to = window.to;
        const from = window.from > input.enrollment.start ? window.from : input.enrollment.start;
        expect(dayLevels(inputUnder(long, policy, window), from, to)).toEqual(dayLevels(long, from, to));
      }),
      { numRuns: 100 },
    );
  });

  it("says how high and since when, for the client of the rules' own example", () => {
    const policy = (days: number): PolicyBody => ({
      rules: [
        { id: "one", measure: "absences", within: { days: 30 }, at: 1, level: "watch" },
        { id: "two", measure: "absences", within: { days }, at: 2, level: "warning" },
      ],
    });
    const window = { from: "2026-10-20", to: "2026-11-18" };
    expect(reachedUnder(juniper(), policy(30), window)).toEqual({
      highest: "warning",
      firstOn: { watch: "2026-10-28", warning: "2026-11-09", contract: null, review: null },
    });
    expect(reachedUnder(juniper(), policy(10), window).highest).toBe("watch");
  });

  it("keeps what came before the window as it was named then", () => {
    // Twelve minutes were late under the version of that day; the draft would call them missed.
    const strict: PolicyBody = {
      absentFrom: 10,
      rules: [{ id: "strict", measure: "absences", within: "enrollment", at: 1, level: "review" }],
    };
    const input = { ...juniper(), marks: [attended("2026-10-14", "09:12")] };
    expect(reachedUnder(input, strict, { from: "2026-10-20", to: "2026-11-18" }).highest).toBe("good");
    expect(reachedUnder(input, strict, { from: "2026-10-12", to: "2026-11-18" }).highest).toBe("review");
  });

  it("looks no further than the enrollment ran", () => {
    const input = { ...juniper(), enrollment: { start: "2026-10-12", end: "2026-10-30" } };
    const away: PolicyBody = { rules: [{ id: "away", measure: "daysSinceContact", at: 7, level: "review" }] };
    expect(reachedUnder(input, away, { from: "2026-11-01", to: "2026-11-18" }).highest).toBe("good");
    expect(reachedUnder(input, away, { from: "2026-10-01", to: "2026-11-18" }).firstOn.review).toBe("2026-10-21");
  });
});

function rank(level: Level): number {
  return rankOfLevel(level);
}

const at = (date: string, time: string) => `${date}T${time}-0${date < "2026-11-01" ? 4 : 5}:00`;

function attended(date: string, arrived: string): StandingInput["marks"][number] {
  return { session: date, was: "attended", arrivedAt: at(date, arrived) };
}

function juniper(): StandingInput {
  const dates = ["2026-10-14", "2026-10-28", "2026-11-09", "2026-11-16"];
  return {
    asOf: "2026-11-18",
    knownAt: null,
    enrollment: { start: "2026-10-12", end: null },
    policyVersions: [{ version: 1, from: "2026-10-01", lateFrom: 6, absentFrom: 16, rules: [] }],
    planPhases: [],
    expectedSessions: dates.map((id) => ({ id, start: at(id, "09:00"), end: at(id, "12:00") })),
    marks: [
      { session: "2026-10-28", was: "missed" },
      { session: "2026-11-09", was: "missed" },
    ],
    holds: [],
    contacts: [],
    decisions: [],
    openedCases: [],
  };
}
