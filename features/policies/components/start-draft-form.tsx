"use client";

import { useActionState } from "react";
import { FormError } from "@/components/form-error";
import { SubmitButton } from "@/components/submit-button";
import { startPolicyDraftAction } from "@/features/policies/actions";
import { formError, idle } from "@/server/doors/action-state";

export interface StartDraftFormProps {
  readonly programId: string;
  readonly seenDraft: number;
  /** "template:W6" or "version:3". */
  readonly source: string;
  /** What it is, for those who do not see beside which policy the button stands. */
  readonly label: string;
}

/** Begins the draft with this policy, in place of the draft there is. */
export function StartDraftForm({ programId, seenDraft, source, label }: StartDraftFormProps) {
  const [state, action] = useActionState(startPolicyDraftAction, idle);
  const problem = formError(state);
  return (
    <form action={action}>
      <input type="hidden" name="programId" value={programId} />
      <input type="hidden" name="seenDraft" value={seenDraft} />
      <input type="hidden" name="source" value={source} />
      <SubmitButton size="s" variant="default">
        Start from this<span className="sr">: {label}</span>
      </SubmitButton>
      {problem === null ? null : <FormError title={problem} />}
    </form>
  );
}
