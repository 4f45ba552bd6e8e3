"use client";

import { Checkbox } from "@/components/checkbox";
import { TextField } from "@/components/text-field";
import { createServiceTypeAction, editServiceTypeAction } from "@/features/programs/actions";
import { isTicked } from "@/features/programs/components/is-ticked";
import { RecordForm } from "@/features/programs/components/record-form";
import { fieldError, typedText, type ActionState } from "@/server/doors/action-state";

export interface ServiceTypeFormProps {
  /** Credentials that staff hold, to choose from. */
  credentials: readonly string[];
  /** Left out: a new type. */
  type?: {
    id: string;
    version: number;
    name: string;
    countsToHours: boolean;
    countsToStanding: boolean;
    isBillable: boolean;
    credential: string | null;
  };
}

export function ServiceTypeForm({ credentials, type }: ServiceTypeFormProps) {
  const fields = (state: ActionState<{ id: string }>) => (
    <>
      <TextField
        label="Name"
        name="name"
        required
        defaultValue={typedText(state, "name", type?.name)}
        error={fieldError(state, "name")}
      />
      <Checkbox
        name="countsToHours"
        value="yes"
        label="Counts to hours"
        hint="Its minutes count toward what the plan asks of a week."
        defaultChecked={isTicked(state, "countsToHours", type?.countsToHours ?? true)}
      />
      <Checkbox
        name="countsToStanding"
        value="yes"
        label="Counts to standing"
        hint="Missing it can change somebody’s standing. A change here works out every standing anew."
        defaultChecked={isTicked(state, "countsToStanding", type?.countsToStanding ?? true)}
      />
      <Checkbox
        name="isBillable"
        value="yes"
        label="Billable"
        defaultChecked={isTicked(state, "isBillable", type?.isBillable ?? true)}
      />
      <TextField
        label="Credential it needs"
        name="credential"
        optional="optional"
        list="known-credentials"
        autoComplete="off"
        defaultValue={typedText(state, "credential", type?.credential ?? "")}
        error={fieldError(state, "credential")}
        hint="As staff records spell it, such as LMHC. Planning warns when the facilitator doesn’t hold it."
      />
      <datalist id="known-credentials">
        {credentials.map((credential) => (
          <option key={credential} value={credential} />
        ))}
      </datalist>
    </>
  );
  return type ? (
    <RecordForm
      action={editServiceTypeAction}
      hidden={{ serviceTypeId: type.id }}
      seenVersion={type.version}
      submit="Save service type"
    >
      {fields}
    </RecordForm>
  ) : (
    <RecordForm action={createServiceTypeAction} submit="Add service type" cancelHref="/setup/service-types">
      {fields}
    </RecordForm>
  );
}
