"use client";

import { useActionState, useState } from "react";
import { Card, CardHeader } from "@/components/card";
import { Checkbox } from "@/components/checkbox";
import { FormError } from "@/components/form-error";
import { SubmitButton } from "@/components/submit-button";
import { Tag } from "@/components/tag";
import { TextField } from "@/components/text-field";
import { fieldError, formError, idle, typedText } from "@/server/doors/action-state";
import { coverSessionsAction } from "../actions";
import type { PickLine } from "../queries/cover-plan";

export interface ChoiceFormProps {
  absenceId: string;
  sessionId: string;
  /** "Relapse prevention, Tue, Nov 24, 10:15–11:15 AM" */
  what: string;
  expected: number;
  /** A question about what is over helps nobody. */
  canAsk: boolean;
  good: readonly PickLine[];
  others: readonly PickLine[];
}

/** Who could lead one session: tick whom to ask, or put one down at once. Who is no good pick is listed with why. */
export function ChoiceForm(props: ChoiceFormProps) {
  const { absenceId, sessionId, what, expected, canAsk, good, others } = props;
  const [state, action] = useActionState(coverSessionsAction, idle);
  const [ticked, setTicked] = useState(0);
  const problem = formError(state) ?? fieldError(state, "staffIds") ?? fieldError(state, "sessionIds") ?? null;
  const canBeAsked = canAsk && good.some(({ canAnswer, isAsked }) => canAnswer && !isAsked);
  return (
    <Card pad labelledBy="choice">
      <CardHeader id="choice" title="Who could lead it" />
      <p>
        <b>{what}</b>
        <br />
        <span className="muted">{expected === 1 ? "1 person is expected." : `${expected} people are expected.`}</span>
      </p>
      <form
        action={action}
        className="cov__form"
        onChange={(event) =>
          setTicked(event.currentTarget.querySelectorAll('input[name="staffIds"]:checked:not(:disabled)').length)
        }
      >
        <input type="hidden" name="absenceId" value={absenceId} />
        <input type="hidden" name="sessionIds" value={sessionId} />
        {problem === null ? null : <FormError title={problem} />}
        {good.length === 0 ? (
          <p>Nobody who holds what it asks for is free at that time.</p>
        ) : (
          <ul className="cov__picks" aria-label="Free colleagues, the best first">
            {good.map((line) => (
              <li key={line.staffId} className="cov__p">
                {canAsk && line.canAnswer && !line.isAsked ? (
                  <Checkbox name="staffIds" value={line.staffId} label={line.fullName} hint={line.words} />
                ) : (
                  <div>
                    {line.fullName} {line.isAsked ? <Tag tone="keel">Asked</Tag> : null}
                    <small>{line.words}</small>
                    {line.canAnswer ? null : <small>cannot sign in here, so talk to them</small>}
                  </div>
                )}
                <SubmitButton
                  size="s"
                  name="assign"
                  value={line.staffId}
                  variant="default"
                  aria-label={`Assign ${line.name}`}
                >
                  Assign
                </SubmitButton>
              </li>
            ))}
          </ul>
        )}
        {canBeAsked ? (
          <>
            <TextField
              label="A line to them"
              name="note"
              optional="optional"
              maxLength={200}
              autoComplete="off"
              defaultValue={typedText(state, "note")}
              error={fieldError(state, "note")}
              hint="They read it here, not in the mail. Leave clients’ names out."
            />
            <div>
              <SubmitButton variant="primary">
                {ticked === 0 ? "Ask" : ticked === 1 ? "Ask 1 colleague" : `Ask ${ticked} colleagues`}
              </SubmitButton>
              <p className="hint">Whoever says yes first leads it. The others are told.</p>
            </div>
          </>
        ) : null}
        {others.length === 0 ? null : (
          <details className="cov__more" open={good.length === 0}>
            <summary>
              {others.length === 1 ? "1 colleague is no good pick" : `${others.length} colleagues are no good pick`}
            </summary>
            <ul className="cov__picks">
              {others.map((line) => (
                <li key={line.staffId} className="cov__p">
                  <div>
                    {line.fullName}
                    <small>{line.words}</small>
                  </div>
                  <SubmitButton
                    size="s"
                    variant="ghost"
                    name="assignAnyway"
                    value={line.staffId}
                    aria-label={`Assign ${line.name} anyway`}
                  >
                    Assign anyway
                  </SubmitButton>
                </li>
              ))}
            </ul>
          </details>
        )}
      </form>
    </Card>
  );
}
