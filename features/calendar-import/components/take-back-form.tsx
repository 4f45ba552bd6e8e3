"use client";

import { useActionState } from "react";
import { Notice } from "@/components/notice";
import { SubmitButton } from "@/components/submit-button";
import { takeBackImportAction } from "@/features/calendar-import/actions";
import { formError, idle } from "@/server/doors/action-state";

export interface TakeBackFormProps {
  importId: string;
  sessions: number;
  fileName: string;
}

/** Takes an import back, after a second look. Open and shut without JavaScript too. */
export function TakeBackForm({ importId, sessions, fileName }: TakeBackFormProps) {
  const [state, action] = useActionState(takeBackImportAction, idle);
  const error = formError(state);
  const what = `${sessions.toLocaleString("en-US")} ${sessions === 1 ? "session" : "sessions"}`;
  return (
    <details className="imp-back" open={error !== null}>
      <summary>
        Take back {what}
        <span className="sr"> of {fileName}</span>
      </summary>
      <form action={action} className="stack">
        <input type="hidden" name="importId" value={importId} />
        {error === null ? null : <Notice tone="warning" role="alert" title={error} />}
        <p>Its series and sessions go. It is refused once attendance was taken in one, or somebody takes part.</p>
        <SubmitButton variant="danger" size="s" icon="undo">
          Take back {what}
        </SubmitButton>
      </form>
    </details>
  );
}
