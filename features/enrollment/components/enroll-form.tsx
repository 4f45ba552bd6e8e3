"use client";

import { SelectField } from "@/components/select-field";
import { TextField } from "@/components/text-field";
import { enrollClientAction } from "@/features/enrollment/actions";
import { PlanClashNotices } from "@/features/enrollment/components/plan-clash-notices";
import { PlanFields } from "@/features/enrollment/components/plan-fields";
import type { OpenTrack } from "@/features/enrollment/queries/track-offers";
import { RecordForm } from "@/features/programs/components/record-form";
import { fieldError, typedText } from "@/server/doors/action-state";
import "@/features/clients/components/clients.css";

export interface EnrollFormProps {
  clientId: string;
  tracks: readonly OpenTrack[];
  counselors: readonly { id: string; name: string }[];
  startDate: string;
}

/** One page, from track to first day. What the program says by itself is left to it. */
export function EnrollForm({ clientId, tracks, counselors, startDate }: EnrollFormProps) {
  return (
    <RecordForm action={enrollClientAction} hidden={{ clientId }} submit="Enroll" cancelHref={`/clients/${clientId}`}>
      {(state) => (
        <>
          <PlanClashNotices state={state} />
          <PlanFields state={state} tracks={tracks}>
            <div className="fields fields--2">
              <TextField
                label="First day"
                name="startDate"
                type="date"
                required
                defaultValue={typedText(state, "startDate", startDate)}
                error={fieldError(state, "startDate")}
              />
              <TextField
                label="Expected last day"
                name="expectedEndDate"
                type="date"
                optional="optional"
                defaultValue={typedText(state, "expectedEndDate")}
                error={fieldError(state, "expectedEndDate")}
                hint="Left empty: the program’s usual length."
              />
              <SelectField
                label="Primary counselor"
                name="counselorId"
                optional="optional"
                emptyLabel="Nobody yet"
                options={counselors.map(({ id, name }) => ({ value: id, label: name }))}
                defaultValue={typedText(state, "counselorId")}
                error={fieldError(state, "counselorId")}
              />
              <SelectField
                label="Place"
                name="status"
                options={[
                  { value: "active", label: "Has a place from the first day" },
                  { value: "waitlisted", label: "On the waiting list" },
                  { value: "assessed", label: "Assessed" },
                  { value: "referred", label: "Referred" },
                ]}
                defaultValue={typedText(state, "status", "active")}
                error={fieldError(state, "status")}
                hint="Who only waits is on no roster."
              />
            </div>
          </PlanFields>
        </>
      )}
    </RecordForm>
  );
}
