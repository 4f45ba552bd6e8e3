"use client";

import { useActionState } from "react";
import { ButtonLink } from "@/components/button";
import { FormError } from "@/components/form-error";
import { SubmitButton } from "@/components/submit-button";
import { noticeKindWords } from "@/lib/notices/notice-words";
import { formatDate, formatTimeRange } from "@/lib/time/format";
import { fieldError, formError, idle, typedList } from "@/server/doors/action-state";
import { logNoticeAction } from "../actions";
import type { CallInForm as CallIn, CallInSession } from "../queries/call-in";
import { KindFields, ToldFields } from "./told-fields";
import "./notices.css";

/** What somebody said who called in. For "can’t come today" everything is chosen already: one click saves it. */
export function CallInForm({ form, then }: { form: CallIn; then: string }) {
  const [state, action] = useActionState(logNoticeAction, idle);
  const { sessions, today } = form;
  const ofToday = sessions.filter(({ date }) => date === today);
  const later = sessions.filter(({ date }) => date > today);
  const isOpenToday = ofToday.some(({ isOpen }) => isOpen);
  const first = isOpenToday ? today : later.find(({ isOpen }) => isOpen)?.date;
  const chosen = typedList(
    state,
    "sessionIds",
    sessions.filter(({ date, isOpen }) => date === first && isOpen).map(({ id }) => id),
  );
  const refused = "sentence" in state ? state.sentence : formError(state);
  const days = [...new Set(later.map(({ date }) => date))];
  return (
    <form action={action} className="form call-in">
      <input type="hidden" name="clientId" value={form.clientId} />
      <input type="hidden" name="then" value={then} />
      {refused === null ? null : <FormError title="This was not saved">{refused}</FormError>}
      <KindFields state={state} start={{ kind: "cannot_come", expectedTime: "" }} />
      <fieldset className="call-in__sessions" aria-describedby="f-sessionIds-error">
        <legend className="label">Which sessions</legend>
        {fieldError(state, "sessionIds") === undefined ? null : (
          <p className="err" id="f-sessionIds-error">
            {fieldError(state, "sessionIds")}
          </p>
        )}
        {sessions.length === 0 ? <p className="soft">Nothing is planned for them in the next two weeks.</p> : null}
        {ofToday.length > 0 ? <Day title="Today" sessions={ofToday} chosen={chosen} /> : null}
        {days.length > 0 ? (
          <details open={!isOpenToday}>
            <summary>{ofToday.length > 0 ? "Tomorrow or another day" : "Their next days"}</summary>
            {days.map((date) => (
              <Day
                key={date}
                title={formatDate(date, today)}
                sessions={later.filter((session) => session.date === date)}
                chosen={chosen}
              />
            ))}
          </details>
        ) : null}
      </fieldset>
      <ToldFields
        state={state}
        start={{ channel: "phone", reason: "", words: "", givenDate: form.today, givenTime: form.time }}
      />
      <div className="form__end">
        <SubmitButton variant="primary">Save</SubmitButton>
        <ButtonLink href={then}>Cancel</ButtonLink>
      </div>
    </form>
  );
}

function Day({
  title,
  sessions,
  chosen,
}: {
  title: string;
  sessions: readonly CallInSession[];
  chosen: readonly string[];
}) {
  return (
    <div className="call-in__day" role="group" aria-label={title}>
      <b>{title}</b>
      {sessions.map((session) => (
        <label key={session.id} className="check">
          <input type="checkbox" name="sessionIds" value={session.id} defaultChecked={chosen.includes(session.id)} />
          <span>
            {formatTimeRange(session.startTime, session.endTime)} {session.title}
            {session.told === null ? null : (
              <small className="soft">
                {" "}
                told us: {noticeKindWords({ kind: session.told.kind, expectedTime: null })}
              </small>
            )}
            {session.isOver ? <small className="soft"> is over</small> : null}
          </span>
        </label>
      ))}
    </div>
  );
}
