"use client";

import { TextField } from "@/components/text-field";
import { endHoldAction, holdEnrollmentAction } from "@/features/enrollment/actions";
import { RecordForm } from "@/features/programs/components/record-form";
import { fieldError, typedText } from "@/server/doors/action-state";
import "@/features/clients/components/clients.css";

export interface HoldFormProps {
  clientId: string;
  enrollmentId: string;
  today: string;
}

/** An approved leave. */
export function HoldForm({ clientId, enrollmentId, today }: HoldFormProps) {
  return (
    <RecordForm
      action={holdEnrollmentAction}
      hidden={{ enrollmentId }}
      submit="Put on hold"
      cancelHref={`/clients/${clientId}/plan`}
    >
      {(state) => (
        <>
          <div className="fields fields--2">
            <TextField
              label="First day away"
              name="from"
              type="date"
              required
              defaultValue={typedText(state, "from", today)}
              error={fieldError(state, "from")}
            />
            <TextField
              label="Last day away"
              name="through"
              type="date"
              optional="optional"
              defaultValue={typedText(state, "through")}
              error={fieldError(state, "through")}
              hint="Left empty: until somebody ends the hold."
            />
          </div>
          <TextField
            label="Reason"
            name="reason"
            required
            maxLength={300}
            defaultValue={typedText(state, "reason")}
            error={fieldError(state, "reason")}
            hint="In practical words. No clinical notes."
          />
        </>
      )}
    </RecordForm>
  );
}

/** The client is back, or will be. */
export function HoldEndForm({ holdId, back }: { holdId: string; back: string }) {
  return (
    <RecordForm action={endHoldAction} hidden={{ holdId }} submit="End the hold">
      {(state) => (
        <TextField
          id={`back-${holdId}`}
          label="Expected again from"
          name="back"
          type="date"
          required
          defaultValue={typedText(state, "back", back)}
          error={fieldError(state, "back")}
        />
      )}
    </RecordForm>
  );
}
