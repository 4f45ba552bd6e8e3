"use client";

import { SelectField } from "@/components/select-field";
import { TextField } from "@/components/text-field";
import { editEnrollmentAction, startEnrollmentAction } from "@/features/enrollment/actions";
import { PlanClashNotices } from "@/features/enrollment/components/plan-clash-notices";
import { RecordForm } from "@/features/programs/components/record-form";
import { fieldError, typedText } from "@/server/doors/action-state";
import "@/features/clients/components/clients.css";

export interface EnrollmentFormProps {
  enrollment: { id: string; version: number; counselorId: string | null; expectedEndDate: string | null };
  counselors: readonly { id: string; name: string }[];
}

/** Counselor and expected end: neither puts anybody on a roster or off it. */
export function EnrollmentForm({ enrollment, counselors }: EnrollmentFormProps) {
  return (
    <RecordForm
      action={editEnrollmentAction}
      hidden={{ enrollmentId: enrollment.id }}
      seenVersion={enrollment.version}
      submit="Save"
    >
      {(state) => (
        <div className="fields fields--2">
          <SelectField
            label="Primary counselor"
            name="counselorId"
            emptyLabel="Nobody yet"
            options={counselors.map(({ id, name }) => ({ value: id, label: name }))}
            defaultValue={typedText(state, "counselorId", enrollment.counselorId ?? "")}
            error={fieldError(state, "counselorId")}
          />
          <TextField
            label="Expected last day"
            name="expectedEndDate"
            type="date"
            optional="optional"
            defaultValue={typedText(state, "expectedEndDate", enrollment.expectedEndDate ?? "")}
            error={fieldError(state, "expectedEndDate")}
          />
        </div>
      )}
    </RecordForm>
  );
}

/** Gives a place to somebody who waits, or moves a first day that is still to come. */
export function StartForm({
  enrollmentId,
  startDate,
  isWaiting,
}: {
  enrollmentId: string;
  startDate: string;
  isWaiting: boolean;
}) {
  return (
    <RecordForm
      action={startEnrollmentAction}
      hidden={{ enrollmentId }}
      submit={isWaiting ? "Give the place" : "Move the first day"}
    >
      {(state) => (
        <>
          <PlanClashNotices state={state} />
          <TextField
            label="First day"
            name="startDate"
            type="date"
            required
            defaultValue={typedText(state, "startDate", startDate)}
            error={fieldError(state, "startDate")}
            hint="The plan and the expected last day move along."
          />
        </>
      )}
    </RecordForm>
  );
}
