"use client";

import { useActionState } from "react";
import { SubmitButton } from "@/components/submit-button";
import { idle } from "@/server/doors/action-state";
import { withdrawNoticeAction } from "../actions";

/** They come after all, or it was a mistake. */
export function WithdrawNotice({ noticeId }: { noticeId: string }) {
  const [state, action] = useActionState(withdrawNoticeAction, idle);
  return (
    <form action={action}>
      <input type="hidden" name="noticeId" value={noticeId} />
      <SubmitButton size="xs" variant="ghost">
        Take back
      </SubmitButton>
      {"sentence" in state ? (
        <span className="err" role="alert">
          {state.sentence}
        </span>
      ) : null}
    </form>
  );
}
