"use client";

import { useActionState } from "react";
import { FormError } from "@/components/form-error";
import { Notice } from "@/components/notice";
import { PasswordField } from "@/components/password-field";
import { SubmitButton } from "@/components/submit-button";
import { fieldError, formError, idle } from "@/server/doors/action-state";
import { changePasswordAction } from "../actions";

export function ChangePasswordForm({ email }: { email: string }) {
  const [state, action] = useActionState(changePasswordAction, idle);
  const problem = formError(state);
  return (
    <form action={action} className="own-account__form">
      {problem === null ? null : <FormError title={problem} />}
      {state.status === "done" ? <Notice tone="good" role="status" title={state.message} /> : null}
      <input type="hidden" name="email" value={email} autoComplete="username" />
      <PasswordField
        label="Current password"
        name="currentPassword"
        required
        error={fieldError(state, "currentPassword")}
      />
      <PasswordField
        label="New password"
        name="newPassword"
        autoComplete="new-password"
        hint="At least 12 characters. Four unrelated words make a good one."
        required
        error={fieldError(state, "newPassword")}
      />
      <SubmitButton>Change password</SubmitButton>
    </form>
  );
}
