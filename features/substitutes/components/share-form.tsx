"use client";

import { useActionState, useState } from "react";
import { Card, CardHeader } from "@/components/card";
import { Checkbox } from "@/components/checkbox";
import { FormError } from "@/components/form-error";
import { SubmitButton } from "@/components/submit-button";
import { fieldError, formError, idle } from "@/server/doors/action-state";
import { coverSessionsAction } from "../actions";
import { sessionsText } from "./said";

export interface ShareLine {
  readonly sessionId: string;
  readonly title: string;
  /** "Tue, Nov 24, 10:15–11:15 AM" */
  readonly when: string;
  readonly against: string | null;
  readonly isOver: boolean;
}

export interface ShareFormProps {
  absenceId: string;
  staffId: string;
  name: string;
  canAnswer: boolean;
  lines: readonly ShareLine[];
}

/** One colleague for several sessions at once: those they can take are ticked, the others say why not. */
export function ShareForm({ absenceId, staffId, name, canAnswer, lines }: ShareFormProps) {
  const [state, action] = useActionState(coverSessionsAction, idle);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    () => new Set(lines.filter(({ against }) => against === null).map(({ sessionId }) => sessionId)),
  );
  const chosen = lines.filter(({ sessionId }) => ticked.has(sessionId));
  const isAnyway = chosen.some(({ against }) => against !== null);
  const problem = formError(state) ?? fieldError(state, "sessionIds") ?? null;
  const toggle = (sessionId: string, isOn: boolean) => {
    const next = new Set(ticked);
    if (isOn) next.add(sessionId);
    else next.delete(sessionId);
    setTicked(next);
  };
  return (
    <Card pad labelledBy="choice">
      <CardHeader id="choice" title={`What ${name} could take`} />
      <form action={action} className="cov__form">
        <input type="hidden" name="absenceId" value={absenceId} />
        <input type="hidden" name="staffIds" value={staffId} />
        {problem === null ? null : <FormError title={problem} />}
        <ul className="cov__all" aria-label="Sessions">
          {lines.map(({ sessionId, title, when, against }) => (
            <li key={sessionId} className="cov__p">
              <Checkbox
                name="sessionIds"
                value={sessionId}
                checked={ticked.has(sessionId)}
                onChange={(event) => toggle(sessionId, event.currentTarget.checked)}
                label={`${title}, ${when}`}
                hint={against ?? undefined}
              />
            </li>
          ))}
        </ul>
        <div className="row row--wrap">
          <SubmitButton
            variant="primary"
            name={isAnyway ? "assignAnyway" : "assign"}
            value={staffId}
            disabled={chosen.length === 0}
          >
            {`Assign ${name} for ${sessionsText(chosen.length)}${isAnyway ? " anyway" : ""}`}
          </SubmitButton>
          {canAnswer && !isAnyway && chosen.every(({ isOver }) => !isOver) ? (
            <SubmitButton
              variant="default"
              disabled={chosen.length === 0}
            >{`Ask about ${sessionsText(chosen.length)}`}</SubmitButton>
          ) : null}
        </div>
      </form>
    </Card>
  );
}
