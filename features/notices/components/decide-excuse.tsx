"use client";

import { useActionState } from "react";
import { SubmitButton } from "@/components/submit-button";
import { idle } from "@/server/doors/action-state";
import { decideExcuseAction } from "../actions";
import "./notices.css";

/** Excuse what they told us, or not; and take the decision back. */
export function DecideExcuse({
  notice,
  label,
  size = "xs",
}: {
  notice: { id: string; version: number; isExcused: boolean | null; reason: string | null };
  /** Whose it is and which session, for those who do not see the row. */
  label: string;
  /** Bigger under a thumb. */
  size?: "xs" | "tap";
}) {
  const [state, action] = useActionState(decideExcuseAction, idle);
  return (
    <form action={action} className="told__x" aria-label={`Excuse for ${label}`}>
      <input type="hidden" name="noticeId" value={notice.id} />
      <input type="hidden" name="seenVersion" value={notice.version} />
      <input type="hidden" name="reason" value={notice.reason ?? ""} />
      {notice.isExcused === null ? (
        <>
          <SubmitButton variant="default" size={size} name="verdict" value="accept">
            Excuse
          </SubmitButton>
          <SubmitButton size={size} variant="ghost" name="verdict" value="not_accept">
            Don’t excuse
          </SubmitButton>
        </>
      ) : (
        <SubmitButton size={size} variant="ghost" icon="undo" name="verdict" value="undo">
          Undo the decision
        </SubmitButton>
      )}
      {"sentence" in state ? (
        <span className="err" role="alert">
          {state.sentence}
        </span>
      ) : state.status === "done" && state.message !== null ? (
        <span role="status" className="soft">
          {state.message}
        </span>
      ) : null}
    </form>
  );
}
