"use client";

import { useActionState } from "react";
import { FormError } from "@/components/form-error";
import { SubmitButton } from "@/components/submit-button";
import { TextField } from "@/components/text-field";
import { fieldError, formError, idle, typedText, type FormAction } from "@/server/doors/action-state";

/** Cancels one session, with the reason. */
export function CancelForm({ sessionId, cancel }: { sessionId: string; cancel: FormAction<{ sessionId: string }> }) {
  const [state, action] = useActionState(cancel, idle);
  const problem = formError(state);
  return (
    <form action={action} className="cancel-form" noValidate>
      <input type="hidden" name="sessionId" value={sessionId} />
      {problem === null ? null : <FormError title={problem} />}
      <TextField
        label="Why"
        name="reason"
        key={typedText(state, "reason")}
        defaultValue={typedText(state, "reason")}
        error={fieldError(state, "reason")}
        hint="Kept on record. Clients see only that it is canceled."
        autoComplete="off"
      />
      <SubmitButton variant="danger">Cancel this session</SubmitButton>
    </form>
  );
}
