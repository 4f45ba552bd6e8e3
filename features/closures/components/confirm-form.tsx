"use client";

import { useActionState, type ReactNode } from "react";
import { Checkbox } from "@/components/checkbox";
import { Notice } from "@/components/notice";
import { SubmitButton } from "@/components/submit-button";
import { countClients } from "@/lib/scheduling/closure-words";
import { idle, type FormAction } from "@/server/doors/action-state";

export interface ConfirmFormProps {
  action: FormAction<unknown>;
  /** What is confirmed, as the preview's address says it. */
  fields: readonly { readonly name: string; readonly value: string }[];
  button: string;
  told: { readonly reachable: number; readonly unreachable: number };
  /** Choices that belong to the confirmation alone. */
  children?: ReactNode;
}

/** The button that does what the preview shows, and repeats its numbers. */
export function ConfirmForm({ action: act, fields, button, told, children }: ConfirmFormProps) {
  const [state, action] = useActionState(act, idle);
  const wrong = "fieldErrors" in state ? (state.formError ?? Object.values(state.fieldErrors)[0] ?? null) : null;
  const sentence = "sentence" in state ? state.sentence : wrong;
  return (
    <form action={action} className="clo-end">
      {fields.map(({ name, value }) => (
        <input key={`${name}:${value}`} type="hidden" name={name} value={value} />
      ))}
      {sentence === null ? null : <Notice tone="warning" role="alert" title={sentence} />}
      {children}
      {told.reachable + told.unreachable === 0 ? null : (
        <Checkbox
          name="tell"
          disabled={told.reachable === 0}
          label={`Tell ${countClients(told.reachable)} by email`}
          hint={
            <>
              “Your appointments on … will not take place.” Nothing more is said.
              {told.unreachable === 0 ? null : ` ${countClients(told.unreachable)} without an address: call them.`}
            </>
          }
        />
      )}
      <SubmitButton>{button}</SubmitButton>
    </form>
  );
}
