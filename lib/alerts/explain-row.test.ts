import { describe, expect, test } from "vitest";
import type { PolicyBody, Rule, Standing } from "../standing/types";
import { localDate } from "../time/local-date";
import { explainRow, ordinal, type RowFacts } from "./explain-row";
import type { CallCause } from "./explain-call";

const today = localDate("2026-11-18");
const on = localDate("2026-11-16");
const missed: CallCause = { kind: "missed_day", on, cause: "missed" };
const group = { kind: "group", minutes: 60 } as const;
const FACTS: RowFacts = { missed: [group, group, group], attempts: [], firstCountedOn: null, lastWordOn: null };

function standing(rule: Rule, value: number, more: Partial<Standing> = {}): Standing {
  return {
    level: rule.level,
    reasons: [{ rule: rule.id, level: rule.level, holds: true, value, couldBe: value, from: null, counted: [] }],
    cases: [],
    contract: null,
    forecast: { raises: [], ifAllAttended: [] },
    weekHours: {
      ...{ from: on, to: on, required: 540, credited: 0, unmarked: 0, coming: 430, reachable: false },
      short: { client: 110, clinic: 0 },
    },
    ledger: [],
    ...more,
  };
}

const policy = (rule: Rule): PolicyBody => ({ rules: [rule] });
const days30 = (at: number, level: Rule["level"]): Rule =>
  ({
    ...{ id: "r", measure: "absences", within: { days: 30 } },
    at,
    level,
  }) as Rule;
const say = (rule: Rule, value: number, facts: Partial<RowFacts> = {}, causes = [missed, named("r")], more = {}) =>
  explainRow(causes, standing(rule, value, more), policy(rule), today, { ...FACTS, ...facts });
function named(cause: string): CallCause {
  return { kind: "standing", on, cause };
}

describe("what happened", () => {
  const streak: Rule = { id: "r", measure: "streak", at: 3, withoutContact: true, level: "review" };
  const cases: [Rule, number, Partial<RowFacts>, string][] = [
    [days30(1, "watch"), 1, {}, "First missed day in 30"],
    [days30(2, "warning"), 2, {}, "Second missed day in 30"],
    [days30(2, "warning"), 2.5, {}, "Missed Mon, Nov 16. 2.5 missed days within 30 days"],
    [{ ...days30(3, "warning"), within: { last: 12 } } as Rule, 3, {}, "Third missed day of the last 12 days"],
    [{ ...days30(3, "warning"), within: "enrollment" } as Rule, 11, {}, "11th missed day in the program"],
    [{ ...days30(3, "warning"), within: { calendar: "month" } } as Rule, 4, {}, "Fourth missed day this month"],
    [{ ...days30(3, "warning"), excused: "counts" } as Rule, 3, {}, "Third missed or excused day in 30"],
    [streak, 3, { lastWordOn: localDate("2026-11-12") }, "Missed 3 days in a row, no word since Thu, Nov 12"],
    [streak, 3, {}, "Missed 3 days in a row, no word yet"],
    [{ ...streak, withoutContact: false }, 4, {}, "Missed 4 days in a row"],
  ];
  test.each(cases)("%j at %s", (rule, value, facts, headline) => {
    expect(say(rule, value, facts).headline).toBe(headline);
  });

  test("is told by the contract while one runs, and by its end when it was not kept", () => {
    const contract = {
      signedOn: "2026-11-09",
      attend: 5,
      of: 6,
      attended: 3,
      missed: 1,
      undecided: 0,
      decidedOn: null,
    };
    expect(say(days30(1, "watch"), 1, {}, [missed], { contract: { ...contract, state: "running" } })).toEqual({
      headline: "Missed a day inside a contract: 3 of 6 attended, 1 missed",
      detail: "3 groups missed, 3 h. One more missed ends the contract early.",
    });
    const failed = { ...contract, missed: 2, state: "failed", decidedOn: "2026-11-16" };
    const words = say(days30(1, "watch"), 1, {}, [missed, named("contract@2026-11-16")], { contract: failed });
    expect(words.headline).toBe("Contract not kept: 3 of 6 attended, 2 missed");
  });

  test("is told by what still holds, where a case stayed open after its rule", () => {
    const review: Rule = { id: "silence", measure: "streak", at: 3, withoutContact: true, level: "review" };
    const watch = days30(1, "watch");
    const both = standing(watch, 3);
    const reasons = [
      ...both.reasons,
      { ...both.reasons[0]!, rule: "silence", level: "review", holds: false, value: 0 },
    ];
    const words = explainRow(
      [missed, named("r"), named("silence@2026-11-16")],
      { ...both, level: "review", reasons } as Standing,
      { rules: [watch, review] },
      today,
      FACTS,
    );
    expect(words.headline).toBe("Third missed day in 30");
  });

  test("is told by the standing, where the row has only the missed day", () => {
    expect(say(days30(2, "warning"), 2, {}, [missed]).headline).toBe("Second missed day in 30");
  });

  test("of a week says what is still possible", () => {
    const hours: CallCause = { kind: "hours", on, cause: "hours" };
    expect(say(days30(2, "warning"), 2, { missed: [] }, [hours])).toEqual({
      headline: "Can’t reach 9 h: most possible is 7 h 10 min",
      detail: "",
    });
  });
});

describe("what else is true", () => {
  test("names what was missed, then what was tried, else since when", () => {
    const first = { firstCountedOn: localDate("2026-11-05") };
    expect(say(days30(2, "warning"), 2, first).detail).toBe("3 groups missed, 3 h. First was Thu, Nov 5.");
    const tried = { ...first, attempts: [{ channel: "letter" }, { channel: "call" }, { channel: "call" }] as const };
    expect(say(days30(2, "warning"), 2, tried).detail).toBe("3 groups missed, 3 h. 1 letter and 2 calls so far.");
    expect(say(days30(1, "watch"), 1, first).detail).toBe("3 groups missed, 3 h.");
  });

  test("says the kind where it is one, and sessions where they are several", () => {
    const of = (...kinds: ("group" | "individual" | "family")[]) =>
      say(days30(1, "watch"), 1, { missed: kinds.map((kind) => ({ kind, minutes: 50 })) }).detail;
    expect(of("individual")).toBe("1 individual session missed, 50 min.");
    expect(of("family", "family")).toBe("2 family sessions missed, 1 h 40 min.");
    expect(of("group", "individual")).toBe("2 sessions missed, 1 h 40 min.");
  });
});

test.each([
  [1, "first"],
  [10, "tenth"],
  [11, "11th"],
  [13, "13th"],
  [21, "21st"],
  [22, "22nd"],
  [112, "112th"],
])("%s is %s", (count, word) => expect(ordinal(count)).toBe(word));
