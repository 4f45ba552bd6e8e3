"use client";

import { useActionState } from "react";
import { FormError } from "@/components/form-error";
import { SubmitButton } from "@/components/submit-button";
import { acknowledgePolicyAction } from "@/features/standing/actions";
import { formError, idle } from "@/server/doors/action-state";

export interface PaperSignatureFormProps {
  readonly enrollmentId: string;
  readonly name: string;
  readonly version: number;
}

/** Records that somebody signed on paper. It counts from today: the paper is in the file. */
export function PaperSignatureForm({ enrollmentId, name, version }: PaperSignatureFormProps) {
  const [state, action] = useActionState(acknowledgePolicyAction, idle);
  const problem = formError(state);
  return (
    <form action={action} className="pol-record">
      <input type="hidden" name="enrollmentId" value={enrollmentId} />
      <input type="hidden" name="policyVersion" value={version} />
      <input type="hidden" name="reason" value="Signed on paper." />
      <SubmitButton size="s" variant="default">
        Record a paper signature<span className="sr"> of {name}</span>
      </SubmitButton>
      {problem === null ? null : <FormError title={problem} />}
    </form>
  );
}
