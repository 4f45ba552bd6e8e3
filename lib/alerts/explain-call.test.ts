import { describe, expect, test } from "vitest";
import type { PolicyBody, Rule, Standing } from "../standing/types";
import { localDate } from "../time/local-date";
import { explainCall, type CallCause } from "./explain-call";

const today = localDate("2026-11-18");
const on = localDate("2026-11-17");
const missed: CallCause = { kind: "missed_day", on, cause: "missed" };

function standing(value: number, raises: Standing["forecast"]["raises"] = []): Standing {
  return {
    level: "warning",
    reasons: [{ rule: "r", level: "warning", holds: true, value, couldBe: value, from: null, counted: [] }],
    cases: [],
    contract: null,
    forecast: { raises, ifAllAttended: [] },
    weekHours: {
      from: on,
      to: on,
      required: 0,
      credited: 0,
      unmarked: 0,
      coming: 0,
      reachable: true,
      short: { client: 0, clinic: 0 },
    },
    ledger: [],
  };
}

describe("why somebody is on the call list", () => {
  const table: [Rule, number, string][] = [
    [
      { id: "r", measure: "absences", within: { days: 30 }, at: 2, level: "warning" },
      2,
      "2 missed days within 30 days",
    ],
    [
      { id: "r", measure: "absences", within: "enrollment", at: 1, level: "watch" },
      1,
      "1 missed day in the enrollment",
    ],
    [
      { id: "r", measure: "absences", within: { last: 10 }, excused: "counts", at: 5, level: "watch" },
      5,
      "5 missed or excused days of the last 10 days",
    ],
    [{ id: "r", measure: "lates", within: { calendar: "month" }, at: 3, level: "watch" }, 3, "3 late days this month"],
    [
      { id: "r", measure: "streak", at: 3, level: "review", withoutContact: true },
      3,
      "3 missed days in a row without contact",
    ],
    [{ id: "r", measure: "rate", within: { last: 12 }, below: 80, level: "watch" }, 72, "Attendance is 72%, below 80%"],
    [{ id: "r", measure: "weekMinutes", level: "watch" }, 110, "Last week was 1 h 50 min short of the plan"],
    [{ id: "r", measure: "weekDays", level: "watch" }, 1, "Last week was 1 day short of the plan"],
    [{ id: "r", measure: "daysSinceAttended", at: 14, level: "warning" }, 15, "15 days without attending"],
    [{ id: "r", measure: "daysSinceContact", at: 7, level: "watch" }, 8, "8 days without contact"],
  ];

  test.each(table)("%o", (rule, value, phrase) => {
    const policy: PolicyBody = { rules: [rule] };
    const causes: CallCause[] = [missed, { kind: "standing", on, cause: "r" }];
    expect(explainCall(causes, standing(value), policy, today).headline).toBe(`Missed Tue, Nov 17. ${phrase}.`);
    const asCase: CallCause[] = [{ kind: "standing", on, cause: "r@2026-11-17" }];
    expect(explainCall(asCase, standing(value), policy, today).headline).toBe(`${phrase}.`);
  });

  test("today is said as today", () => {
    expect(explainCall([{ ...missed, on: today }], null, null, today)).toEqual({
      headline: "Missed today.",
      detail: "",
    });
  });

  test("of several rules the strongest speaks", () => {
    const rules: Rule[] = [
      { id: "one", measure: "absences", within: { days: 30 }, at: 1, level: "watch" },
      { id: "row", measure: "streak", at: 3, level: "review" },
    ];
    const known = {
      ...standing(3),
      reasons: rules.map(({ id, level }) => ({ ...standing(3).reasons[0]!, rule: id, level })),
    };
    const causes: CallCause[] = [
      { kind: "standing", on, cause: "one" },
      { kind: "standing", on, cause: "row@2026-11-17" },
    ];
    expect(explainCall(causes, known, { rules }, today).headline).toBe("3 missed days in a row.");
  });

  test("what has aged off since is told as past, and not with a figure of today", () => {
    const aged = { ...standing(0), reasons: [{ ...standing(0).reasons[0]!, holds: false }] };
    const week: CallCause[] = [{ kind: "standing", on: localDate("2026-11-02"), cause: "r" }];
    const short: Rule = { id: "r", measure: "weekMinutes", level: "watch" };
    expect(explainCall(week, aged, { rules: [short] }, today).headline).toBe(
      "The week of Nov 2 was short of the plan.",
    );
    const absences: Rule = { id: "r", measure: "absences", within: { days: 30 }, at: 1, level: "watch" };
    const causes: CallCause[] = [{ kind: "standing", on, cause: "r" }];
    expect(explainCall(causes, aged, { rules: [absences] }, today).headline).toBe(
      "A rule of the policy held on Tue, Nov 17.",
    );
    expect(explainCall([missed, ...causes], aged, { rules: [absences] }, today).headline).toBe("Missed Tue, Nov 17.");
  });

  test("a contract that failed is said so", () => {
    const causes: CallCause[] = [{ kind: "standing", on, cause: "contract@2026-11-17" }];
    expect(explainCall(causes, standing(0), { rules: [] }, today).headline).toBe(
      "The attendance contract was not kept.",
    );
  });

  test("what one more miss would do comes second", () => {
    const raise = { rule: "r", level: "contract", misses: 1, on: "2026-11-18", until: "2026-11-25" } as const;
    expect(explainCall([missed], standing(2, [raise]), { rules: [] }, today).detail).toBe(
      "One more missed day on or before Wed, Nov 25: contract.",
    );
    expect(explainCall([missed], standing(2, [{ ...raise, misses: 0 }]), { rules: [] }, today).detail).toBe(
      "Even if everything is attended: contract on Wed, Nov 18.",
    );
    expect(explainCall([missed], standing(2, [{ ...raise, misses: 4 }]), { rules: [] }, today).detail).toBe("");
  });

  test("with nothing worse ahead, what waits for a person is said", () => {
    const at = (level: Standing["level"]) =>
      explainCall([missed], { ...standing(3), level }, { rules: [] }, today).detail;
    expect(at("review")).toBe("A person must decide. Nothing happens without notice.");
    expect(at("contract")).toBe("An attendance contract is to be agreed.");
    expect(at("warning")).toBe("");
  });

  test("a week out of reach says its figures while it runs, and is told as past afterwards", () => {
    const week = localDate("2026-11-16");
    const weekHours = {
      ...standing(0).weekHours,
      from: week,
      required: 540,
      credited: 60,
      coming: 300,
      reachable: false,
      short: { client: 150, clinic: 30 },
    };
    const causes: CallCause[] = [{ kind: "hours", on: week, cause: "hours" }];
    expect(explainCall(causes, { ...standing(0), weekHours }, { rules: [] }, today)).toEqual({
      headline: "Can’t reach 9 h this week: most possible is 6 h.",
      detail: "30 min of it is ours: it was not offered.",
    });
    const before: CallCause[] = [{ kind: "hours", on: localDate("2026-11-09"), cause: "hours" }];
    expect(explainCall(before, { ...standing(0), weekHours }, { rules: [] }, today)).toEqual({
      headline: "The hours of the week of Mon, Nov 9 were not reached.",
      detail: "",
    });
  });
});
