"use client";

import { TextField } from "@/components/text-field";
import { changePlanAction } from "@/features/enrollment/actions";
import { PlanClashNotices } from "@/features/enrollment/components/plan-clash-notices";
import { PlanFields, type PlanDefaults } from "@/features/enrollment/components/plan-fields";
import type { OpenTrack } from "@/features/enrollment/queries/track-offers";
import { RecordForm } from "@/features/programs/components/record-form";
import { fieldError, typedText } from "@/server/doors/action-state";
import "@/features/clients/components/clients.css";

export interface PhaseFormProps {
  clientId: string;
  enrollmentId: string;
  version: number;
  tracks: readonly OpenTrack[];
  plan?: PlanDefaults;
  from: string;
  earliest: string;
}

/** The next phase of a plan. Earlier days keep the plan they had. */
export function PhaseForm({ clientId, enrollmentId, version, tracks, plan, from, earliest }: PhaseFormProps) {
  return (
    <RecordForm
      action={changePlanAction}
      hidden={{ enrollmentId }}
      seenVersion={version}
      submit="Save the phase"
      cancelHref={`/clients/${clientId}/plan`}
    >
      {(state) => (
        <>
          <PlanClashNotices state={state} />
          <PlanFields state={state} tracks={tracks} plan={plan}>
            <TextField
              label="First day of this phase"
              name="from"
              type="date"
              required
              min={earliest}
              defaultValue={typedText(state, "from", from)}
              error={fieldError(state, "from")}
              hint="Rosters before it stay as they are. Phases planned for later stay too."
            />
          </PlanFields>
        </>
      )}
    </RecordForm>
  );
}
