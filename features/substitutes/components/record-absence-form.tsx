"use client";

import { TextField } from "@/components/text-field";
import { RecordForm } from "@/features/programs/components/record-form";
import { fieldError, typedText } from "@/server/doors/action-state";
import { recordAbsenceAction } from "../actions";

/** Records days away whose sessions were shown before. */
export function RecordAbsenceForm(props: { staffId: string; from: string; through: string; submit: string }) {
  const { staffId, from, through, submit } = props;
  return (
    <RecordForm
      key={`${staffId} ${from} ${through}`}
      action={recordAbsenceAction}
      hidden={{ staffId, from, through }}
      submit={submit}
    >
      {(state) => (
        <TextField
          label="Reason"
          name="reason"
          optional="optional"
          autoComplete="off"
          defaultValue={typedText(state, "reason")}
          error={fieldError(state, "reason")}
          hint="Only those who plan see it. Clients never do."
        />
      )}
    </RecordForm>
  );
}
