"use client";

import { useActionState } from "react";
import { useDiscreet } from "@/components/discreet";
import { SubmitButton } from "@/components/submit-button";
import { DISCREET_TITLE } from "@/lib/discreet/discreetly";
import { formError, idle } from "@/server/doors/action-state";
import { remindAction } from "../actions";

/** "Remind": whoever leads it gets a neutral letter. For half an hour after it there is nothing to press. */
export function RemindForm({ sessionId, title, isRested }: { sessionId: string; title: string; isRested: boolean }) {
  const [state, action] = useActionState(remindAction, idle);
  const { isOn: isDiscreet } = useDiscreet();
  const trouble = formError(state);
  return (
    <form action={action}>
      <input type="hidden" name="sessionId" value={sessionId} />
      <SubmitButton
        variant="default"
        disabled={!isRested}
        aria-label={`Remind: ${isDiscreet ? DISCREET_TITLE : title}`}
      >
        {isRested ? "Remind" : "Reminded"}
      </SubmitButton>
      <span role="status" className="sr">
        {state.status === "done" ? state.message : ""}
      </span>
      {trouble === null ? null : (
        <small className="err" role="alert">
          {trouble}
        </small>
      )}
    </form>
  );
}
