import { describe, expect, it } from "vitest";
import { policyProblems } from "@/lib/policy/policy-problems";
import type { PolicyBody, Rule } from "@/lib/standing/types";

const rule: Rule = { id: "one", measure: "absences", within: { days: 30 }, at: 1, level: "watch" };
const base: PolicyBody = { rules: [rule] };
const paths = (body: PolicyBody) => policyProblems(body).map(({ path }) => path);
const withRule = (change: object): PolicyBody => ({ rules: [{ ...rule, ...change } as Rule] });

describe("policyProblems", () => {
  it("finds nothing in a policy that may be stored", () => {
    expect(paths(base)).toEqual([]);
    expect(paths({ ...base, lateFrom: 6, absentFrom: 16, noticeHours: 0, leftEarlyFrom: null })).toEqual([]);
    expect(paths({ ...base, contract: { attend: 6, of: 6 } })).toEqual([]);
  });

  it.each([
    ["late after no time", { lateFrom: 0 }, ["lateFrom"]],
    ["half minutes", { absentFrom: 15.5 }, ["absentFrom"]],
    ["missed before late", { lateFrom: 16, absentFrom: 16 }, ["absentFrom"]],
    ["notice of a year", { noticeHours: 8760 }, ["noticeHours"]],
    ["more to attend than there are", { contract: { attend: 7, of: 6 } }, ["contract.attend"]],
    ["a contract over nothing", { contract: { attend: 0, of: 0 } }, ["contract.of"]],
    ["no rule", { rules: [] }, ["rules"]],
  ] satisfies [string, Partial<PolicyBody>, string[]][])("%s", (_, change, expected) => {
    expect(paths({ ...base, ...change })).toEqual(expected);
  });

  it.each([
    ["at nothing", { at: 0 }, ["rules.0.at"]],
    ["at a third", { at: 1 / 3 }, ["rules.0.at"]],
    ["at no number", { at: Number.NaN }, ["rules.0.at"]],
    ["within no days", { within: { days: 0 } }, ["rules.0.size"]],
    ["of the last half", { within: { last: 0.5 } }, ["rules.0.size"]],
    ["a rate above all", { measure: "rate", below: 101 }, ["rules.0.at"]],
    ["once none", { measure: "rate", below: 80, once: 0 }, ["rules.0.once"]],
    ["half a day away", { measure: "daysSinceAttended", at: 0.5 }, ["rules.0.at"]],
    ["the reserved name", { id: "contract" }, ["rules.0.id"]],
    ["no name", { id: "" }, ["rules.0.id"]],
  ])("a rule %s", (_, change, expected) => {
    expect(paths(withRule(change))).toEqual(expected);
  });

  it("allows half days, which half weights add up to", () => {
    expect(paths(withRule({ at: 2.5 }))).toEqual([]);
  });

  it("asks for the terms where a rule leads to a contract", () => {
    expect(paths(withRule({ level: "contract" }))).toEqual(["contract.attend"]);
    expect(paths({ ...withRule({ level: "contract" }), contract: { attend: 5, of: 6 } })).toEqual([]);
  });

  it("keeps ids apart and the list short", () => {
    expect(paths({ rules: [rule, rule] })).toEqual(["rules.1.id"]);
    const many = Array.from({ length: 21 }, (_, index) => ({ ...rule, id: `rule-${index}` }));
    expect(paths({ rules: many })).toEqual(["rules"]);
  });

  it("leaves the language itself to the standing rules", () => {
    expect(paths(withRule({ level: "expelled" }))).toEqual(["rules.0.level"]);
    expect(paths({ ...base, penalty: 5 } as PolicyBody)).toEqual(["penalty"]);
  });

  it("says each problem in a sentence", () => {
    for (const { sentence } of policyProblems({ lateFrom: 0, absentFrom: -1, rules: [] })) {
      expect(sentence).toMatch(/^[A-Z].*\.$/);
    }
  });
});
