"use client";

import Link from "next/link";
import { useActionState } from "react";
import { FormError } from "@/components/form-error";
import { PasswordField } from "@/components/password-field";
import { SubmitButton } from "@/components/submit-button";
import { TextField } from "@/components/text-field";
import { fieldError, formError, idle, typedText } from "@/server/doors/action-state";
import { signInAction } from "../actions";

export interface SignInFormProps {
  door: "staff" | "client";
  /** Where to go afterwards. */
  next: string | null;
  forgotHref: string;
}

export function SignInForm({ door, next, forgotHref }: SignInFormProps) {
  const [state, action] = useActionState(signInAction, idle);
  const problem = formError(state);
  return (
    <form action={action} className="entrance__form">
      {problem === null ? null : <FormError title={problem} />}
      <input type="hidden" name="as" value={door} />
      {next === null ? null : <input type="hidden" name="next" value={next} />}
      <TextField
        label={door === "staff" ? "Work email" : "Your email"}
        name="email"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        touch
        required
        defaultValue={typedText(state, "email")}
        error={fieldError(state, "email")}
      />
      <PasswordField
        label="Password"
        name="password"
        labelEnd={
          <Link className="link" href={forgotHref}>
            Forgot it
          </Link>
        }
        touch
        required
        error={fieldError(state, "password")}
      />
      <SubmitButton size="tap" block>
        Continue
      </SubmitButton>
    </form>
  );
}
