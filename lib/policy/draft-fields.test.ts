import { describe, expect, it } from "vitest";
import { countRows, fieldsOf, rowOf, textIn } from "@/lib/policy/draft-fields";
import { draftOf } from "@/lib/policy/policy-draft";
import { POLICY_TEMPLATES } from "@/lib/policy/templates/templates";

describe("the fields of a draft's form", () => {
  it.each(POLICY_TEMPLATES.map(({ key, policy }) => [key, draftOf(policy)] as const))("%s reads back", (_, draft) => {
    const fields = fieldsOf(draft);
    expect(countRows(fields)).toBe(draft.rules.length);
    expect(draft.rules.map((_rule, number) => rowOf(fields, number))).toEqual(draft.rules);
  });

  it("say which reasons excuse, and that any does", () => {
    expect(fieldsOf(draftOf({ rules: [], excuses: ["Sick"] }))).toMatchObject({
      excusedBy: "these",
      excuses: ["Sick"],
    });
    expect(fieldsOf(draftOf({ rules: [] }))).toMatchObject({ excusedBy: "any", excuses: [], lateFrom: "" });
  });

  it("are read while they are half typed", () => {
    const fields = { "rule-0-measure": "absences", "rule-0-at": "2x", "rule-0-level": "", "rule-0-kinds": "group" };
    expect(rowOf(fields, 0)).toMatchObject({ id: null, at: null, level: "watch", window: "days", kinds: ["group"] });
    expect(textIn({ days: ["30", "60"] }, "days")).toBe("30");
    expect(textIn({}, "days")).toBe("");
  });
});
