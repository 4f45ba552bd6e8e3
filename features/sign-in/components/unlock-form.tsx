"use client";

import { useActionState } from "react";
import { FormError } from "@/components/form-error";
import { PasswordField } from "@/components/password-field";
import { SubmitButton } from "@/components/submit-button";
import { fieldError, formError, idle } from "@/server/doors/action-state";
import { unlockAction } from "../actions";

/** Asks for the password of whoever is signed in here. It does not say who that is: the room may be full. */
export function UnlockForm({ next }: { next: string | null }) {
  const [state, action] = useActionState(unlockAction, idle);
  const problem = formError(state);
  return (
    <form action={action} className="entrance__form">
      {problem === null ? null : <FormError title={problem} />}
      {next === null ? null : <input type="hidden" name="next" value={next} />}
      <PasswordField
        label="Password"
        name="password"
        autoComplete="current-password"
        autoFocus
        touch
        required
        error={fieldError(state, "password")}
      />
      <SubmitButton size="tap" variant="primary" block>
        Unlock
      </SubmitButton>
    </form>
  );
}
