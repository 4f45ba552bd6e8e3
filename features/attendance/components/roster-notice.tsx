"use client";

import { useActionState } from "react";
import { Icon } from "@/components/icon";
import { SubmitButton } from "@/components/submit-button";
import { formatDate } from "@/lib/time/format";
import { idle } from "@/server/doors/action-state";
import { metAfterAllAction } from "../actions";
import type { RosterView } from "../queries/roster-view";

/** Why this roster is not for marking, or what holds of it. Nothing for an ordinary one. */
export function RosterNotice({ view }: { view: RosterView }) {
  const [state, metAfterAll] = useActionState(metAfterAllAction, idle);
  const words = wordsOf(view);
  if (words === null) return null;
  const mayTakeBack = view.didNotMeet !== null && view.mayMark && (!view.isLocked || view.mayCorrectLocked);
  return (
    <div className="ros__state">
      <Icon name={view.didNotMeet === null ? "info" : "m-closed"} />
      <p className="grow">
        {words}
        {"sentence" in state ? (
          <span className="err" role="alert">
            {" "}
            {state.sentence}
          </span>
        ) : null}
      </p>
      {mayTakeBack ? (
        <form action={metAfterAll}>
          <input type="hidden" name="sessionId" value={view.sessionId} />
          <SubmitButton variant="default" size="tap" icon="undo">
            It did meet
          </SubmitButton>
        </form>
      ) : null}
    </div>
  );
}

function wordsOf(view: RosterView): string | null {
  if (view.didNotMeet !== null) return `This group did not meet: ${view.didNotMeet.reason}. Nobody missed it.`;
  if (view.status === "closed") return "The site was closed for this session. Nobody was expected.";
  if (view.status === "cancelled") return "This session was canceled. There is no attendance to take.";
  if (!view.mayMark) return "You can read this roster. Its facilitators and the front desk record it.";
  if (view.isLocked && !view.mayCorrectLocked) return "This period is locked. A director or an admin can correct it.";
  if (view.opensInMinutes > 0) return "Attendance opens 30 minutes before the start. An excuse can be recorded now.";
  const locks = view.locksOn === null || view.isLocked ? "" : ` Locks ${formatDate(view.locksOn, view.today)}.`;
  if (view.isFinished) return `This roster is finished. Marks can still be corrected.${locks}`;
  return view.date < view.today && locks !== "" ? locks.trim() : null;
}
