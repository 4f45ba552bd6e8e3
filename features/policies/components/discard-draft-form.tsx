"use client";

import { useActionState } from "react";
import { FormError } from "@/components/form-error";
import { SubmitButton } from "@/components/submit-button";
import { discardPolicyDraftAction } from "@/features/policies/actions";
import { formError, idle } from "@/server/doors/action-state";

/** Throws the draft away. What is in force is not touched. */
export function DiscardDraftForm({ programId, seenDraft }: { readonly programId: string; readonly seenDraft: number }) {
  const [state, action] = useActionState(discardPolicyDraftAction, idle);
  const problem = formError(state);
  return (
    <form action={action}>
      <input type="hidden" name="programId" value={programId} />
      <input type="hidden" name="seenDraft" value={seenDraft} />
      <SubmitButton icon="undo" variant="default">
        Discard draft
      </SubmitButton>
      {problem === null ? null : <FormError title={problem} />}
    </form>
  );
}
