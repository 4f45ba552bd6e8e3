import { describe, expect, it } from "vitest";
import { draftOf, type RuleDraft } from "@/lib/policy/policy-draft";
import { noteOfRule } from "@/lib/policy/rule-note";
import type { Rule } from "@/lib/standing/types";

const rowOf = (rule: Rule): RuleDraft => draftOf({ rules: [rule] }).rules[0]!;
const two = rowOf({ id: "two", measure: "absences", within: { days: 30 }, at: 2, level: "warning" });
const run = rowOf({ id: "row", measure: "streak", at: 3, withoutContact: true, level: "review" });
const rate = rowOf({ id: "rate", measure: "rate", within: { last: 12 }, below: 80, once: 6, level: "watch" });
const away = rowOf({ id: "away", measure: "daysSinceAttended", at: 14, level: "warning" });

describe("what stands under an edited rule", () => {
  it.each([
    ["nothing changed", two, two, null],
    ["a window of days", { ...two, size: 21 }, two, ["30 days"]],
    ["the count", { ...two, at: 3 }, two, ["2 days"]],
    ["both", { ...two, at: 3, size: 21 }, two, ["2 days", "30 days"]],
    ["another window", { ...two, window: "last", size: 10 }, two, ["30 days"]],
    ["from the last so many", { ...rate, window: "month" }, rate, ["the last 12 days"]],
    ["from the enrollment", two, { ...two, window: "enrollment", size: null }, ["the enrollment"]],
    ["from a calendar month", two, { ...two, window: "month", size: null }, ["a calendar month"]],
    ["the level", { ...two, level: "contract" }, two, ["Warning"]],
    ["the kinds", { ...two, kinds: ["group"] }, two, ["all kinds"]],
    ["fewer kinds", two, { ...two, kinds: ["individual", "group"] }, ["group and individual only"]],
    ["what excused days do", { ...two, excused: "counts" }, two, ["excused left out"]],
    ["word", { ...run, withoutContact: false }, run, ["with no word"]],
    ["the percentage", { ...rate, at: 75 }, rate, ["80%"]],
    ["once so many", { ...rate, once: null }, rate, ["once 6 are taken"]],
    ["a clock", { ...away, at: 21 }, away, ["14 days"]],
    ["the measure says all", { ...two, measure: "lates", at: 9, size: 9 }, two, ["missed days"]],
  ] satisfies [string, RuleDraft, RuleDraft, string[] | null][])("%s", (_, row, before, was) => {
    expect(noteOfRule(row, before, "day")).toEqual(was === null ? null : { kind: "changed", was });
  });

  it("counts sessions where the policy does", () => {
    expect(noteOfRule({ ...two, at: 3 }, two, "session")).toEqual({ kind: "changed", was: ["2 sessions"] });
  });

  it("does not look at what the measure has no use for", () => {
    expect(noteOfRule({ ...away, size: 9, window: "last", kinds: ["group"] }, away, "day")).toBeNull();
  });

  it("says of a rule that was not there that it is new", () => {
    expect(noteOfRule(two, null, "day")).toEqual({ kind: "new" });
  });
});
