"use client";

import { useActionState } from "react";
import type { ButtonLook } from "@/components/button";
import { Notice } from "@/components/notice";
import { SubmitButton } from "@/components/submit-button";
import { formError, idle, type ActionState, type FormAction } from "@/server/doors/action-state";

export interface OneButtonFormProps<Value> extends Pick<ButtonLook, "variant" | "size" | "icon"> {
  action: FormAction<Value>;
  hidden: Readonly<Record<string, string>>;
  label: string;
  /** Said to screen readers after the label, where several such buttons stand on a page. */
  about?: string;
}

/** One press, one change; what stands in its way is said above the button. */
export function OneButtonForm<Value>({ action: send, hidden, label, about, ...look }: OneButtonFormProps<Value>) {
  const [state, action] = useActionState<ActionState<Value>, FormData>(send, idle);
  const sentence = state.status === "refused" ? state.sentence : formError(state);
  return (
    <form action={action} className="cl-one">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {sentence ? <Notice tone="clash" role="alert" title={sentence} /> : null}
      <SubmitButton variant="default" size="s" {...look}>
        {label}
        {about ? <span className="sr"> {about}</span> : null}
      </SubmitButton>
    </form>
  );
}
