"use client";

import { useActionState } from "react";
import { FormError } from "@/components/form-error";
import { SubmitButton } from "@/components/submit-button";
import { TextField } from "@/components/text-field";
import { fieldError, formError, idle, typedText } from "@/server/doors/action-state";
import { pairAction } from "../actions";

/** Takes the one-time code that makes this browser a check-in tablet. */
export function PairForm() {
  const [state, action] = useActionState(pairAction, idle);
  const problem = formError(state);
  return (
    <form action={action} className="entrance__form">
      {problem === null ? null : <FormError title={problem} />}
      <TextField
        label="Pairing code"
        name="code"
        hint="Eight letters and digits, such as K7MQ-2XWB."
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        touch
        required
        defaultValue={typedText(state, "code")}
        error={fieldError(state, "code")}
      />
      <SubmitButton size="tap" variant="primary" block>
        Make this the check-in tablet
      </SubmitButton>
    </form>
  );
}
