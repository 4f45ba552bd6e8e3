"use client";

import { useActionState } from "react";
import { SubmitButton } from "@/components/submit-button";
import { formError, idle } from "@/server/doors/action-state";
import { takeBackAction } from "../actions";

/** Takes a question back, or lets a colleague go who stepped in. */
export function TakeBackForm(props: {
  absenceId: string;
  requestIds: readonly string[];
  label: string;
  /** The whole of it, for those who do not see the row. */
  name: string;
}) {
  const [state, action] = useActionState(takeBackAction, idle);
  const problem = formError(state);
  return (
    <form action={action}>
      <input type="hidden" name="absenceId" value={props.absenceId} />
      {props.requestIds.map((id) => (
        <input key={id} type="hidden" name="requestIds" value={id} />
      ))}
      {problem === null ? null : (
        <p role="alert" className="cov__bad">
          {problem}
        </p>
      )}
      <SubmitButton size="s" variant="ghost" aria-label={props.name}>
        {props.label}
      </SubmitButton>
    </form>
  );
}
