"use client";

import { TextField } from "@/components/text-field";
import { editClinicAction } from "@/features/programs/actions";
import { RecordForm } from "@/features/programs/components/record-form";
import { fieldError, typedText } from "@/server/doors/action-state";

export interface ClinicFormProps {
  clinic: {
    version: number;
    name: string;
    afternoonFrom: string;
    eveningFrom: string;
    lockAfterBusinessDays: number;
  };
}

export function ClinicForm({ clinic }: ClinicFormProps) {
  return (
    <RecordForm action={editClinicAction} seenVersion={clinic.version} submit="Save settings">
      {(state) => (
        <>
          <TextField
            label="Name of the clinic"
            name="name"
            required
            defaultValue={typedText(state, "name", clinic.name)}
            error={fieldError(state, "name")}
            hint="Stands on printed pages and in exports, never in messages to clients."
          />
          <div className="fields fields--2">
            <TextField
              label="Afternoon begins at"
              name="afternoonFrom"
              type="time"
              required
              defaultValue={typedText(state, "afternoonFrom", clinic.afternoonFrom)}
              error={fieldError(state, "afternoonFrom")}
            />
            <TextField
              label="Evening begins at"
              name="eveningFrom"
              type="time"
              required
              defaultValue={typedText(state, "eveningFrom", clinic.eveningFrom)}
              error={fieldError(state, "eveningFrom")}
            />
          </div>
          <TextField
            label="Attendance locks after"
            name="lockAfterBusinessDays"
            inputMode="numeric"
            required
            suffix="business days"
            defaultValue={typedText(state, "lockAfterBusinessDays", String(clinic.lockAfterBusinessDays))}
            error={fieldError(state, "lockAfterBusinessDays")}
            hint="After that a change needs a reason, and a director or an administrator."
          />
        </>
      )}
    </RecordForm>
  );
}
