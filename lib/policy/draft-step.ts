import type { PolicyDraft, RuleDraft } from "@/lib/policy/policy-draft";

/** What a button beside a rule does to the list: rules count from 0. */
export type DraftStep = { readonly step: "add" } | { readonly step: "up" | "down" | "remove"; readonly rule: number };

const NEW_RULE: RuleDraft = {
  id: null,
  measure: "absences",
  at: 1,
  window: "days",
  size: 30,
  level: "watch",
  excused: "skips",
  withoutContact: false,
  once: null,
  kinds: [],
};

/** "up-2", "down-2", "remove-2" or "add"; anything else is no step. */
export function readStep(text: string | null): DraftStep | null {
  if (text === "add") return { step: "add" };
  const [, step, rule] = /^(up|down|remove)-(\d{1,2})$/.exec(text ?? "") ?? [];
  return step === undefined ? null : { step: step as "up" | "down" | "remove", rule: Number(rule) };
}

/** The draft after a step. A step beyond the list changes nothing. */
export function takeStep(draft: PolicyDraft, asked: DraftStep): PolicyDraft {
  const rules = [...draft.rules];
  if (asked.step === "add") return { ...draft, rules: [...rules, NEW_RULE] };
  const { step, rule } = asked;
  const moved = rules[rule];
  if (moved === undefined) return draft;
  rules.splice(rule, 1);
  if (step !== "remove") rules.splice(Math.max(0, step === "up" ? rule - 1 : rule + 1), 0, moved);
  return { ...draft, rules };
}
