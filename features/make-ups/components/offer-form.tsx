"use client";

import { Checkbox } from "@/components/checkbox";
import { RecordForm } from "@/features/programs/components/record-form";
import { fieldError, typedList } from "@/server/doors/action-state";
import { offerMakeUpsAction } from "../actions";
import "./make-ups.css";

export interface OfferChoice {
  readonly sessionId: string;
  /** "Sat, Nov 21, 10:15–11:45 AM" */
  readonly when: string;
  /** "Process group, Room B" */
  readonly what: string;
  /** "Adds 1 h 30 min this week. For Mon, Nov 16." */
  readonly does: string;
  readonly state: "open" | "offered" | "declined";
}

/** Seats that fit, to be ticked and offered. */
export function OfferForm(props: { enrollmentId: string; clientId: string; choices: readonly OfferChoice[] }) {
  const { enrollmentId, clientId, choices } = props;
  const first = choices.find(({ state }) => state === "open");
  return (
    <RecordForm
      action={offerMakeUpsAction}
      hidden={{ enrollmentId }}
      submit="Offer"
      cancelHref={`/clients/${clientId}`}
    >
      {(state) => {
        const typed = typedList(state, "sessionIds", first === undefined ? [] : [first.sessionId]);
        return (
          <fieldset className="field">
            <legend className="label">Which to offer</legend>
            <Seats choices={choices.slice(0, SHOWN)} typed={typed} />
            {choices.length > SHOWN ? (
              <details className="mu-why">
                <summary>{choices.length - SHOWN} more</summary>
                <Seats choices={choices.slice(SHOWN)} typed={typed} />
              </details>
            ) : null}
            <p className="hint">
              They see it as an extra session on their phone and answer with one tap. The message to them names nothing.
            </p>
            {fieldError(state, "sessionIds") ? <p className="field__error">{fieldError(state, "sessionIds")}</p> : null}
          </fieldset>
        );
      }}
    </RecordForm>
  );
}

const SHOWN = 6;

function Seats({ choices, typed }: { choices: readonly OfferChoice[]; typed: readonly string[] }) {
  return (
    <ul className="mu-seats">
      {choices.map((choice) => (
        <li key={choice.sessionId}>
          <Checkbox
            touch
            name="sessionIds"
            value={choice.sessionId}
            defaultChecked={typed.includes(choice.sessionId)}
            disabled={choice.state === "offered"}
            label={
              <>
                <b>{choice.when}</b> {choice.what}
              </>
            }
            hint={`${choice.does}${TELLS[choice.state]}`}
          />
        </li>
      ))}
    </ul>
  );
}

const TELLS = { open: "", offered: " Offered, not answered yet.", declined: " Declined before." } as const;
