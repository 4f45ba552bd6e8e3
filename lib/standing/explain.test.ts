import fc from "fast-check";
import { describe, expect, it } from "vitest";
import publicCases from "@/lib/standing/cases/standing-public.json";
import { evaluateStanding } from "@/lib/standing/evaluate";
import { explainStandingToClient, type ClientExplanation } from "@/lib/standing/explain-to-client";
import { explainStandingToStaff } from "@/lib/standing/explain-to-staff";
import { PolicyInForce } from "@/lib/standing/policy-in-force";
import { dayOf } from "@/lib/standing/days";
import type { StandingFacts } from "@/lib/standing/standing-facts";
import { anyStandingInput } from "@/lib/standing/test-support/standing-input";
import type { Standing, StandingInput } from "@/lib/standing/types";

function factsOf(input: StandingInput): StandingFacts {
  const start = dayOf(input.enrollment.start);
  return {
    firstName: "Juniper",
    today: input.asOf,
    policy: new PolicyInForce(input.policyVersions, input.decisions, start).on(dayOf(input.asOf)).version,
    sessions: input.expectedSessions.map(({ id, start: at, kind, status }) => ({
      id,
      date: at.slice(0, 10),
      ...(kind === undefined ? {} : { kind }),
      ...(status === undefined ? {} : { status }),
    })),
  };
}

function example(name: string): { standing: Standing; facts: StandingFacts } {
  const found = publicCases.cases.find((one) => one.name === name)!;
  const input = found.input as unknown as StandingInput;
  return { standing: evaluateStanding(input), facts: factsOf(input) };
}

function staff(name: string) {
  const { standing, facts } = example(name);
  return explainStandingToStaff(standing, facts);
}

function client(name: string) {
  const { standing, facts } = example(name);
  return explainStandingToClient(standing, facts);
}

describe("a standing in the words of the staff", { timeout: 60_000 }, () => {
  it("says Juniper's whole Wednesday", () => {
    expect(staff("Juniper, Wednesday morning")).toEqual({
      headline: "2 missed days within 30 days.",
      counted: [
        { date: "2026-10-28", until: "2026-11-26", sentence: "Wed, Oct 28 until Thu, Nov 26" },
        { date: "2026-11-09", until: "2026-12-08", sentence: "Mon, Nov 9 until Tue, Dec 8" },
      ],
      notCounted: [
        { date: "2026-10-15", reason: "excused" },
        { date: "2026-11-11", reason: "site closed" },
        { date: "2026-11-16", reason: "late" },
      ],
      raises: ["One more missed day on or before Wed, Nov 25: contract."],
      ifAllAttended: "If everything is attended: watch from Fri, Nov 27, good from Wed, Dec 9.",
      hours: "4 h 38 min of 9 h, 5 h still to come.",
      couldBe: null,
    });
  });

  it("says what could still turn out", () => {
    const explained = staff("unmarked: two, could be four");
    expect(explained.headline).toBe("Good. 2 missed days in a row, could be 4: 1 not recorded.");
    expect(explained.couldBe).toBe("could be 4: 1 not recorded");
    expect(staff("attendance below 80%").headline).toBe(
      "Attendance 77% of the last 12 days, could be 66%: 1 not recorded.",
    );
  });

  it("says why a session does not count", () => {
    expect(staff("why a session did not count").notCounted).toEqual([
      { date: "2026-07-06", reason: "canceled by the clinic" },
      { date: "2026-07-08", reason: "on hold or outside the enrollment" },
      { date: "2026-07-10", reason: "waived" },
      { date: "2026-07-13", reason: "not recorded" },
      { date: "2026-07-15", reason: "made up" },
      { date: "2026-07-16", reason: "a make-up" },
      { date: "2026-07-20", reason: "excused" },
    ]);
  });

  it("speaks of contracts, reviews and weeks", () => {
    expect(staff("five of the last ten, excused counted").headline).toBe("An attendance contract is to be agreed.");
    expect(staff("a contract running").headline).toBe("2 of 4 attended, 3 needed. 1 missed.");
    expect(staff("a contract running").raises).toEqual(["One more missed day on or before Wed, Jun 17: review."]);
    expect(staff("absences in the whole enrollment").headline).toBe(
      "A person must decide. Nothing happens to this enrollment without notice.",
    );
    const week = staff("a short week, the client's part and ours");
    expect(week.headline).toBe("3 h below the plan's minutes in the week of Mar 9–15, 2026.");
    expect(week.hours).toBe("3 h of 9 h, 0 min still to come; short by 3 h; 3 h of it ours.");
    expect(staff("a week that cannot be saved any more").raises).toEqual([
      "Even if everything is attended: watch on Sun, Mar 15.",
    ]);
    expect(staff("fourteen days without attending, over a hold").headline).toBe("14 days without attending.");
    expect(staff("seven days without contact").headline).toBe("7 days without contact.");
    expect(staff("New Year's Eve").headline).toBe("Good. Nothing counts against Juniper.");
    expect(staff("late arrivals in a month").headline).toBe("3 late days in a calendar month.");
  });

  it("counts how many in a row have to be missed", () => {
    const { standing, facts } = example("Juniper, Wednesday morning");
    const raises = [{ rule: "third", level: "review", misses: 3, on: "2027-01-04", until: null }] as const;
    const later = { ...standing, forecast: { raises, ifAllAttended: [] } };
    expect(explainStandingToStaff(later, facts).raises).toEqual([
      "Missing the next 3 days: review on Mon, Jan 4, 2027.",
    ]);
    expect(explainStandingToStaff(later, facts).ifAllAttended).toBeNull();
  });

  it("has a headline for every standing", () => {
    fc.assert(
      fc.property(anyStandingInput({ days: 30, sessions: 20 }), (input) => {
        const explained = explainStandingToStaff(evaluateStanding(input), factsOf(input));
        expect(explained.headline).toMatch(/^[^ ].*\.$/);
      }),
      { numRuns: 100 },
    );
  });
});

describe("a standing in the words for the client", { timeout: 60_000 }, () => {
  it("says Juniper's own dates and the next step", () => {
    expect(client("Juniper, Wednesday morning")).toEqual({
      headline:
        "We missed you on Wed, Oct 28 and Mon, Nov 9. If something is in the way, tell us and we will look for a way together.",
      lines: [
        "If you can't come, please call before the session starts.",
        "Come to everything planned and this clears on Wed, Dec 9.",
      ],
      hours: "You have 4 h 38 min of 9 h so far this week, 5 h still to come.",
    });
  });

  it("speaks of what was agreed and of what comes next", () => {
    expect(client("New Year's Eve").headline).toBe("You're on track.");
    expect(client("a contract running").headline).toBe("You have come to 2 of the 3 days we agreed on.");
    expect(client("five of the last ten, excused counted").headline).toBe(
      "Let's sit down and agree on the next steps.",
    );
    expect(client("absences in the whole enrollment").headline).toBe(
      "We'd like to talk with you before anything is decided. You will be heard first.",
    );
    expect(client("late arrivals in a month").headline).toMatch(/^You came late on Thu, Mar 5, Tue, Mar 10 and Tue, /);
    expect(client("seven days without contact").headline).toMatch(/^We have missed you\. If something/);
    expect(client("absences in the whole enrollment").hours).toBe(
      "You have 0 min so far this week, 0 min still to come.",
    );
  });

  it("says how many days a contract to come is about", () => {
    const { standing, facts } = example("a contract failed early");
    const toBeAgreed = { ...standing, level: "contract" as const };
    expect(explainStandingToClient(toBeAgreed, facts).headline).toBe("Let's sit down and agree on the next 4 days.");
  });

  it("never names a level, a rule, or a word of blame", () => {
    const forbidden = /\b(good|watch|warning|contract|review|unexcused|violations?|failures?|failed|discharged?)\b/i;
    fc.assert(
      fc.property(anyStandingInput({ days: 30, sessions: 20 }), (input) => {
        const explained = explainStandingToClient(evaluateStanding(input), factsOf(input));
        const text = textOf(explained);
        expect(text).not.toMatch(forbidden);
        for (const { id } of input.policyVersions.flatMap(({ rules }) => rules)) expect(text).not.toContain(id);
        expect(text).not.toContain("Juniper");
      }),
      { numRuns: 150 },
    );
  });
});

function textOf({ headline, lines, hours }: ClientExplanation): string {
  return [headline, ...lines, hours].join("\n");
}
