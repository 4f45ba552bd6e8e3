import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparePolicies } from "@/lib/policy/compare-policies";
import { POLICY_TEMPLATES } from "@/lib/policy/templates/templates";
import type { PolicyBody, Rule } from "@/lib/standing/types";

const one: Rule = { id: "one", measure: "absences", within: { days: 30 }, at: 1, level: "watch" };
const two: Rule = { id: "two", measure: "absences", within: { days: 30 }, at: 2, level: "warning" };
const row: Rule = { id: "row", measure: "streak", at: 3, level: "review" };
const policy: PolicyBody = { lateFrom: 6, absentFrom: 16, rules: [one, two] };

describe("comparing two policies", () => {
  it("says what changed, was added and was removed, by sentence", () => {
    const later = { ...policy, rules: [{ ...two, within: { days: 21 } }, row] };
    expect(comparePolicies(policy, later)).toEqual({
      rules: [
        {
          id: "two",
          level: "warning",
          change: "changed",
          was: "At 2 missed days within 30 days: warning.",
          is: "At 2 missed days within 21 days: warning.",
        },
        { id: "row", level: "review", change: "added", was: null, is: "At 3 missed days in a row: review." },
        { id: "one", level: "watch", change: "removed", was: "At 1 missed day within 30 days: watch.", is: null },
      ],
      lines: [],
      isReordered: false,
      isSame: false,
    });
  });

  it("says what became of the numbers, also where one of them says nothing", () => {
    const later: PolicyBody = {
      ...policy,
      lateFrom: 11,
      weekStarts: "sunday",
      excuses: ["Sick"],
      adoption: "when-acknowledged",
    };
    expect(comparePolicies(policy, later).lines).toEqual([
      {
        topic: "arrival",
        was: "Arriving 6 to 15 minutes after the start is late. From 16 minutes it counts as missed.",
        is: "Arriving 11 to 15 minutes after the start is late. From 16 minutes it counts as missed.",
      },
      {
        topic: "excuses",
        was: "Any reason that the staff accept excuses.",
        is: "Only these reasons excuse: Sick.",
      },
      { topic: "week", was: "A week begins on Monday.", is: "A week begins on Sunday." },
      {
        topic: "adoption",
        was: "It applies to everybody on the day it begins.",
        is: "People already enrolled keep the version before until they acknowledge this one.",
      },
    ]);
  });

  it("says that a change of what is counted changes every sentence with it", () => {
    const bySession = comparePolicies(policy, { ...policy, countBy: "session" });
    expect(bySession.rules.map(({ change, is }) => [change, is])).toEqual([
      ["changed", "At 1 missed session within 30 days: watch."],
      ["changed", "At 2 missed sessions within 30 days: warning."],
    ]);
  });

  it("tells another order from another policy", () => {
    const turned = comparePolicies(policy, { ...policy, rules: [two, one] });
    expect(turned).toMatchObject({ isReordered: true, isSame: false, lines: [] });
    expect(turned.rules.every(({ change }) => change === "same")).toBe(true);
  });

  it("takes an unsaid default for what it is", () => {
    const said: PolicyBody = { ...policy, countBy: "day", weekStarts: "monday", adoption: "at-once", excuses: null };
    expect(comparePolicies(policy, said).isSame).toBe(true);
  });

  it("finds nothing between a policy and itself, and mirrored changes the other way around", () => {
    const any = fc.constantFrom(...POLICY_TEMPLATES.map((template) => template.policy));
    fc.assert(
      fc.property(any, any, (first, second) => {
        expect(comparePolicies(first, first).isSame).toBe(true);
        const there = comparePolicies(first, second);
        const back = comparePolicies(second, first);
        const count = (of: typeof there, change: string) => of.rules.filter((rule) => rule.change === change).length;
        expect(count(there, "added")).toBe(count(back, "removed"));
        expect(count(there, "changed")).toBe(count(back, "changed"));
        expect(there.lines.map(({ was, is }) => [is, was])).toEqual(back.lines.map(({ was, is }) => [was, is]));
      }),
    );
  });
});
