import { describe, expect, it } from "vitest";
import publicCases from "@/lib/standing/cases/standing-public.json";
import { checkPolicy } from "@/lib/standing/check-policy";
import { describeRule } from "@/lib/standing/sentences";

function codesOf(body: unknown): string[] {
  const result = checkPolicy(body);
  return result.ok ? [] : result.refusal.map(({ code, path }) => `${path}: ${code}`);
}

const rule = { id: "two", measure: "absences", within: { days: 30 }, at: 2, level: "warning" };

describe("policies collected from the field", () => {
  it.each(Object.entries(publicCases.policies))(
    "%s passes and reads as its sentences",
    (_name, { policy, sentences }) => {
      const result = checkPolicy(policy);
      if (!result.ok) throw new Error(JSON.stringify(result.refusal));
      expect(result.value).toEqual(policy);
      expect(result.value.rules.map((one) => describeRule(one, result.value.countBy ?? "day"))).toEqual(sentences);
    },
  );

  it("passes every policy version of the worked examples", () => {
    for (const { input } of publicCases.cases) {
      for (const { version: _version, from: _from, ...body } of input.policyVersions) expect(codesOf(body)).toEqual([]);
    }
  });
});

describe("a policy that the language does not have", () => {
  it.each([
    ["a text", "strict", [": not_a_policy"]],
    ["nothing", null, [": not_a_policy"]],
    ["a list", [], [": not_a_policy"]],
    ["no rules", {}, ["rules: no_rules"]],
    ["rules that are no list", { rules: { two: rule } }, ["rules: no_rules"]],
    ["an unknown field", { rules: [], grace: 5 }, ["grace: unknown_field"]],
    ["a version number inside", { rules: [], version: 1 }, ["version: unknown_field"]],
    [
      "unknown words",
      { rules: [], countBy: "hour", adoption: "now", weekStarts: "friday" },
      ["adoption: unknown_word", "countBy: unknown_word", "weekStarts: unknown_word"],
    ],
    [
      "numbers that are none",
      { rules: [], lateFrom: "6", absentFrom: -1, leftEarlyFrom: 1.5, noticeHours: -2 },
      ["lateFrom: not_minutes", "absentFrom: not_minutes", "leftEarlyFrom: not_minutes", "noticeHours: not_hours"],
    ],
    ["half a day for make-ups", { rules: [], makeUpErasesWithin: 0.5 }, ["makeUpErasesWithin: not_days"]],
    ["excuses that are one text", { rules: [], excuses: "medical" }, ["excuses: not_reasons"]],
    ["an empty excuse", { rules: [], excuses: [""] }, ["excuses: not_reasons"]],
    [
      "weights out of range",
      { rules: [], weights: { late: 0.25, early: 1 } },
      ["weights.early: unknown_field", "weights.late: not_weights"],
    ],
    ["weights as a number", { rules: [], weights: 1 }, ["weights: not_weights"]],
    ["a contract of more than there are", { rules: [], contract: { attend: 7, of: 6 } }, ["contract: not_contract"]],
    ["a contract as a text", { rules: [], contract: "5 of 6" }, ["contract: not_contract"]],
    [
      "a contract with other words",
      { rules: [], contract: { attend: 1, of: 1, excused: "breaks", months: 2 } },
      ["contract.months: unknown_field", "contract.excused: unknown_word"],
    ],
  ])("%s", (_name, body, problems) => {
    expect(codesOf(body)).toEqual(problems);
  });
});

describe("a rule that the language does not have", () => {
  it.each<[string, unknown, string[]]>([
    ["a text", "At 2 missed days", ["rules.0: not_a_rule"]],
    ["without an id", { ...rule, id: "" }, ["rules.0.id: not_an_id"]],
    ["called contract", { ...rule, id: "contract" }, ["rules.0.id: reserved_id"]],
    ["of level good", { ...rule, level: "good" }, ["rules.0.level: unknown_word"]],
    ["of an unknown measure", { ...rule, measure: "fees" }, ["rules.0.measure: unknown_word"]],
    ["of a measure that every object has", { ...rule, measure: "toString" }, ["rules.0.measure: unknown_word"]],
    ["with a field of another measure", { ...rule, once: 3 }, ["rules.0.once: unknown_field"]],
    ["with an empty list of kinds", { ...rule, kinds: [] }, ["rules.0.kinds: not_kinds"]],
    ["an absence that breaks", { ...rule, excused: "breaks" }, ["rules.0.excused: breaks_no_row"]],
    ["excused in another way", { ...rule, excused: "forgives" }, ["rules.0.excused: unknown_word"]],
    ["without a window", { ...rule, within: undefined }, ["rules.0.within: not_a_window"]],
    ["with two windows", { ...rule, within: { days: 3, last: 2 } }, ["rules.0.within: not_a_window"]],
    ["within no days", { ...rule, within: { days: 0 } }, ["rules.0.within: not_a_window"]],
    ["in a calendar year", { ...rule, within: { calendar: "year" } }, ["rules.0.within: not_a_window"]],
    ["at a third", { ...rule, at: 1 / 3 }, ["rules.0.at: not_a_count"]],
    ["at nothing", { ...rule, at: 0 }, ["rules.0.at: not_a_count"]],
    [
      "a row of one and a half",
      { id: "row", measure: "streak", at: 1.5, level: "review" },
      ["rules.0.at: not_a_count"],
    ],
    [
      "a row with a text for contact",
      { id: "row", measure: "streak", at: 2, withoutContact: "yes", level: "review" },
      ["rules.0.withoutContact: unknown_word"],
    ],
    [
      "a rate above the whole, once never",
      { id: "rate", measure: "rate", within: "enrollment", below: 101, once: 0, level: "watch" },
      ["rules.0.below: not_a_percentage", "rules.0.once: not_a_count"],
    ],
    ["a week with a number", { id: "w", measure: "weekDays", at: 3, level: "watch" }, ["rules.0.at: unknown_field"]],
  ])("%s", (_name, wrong, problems) => {
    expect(codesOf({ rules: [wrong] })).toEqual(problems);
  });

  it("names the second of two rules with one id", () => {
    expect(codesOf({ rules: [rule, { ...rule, at: 3 }] })).toEqual(["rules.1.id: repeated_id"]);
  });

  it("takes half a day, every window and every word", () => {
    const rules = [
      { ...rule, at: 0.5, kinds: ["group"], excused: "counts" },
      { ...rule, id: "b", within: { last: 3 }, measure: "lates", excused: "skips" },
      { id: "c", measure: "streak", at: 1, withoutContact: true, excused: "breaks", level: "review" },
      { id: "d", measure: "rate", within: { calendar: "week" }, below: 100, once: 1, level: "contract" },
      { id: "e", measure: "weekMinutes", level: "watch" },
      { id: "f", measure: "daysSinceContact", at: 7, level: "watch" },
    ];
    expect(codesOf({ rules, excuses: null, contract: null, noticeHours: 0.5, weights: {} })).toEqual([]);
  });

  it("says each problem in a sentence", () => {
    const result = checkPolicy({ rules: [{ ...rule, id: "contract" }] });
    expect(result.ok ? [] : result.refusal.map(({ sentence }) => sentence)).toEqual([
      "No rule is called “contract”: that name belongs to the contract itself.",
    ]);
  });
});
