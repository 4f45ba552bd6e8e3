import { describe, expect, it } from "vitest";
import { readStep, takeStep, type DraftStep } from "@/lib/policy/draft-step";
import { draftOf } from "@/lib/policy/policy-draft";
import type { Rule } from "@/lib/standing/types";

const rule = (id: string): Rule => ({ id, measure: "streak", at: 2, level: "watch" });
const draft = draftOf({ rules: [rule("a"), rule("b"), rule("c")] });
const ids = (step: DraftStep) => takeStep(draft, step).rules.map(({ id }) => id);

describe("a step beside a rule", () => {
  it.each([
    ["up-2", ["a", "c", "b"]],
    ["up-0", ["a", "b", "c"]],
    ["down-0", ["b", "a", "c"]],
    ["down-2", ["a", "b", "c"]],
    ["remove-1", ["a", "c"]],
    ["remove-7", ["a", "b", "c"]],
    ["add", ["a", "b", "c", null]],
  ])("%s", (text, expected) => {
    const step = readStep(text);
    expect(step && ids(step)).toEqual(expected);
  });

  it.each([null, "", "save", "up", "up-x", "remove-123", "add-1"])("%s is none", (text) => {
    expect(readStep(text)).toBeNull();
  });
});
