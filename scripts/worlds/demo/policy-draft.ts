import { keepPolicyDraft } from "@/features/policies/commands/drafts";
import { DEFAULT_POLICY } from "@/lib/policy/default-policy";
import { draftOf } from "@/lib/policy/policy-draft";
import { addDays } from "@/lib/time/local-date";
import type { Company } from "./people";

/** What the director is thinking about: two missed days within three weeks instead of a month. Nobody is under it yet. */
export async function draftNextPolicy({ stage, places }: Company): Promise<void> {
  const usual = draftOf(DEFAULT_POLICY);
  const rules = usual.rules.map((rule) => (rule.id === "two" ? { ...rule, size: 21 } : rule));
  await stage.do(
    keepPolicyDraft,
    { programId: places.programs.iop, seenDraft: 0, draft: { ...usual, rules } },
    { by: places.staff.dana, at: stage.at(addDays(stage.today, -1), "16:12") },
  );
}
