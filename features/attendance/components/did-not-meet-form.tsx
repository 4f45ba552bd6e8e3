"use client";

import { useActionState } from "react";
import { ButtonLink } from "@/components/button";
import { Notice } from "@/components/notice";
import { SubmitButton } from "@/components/submit-button";
import { TextField } from "@/components/text-field";
import { formatDate, formatTime } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";
import { fieldError, formError, idle, typedText } from "@/server/doors/action-state";
import { didNotMeetAction } from "../actions";
import { StepPage } from "./add-someone";

const USUAL = ["The facilitator was ill", "Nobody came", "The room could not be used", "The building was closed"];

/** "Group did not meet", with the reason that every calendar and report then carries. */
export function DidNotMeetForm({
  sessionId,
  session,
}: {
  sessionId: string;
  session: { title: string; date: LocalDate; startTime: LocalTime; isOff: boolean; hasMarks: boolean };
}) {
  const [state, action] = useActionState(didNotMeetAction, idle);
  const problem = "sentence" in state ? state.sentence : formError(state);
  return (
    <StepPage
      sessionId={sessionId}
      title="Group did not meet"
      subtitle={`${session.title}, ${formatDate(session.date)}, ${formatTime(session.startTime)}`}
    >
      <form action={action} className="stack add__c">
        <input type="hidden" name="sessionId" value={sessionId} />
        {problem ? <Notice tone="clash" role="alert" title={problem} /> : null}
        {session.hasMarks ? (
          <Notice tone="warning" title="Somebody is marked in this session, so it did meet.">
            Clear the marks first if that was a mistake.
          </Notice>
        ) : (
          <p>Nobody missed it: the session is canceled, and it counts neither for nor against anyone.</p>
        )}
        <TextField
          name="reason"
          label="Why did it not meet?"
          maxLength={200}
          touch
          required
          list="usual-reasons"
          defaultValue={typedText(state, "reason", "")}
          error={fieldError(state, "reason") ?? undefined}
        />
        <datalist id="usual-reasons">
          {USUAL.map((reason) => (
            <option key={reason} value={reason} />
          ))}
        </datalist>
        <div className="row row--wrap">
          <SubmitButton size="tap" disabled={session.hasMarks || session.isOff}>
            Record that it did not meet
          </SubmitButton>
          <ButtonLink size="tap" href={`/rosters/${sessionId}`}>
            Cancel
          </ButtonLink>
        </div>
      </form>
    </StepPage>
  );
}
