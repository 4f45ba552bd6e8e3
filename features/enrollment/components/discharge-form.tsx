"use client";

import { RadioGroup } from "@/components/radio-group";
import { TextAreaField, TextField } from "@/components/text-field";
import { dischargeAction } from "@/features/enrollment/actions";
import { RecordForm } from "@/features/programs/components/record-form";
import { fieldError, typedText } from "@/server/doors/action-state";
import "@/features/clients/components/clients.css";

export interface DischargeFormProps {
  clientId: string;
  enrollmentId: string;
  version: number;
  today: string;
}

/** Leaving the program, by the person who sends this. */
export function DischargeForm({ clientId, enrollmentId, version, today }: DischargeFormProps) {
  return (
    <RecordForm
      action={dischargeAction}
      hidden={{ enrollmentId }}
      seenVersion={version}
      submit="End the enrollment"
      cancelHref={`/clients/${clientId}`}
    >
      {(state) => (
        <>
          <RadioGroup
            legend="How"
            name="status"
            look="stacked"
            required
            defaultValue={typedText(state, "status")}
            error={fieldError(state, "status")}
            options={[
              { value: "completed", label: "Completed the program" },
              { value: "transferred", label: "Transferred elsewhere", hint: "To another provider, program or site." },
              { value: "discharged", label: "Left the program", hint: "Without completing it." },
            ]}
          />
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
        </>
      )}
    </RecordForm>
  );
}
