"use client";

import { useState } from "react";
import { Notice } from "@/components/notice";
import { RadioGroup } from "@/components/radio-group";
import { SelectField } from "@/components/select-field";
import { TextAreaField, TextField } from "@/components/text-field";
import { endEnrollmentAction } from "@/features/enrollment/actions";
import { RecordForm } from "@/features/programs/components/record-form";
import { fieldError, typedText } from "@/server/doors/action-state";
import "@/features/clients/components/clients.css";

export interface LeavingFormProps {
  clientId: string;
  enrollmentId: string;
  version: number;
  today: string;
  /** What waits for a person: then "they left" needs their own words, and the rest a director. */
  openCase: "contract" | "review" | null;
  mayDecideReview: boolean;
}

const SAID_BY = [
  { value: "", label: "Choose" },
  { value: "call", label: "On the phone" },
  { value: "in_person", label: "In person" },
  { value: "text", label: "By text" },
  { value: "email", label: "By email" },
  { value: "letter", label: "In a letter" },
];

/** Leaving the program, by the person who sends this. That the clinic ends a place is not among it: that takes a review. */
export function LeavingForm({ clientId, enrollmentId, version, today, openCase, mayDecideReview }: LeavingFormProps) {
  const [how, setHow] = useState("");
  const needsDirector = openCase === "review" && !mayDecideReview;
  return (
    <RecordForm
      action={endEnrollmentAction}
      hidden={{ enrollmentId }}
      seenVersion={version}
      submit="End the enrollment"
      cancelHref={`/clients/${clientId}`}
    >
      {(state) => (
        <>
          <div onChange={(event) => setHow(chosenHow(event.target) ?? how)}>
            <RadioGroup
              legend="How"
              name="status"
              look="stacked"
              required
              defaultValue={typedText(state, "status")}
              error={fieldError(state, "status")}
              options={[
                {
                  value: "completed",
                  label: "Completed the program",
                  ...(needsDirector ? { hint: "A review is open: only a director can write this down." } : {}),
                },
                {
                  value: "transferred",
                  label: "Transferred elsewhere",
                  hint: needsDirector
                    ? "A review is open: only a director can write this down."
                    : "To another provider, program or site.",
                },
                {
                  value: "left",
                  label: "Left by their own decision",
                  hint: "They told us so. Not for people who stopped coming.",
                },
              ]}
            />
          </div>
          {/* Without scripts the fields stand there; they only count with "Left by their own decision". */}
          <fieldset className="fields" hidden={how !== "" && how !== "left"}>
            <legend className="label">If they left by their own decision</legend>
            <div className="fields fields--2">
              <SelectField
                label="How they told us"
                name="saidBy"
                options={SAID_BY}
                defaultValue={typedText(state, "saidBy")}
                error={fieldError(state, "saidBy")}
              />
              <TextField
                label="When they said it"
                name="saidOn"
                type="date"
                defaultValue={typedText(state, "saidOn")}
                error={fieldError(state, "saidOn")}
              />
            </div>
            <TextAreaField
              label="In their own words"
              name="saidWords"
              {...(openCase === null ? { optional: "optional" } : {})}
              maxLength={1000}
              defaultValue={typedText(state, "saidWords")}
              error={fieldError(state, "saidWords")}
              {...(openCase === null ? {} : { hint: `Needed, because a ${openCase} case is open.` })}
            />
          </fieldset>
          <TextField
            label="Last day"
            name="endDate"
            type="date"
            required
            defaultValue={typedText(state, "endDate", today)}
            error={fieldError(state, "endDate")}
            hint="This day still counts. A day to come can be moved until it is over."
          />
          <TextAreaField
            label="Reason"
            name="reason"
            required
            maxLength={500}
            defaultValue={typedText(state, "reason")}
            error={fieldError(state, "reason")}
            hint="In practical words. It stays in the record with your name."
          />
          <Notice title="The clinic ends nobody’s place here.">
            That takes a review: a letter with the reasons, time to object, and a director who decides and signs.
          </Notice>
        </>
      )}
    </RecordForm>
  );
}

function chosenHow(target: EventTarget): string | null {
  return target instanceof HTMLInputElement && target.name === "status" ? target.value : null;
}
