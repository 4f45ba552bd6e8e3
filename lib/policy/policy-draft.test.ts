import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MEASURES, RULE_LEVELS, WINDOW_WORDS, bodyOfDraft, draftOf, type RuleDraft } from "@/lib/policy/policy-draft";
import { policyProblems } from "@/lib/policy/policy-problems";
import type { PolicyBody, Rule } from "@/lib/standing/types";

const two: Rule = { id: "two", measure: "absences", within: { days: 30 }, at: 2, level: "warning" };
const row: Rule = { id: "row", measure: "streak", at: 3, withoutContact: true, level: "review" };
const body: PolicyBody = { lateFrom: 6, absentFrom: 16, rules: [two, row] };

const window = fc.constantFrom(...WINDOW_WORDS);
const size = fc.integer({ min: 1, max: 99 });
const draft: fc.Arbitrary<RuleDraft> = fc.record({
  id: fc.constant(null),
  measure: fc.constantFrom(...MEASURES),
  at: size,
  window,
  size,
  level: fc.constantFrom(...RULE_LEVELS),
  excused: fc.constantFrom("skips", "counts", "breaks"),
  withoutContact: fc.boolean(),
  once: fc.option(size),
  kinds: fc.subarray(["group", "individual", "family"]),
});
const policy = fc
  .array(draft, { minLength: 1, maxLength: 8 })
  .map((rules) => bodyOfDraft({ ...draftOf(body), attend: 5, of: 6, rules }, { rules: [] }, []));

describe("a policy and its form", () => {
  it("comes back as it was when the form is sent without a change", () => {
    fc.assert(
      fc.property(policy, (stored) => {
        expect(bodyOfDraft(draftOf(stored), stored, [])).toEqual(stored);
      }),
    );
  });

  it("makes only policies that may be stored", () => {
    fc.assert(fc.property(policy, (stored) => policyProblems(stored).length === 0));
  });

  it("keeps what the form does not show", () => {
    const before: PolicyBody = { ...body, excuses: ["medical"], weights: { late: 0.5 }, weekStarts: "sunday" };
    expect(bodyOfDraft({ ...draftOf(before), lateFrom: 11 }, before, [])).toMatchObject({
      excuses: ["medical"],
      weights: { late: 0.5 },
      weekStarts: "sunday",
      lateFrom: 11,
    });
  });
});

describe("the id of a rule", () => {
  const change = (change: Partial<RuleDraft>, usedIds: string[] = []) => {
    const form = draftOf(body);
    const rules = form.rules.map((each) => (each.id === "two" ? { ...each, ...change } : each));
    return bodyOfDraft({ ...form, rules }, body, usedIds).rules[0]?.id;
  };

  it("stays when a number or a window changes", () => {
    expect(change({ at: 3 })).toBe("two");
    expect(change({ window: "last", size: 10 })).toBe("two");
  });

  it("is a new one when the level, the measure or the reading changes", () => {
    expect(change({ level: "contract" })).toBe("absences-contract");
    expect(change({ measure: "lates" })).toBe("lates-warning");
    expect(change({ excused: "counts" })).toBe("absences-warning");
    expect(change({ kinds: ["group"] })).toBe("absences-warning");
  });

  it("is never one that an older version used", () => {
    expect(change({ level: "contract" }, ["absences-contract", "absences-contract-2"])).toBe("absences-contract-3");
  });

  it("is never claimed by two rows", () => {
    const form = draftOf(body);
    const [first] = form.rules;
    const rules = bodyOfDraft({ ...form, rules: [first!, first!] }, body, []).rules.map(({ id }) => id);
    expect(rules).toEqual(["two", "absences-warning"]);
  });
});
