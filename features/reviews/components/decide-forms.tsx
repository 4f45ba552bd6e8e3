"use client";

import { useState } from "react";
import { Checkbox } from "@/components/checkbox";
import { RadioGroup } from "@/components/radio-group";
import { TextAreaField, TextField } from "@/components/text-field";
import { RecordForm } from "@/features/programs/components/record-form";
import { decideReviewAction, signOffReviewAction } from "@/features/reviews/actions";
import { fieldError, typedText } from "@/server/doors/action-state";

export interface DecideFormProps {
  reviewId: string;
  version: number;
  today: string;
  firstName: string;
  /** Why a place cannot be ended now; null: it could. */
  held: string | null;
  hasTerms: boolean;
  /** Somebody else was asked. */
  takesOverFrom: string | null;
}

/** The director's decision. What is held by the notice or an objection says so, and cannot be chosen. */
export function DecideForm({ reviewId, version, today, firstName, held, hasTerms, takesOverFrom }: DecideFormProps) {
  const [outcome, setOutcome] = useState("");
  const isHeld = held !== null;
  return (
    <RecordForm
      action={decideReviewAction}
      hidden={{ reviewId }}
      seenVersion={version}
      submit="Decide"
      cancelHref={`/reviews/${reviewId}`}
    >
      {(state) => (
        <>
          <div onChange={(event) => setOutcome(chosen(event.target) ?? outcome)}>
            <RadioGroup
              legend="Decision"
              name="outcome"
              look="stacked"
              required
              defaultValue={typedText(state, "outcome")}
              error={fieldError(state, "outcome")}
              options={[
                { value: "continue", label: `${firstName} goes on as before`, hint: "The case is closed." },
                {
                  value: "contract",
                  label: "A new contract",
                  hint: hasTerms ? "It is offered when you sign." : "The policy in force has no contract.",
                  disabled: !hasTerms,
                },
                {
                  value: "transfer",
                  label: "Goes on somewhere else",
                  disabled: isHeld,
                  ...(isHeld ? { hint: held } : {}),
                },
                {
                  value: "discharge",
                  label: "The place ends",
                  disabled: isHeld,
                  ...(isHeld ? { hint: held } : {}),
                },
              ]}
            />
          </div>
          <div className="fields" hidden={outcome !== "" && outcome !== "contract"}>
            <TextAreaField
              label="With a new contract: what the clinic does"
              name="help"
              optional="one thing a line"
              rows={2}
              maxLength={1500}
              defaultValue={typedText(state, "help")}
              error={fieldError(state, "help")}
            />
          </div>
          <div
            className="fields"
            hidden={isHeld || (outcome !== "" && outcome !== "transfer" && outcome !== "discharge")}
          >
            <TextField
              label="If the place ends: last day"
              name="lastDay"
              type="date"
              min={today}
              defaultValue={typedText(state, "lastDay")}
              error={fieldError(state, "lastDay")}
            />
          </div>
          <TextAreaField
            label="Reasons"
            name="reason"
            required
            rows={4}
            maxLength={2000}
            defaultValue={typedText(state, "reason")}
            error={fieldError(state, "reason")}
            hint="The client reads them."
          />
          {takesOverFrom === null ? null : (
            <>
              <Checkbox name="takesOver" label={`I take the review over from ${takesOverFrom}`} />
              {fieldError(state, "takesOver") ? (
                <p className="err" role="alert">
                  {fieldError(state, "takesOver")}
                </p>
              ) : null}
            </>
          )}
        </>
      )}
    </RecordForm>
  );
}

function chosen(target: EventTarget): string | null {
  return target instanceof HTMLInputElement && target.name === "outcome" ? target.value : null;
}

export function SignOffForm({
  reviewId,
  version,
  ownName,
  does,
}: {
  reviewId: string;
  version: number;
  ownName: string;
  /** What the signature carries out, in sentences. */
  does: readonly string[];
}) {
  return (
    <RecordForm
      action={signOffReviewAction}
      hidden={{ reviewId }}
      seenVersion={version}
      submit="Sign off"
      cancelHref={`/reviews/${reviewId}`}
    >
      {(state) => (
        <>
          <ul className="rv-dots">
            {does.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <TextField
            label="Your name"
            name="typedName"
            required
            autoComplete="off"
            defaultValue={typedText(state, "typedName")}
            error={fieldError(state, "typedName")}
            hint={`Type ${ownName}. It is your signature.`}
          />
        </>
      )}
    </RecordForm>
  );
}
