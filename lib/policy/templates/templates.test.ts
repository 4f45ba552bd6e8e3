import { describe, expect, it } from "vitest";
import { policyProblems } from "@/lib/policy/policy-problems";
import { findTemplate, POLICY_TEMPLATES } from "@/lib/policy/templates/templates";
import cases from "@/lib/standing/cases/standing-public.json";
import { describeRule } from "@/lib/standing/sentences";

const collected = Object.entries(cases.policies) as [string, { policy: object; sentences: string[] }][];

describe("the policies to start from", () => {
  it.each(collected)("%s is the one collected from the field, with its sentences", (key, { policy, sentences }) => {
    const template = findTemplate(key);
    expect(template?.policy).toEqual(policy);
    expect(template?.policy.rules.map((rule) => describeRule(rule, template.policy.countBy ?? "day"))).toEqual(
      sentences,
    );
  });

  it("are those, and the usual one before them", () => {
    expect(POLICY_TEMPLATES.map(({ key }) => key)).toEqual(["usual", ...collected.map(([key]) => key)]);
  });

  it.each(POLICY_TEMPLATES.map((template) => [template.key, template] as const))("%s may be stored", (_, template) => {
    expect(policyProblems(template.policy)).toEqual([]);
  });

  it("is found by its key only", () => {
    expect(findTemplate("W9")).toBeNull();
  });
});
