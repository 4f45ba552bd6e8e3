"use client";

import { useActionState } from "react";
import { FormError } from "@/components/form-error";
import { PasswordField } from "@/components/password-field";
import { SubmitButton } from "@/components/submit-button";
import { fieldError, formError, idle } from "@/server/doors/action-state";
import { joinAction } from "../actions";

export interface JoinFormProps {
  token: string;
  /** For the browser's password keeper, which files a password under a name. */
  email: string;
}

export function JoinForm({ token, email }: JoinFormProps) {
  const [state, action] = useActionState(joinAction, idle);
  const problem = formError(state);
  return (
    <form action={action} className="entrance__form">
      {problem === null ? null : <FormError title={problem} />}
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="email" value={email} autoComplete="username" />
      <PasswordField
        label="New password"
        name="password"
        autoComplete="new-password"
        hint="At least 12 characters. Four unrelated words make a good one."
        touch
        required
        error={fieldError(state, "password")}
      />
      <SubmitButton size="tap" block>
        Set password
      </SubmitButton>
    </form>
  );
}
