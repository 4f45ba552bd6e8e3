"use client";

import { useActionState } from "react";
import { FormError } from "@/components/form-error";
import { Notice } from "@/components/notice";
import { SubmitButton } from "@/components/submit-button";
import { TextField } from "@/components/text-field";
import { fieldError, formError, idle, typedText } from "@/server/doors/action-state";
import { askForLinkAction } from "../actions";

export function ForgotForm({ door }: { door: "staff" | "client" }) {
  const [state, action] = useActionState(askForLinkAction, idle);
  const problem = formError(state);
  if (state.status === "done") return <Notice tone="good" role="status" title={state.message} />;
  return (
    <form action={action} className="entrance__form">
      {problem === null ? null : <FormError title={problem} />}
      <input type="hidden" name="as" value={door} />
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
      <SubmitButton size="tap" block>
        Send me a new link
      </SubmitButton>
    </form>
  );
}
