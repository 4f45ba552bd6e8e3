"use client";

import { Checkbox } from "@/components/checkbox";
import { FieldError } from "@/components/field";
import { SelectField } from "@/components/select-field";
import { TextField } from "@/components/text-field";
import { createProgramAction, editProgramAction } from "@/features/programs/actions";
import { RecordForm } from "@/features/programs/components/record-form";
import { LEVEL_OPTIONS } from "@/features/programs/components/words";
import { fieldError, typedList, typedText, type ActionState } from "@/server/doors/action-state";

export interface ProgramFormProps {
  sites: readonly { id: string; name: string }[];
  /** Left out: a new program. */
  program?: {
    id: string;
    version: number;
    name: string;
    level: string;
    minutesPerWeek: number;
    daysPerWeek: number;
    expectedWeeks: number;
    siteIds: readonly string[];
  };
}

export function ProgramForm({ sites, program }: ProgramFormProps) {
  const onlySite = sites.length === 1 ? sites.map(({ id }) => id) : [];
  const fields = (state: ActionState<{ id: string }>) => (
    <>
      <TextField
        label="Name"
        name="name"
        required
        defaultValue={typedText(state, "name", program?.name)}
        error={fieldError(state, "name")}
      />
      <SelectField
        label="Level of care"
        name="level"
        required
        options={LEVEL_OPTIONS}
        defaultValue={typedText(state, "level", program?.level ?? "iop")}
        error={fieldError(state, "level")}
      />
      <div className="fields fields--3">
        <TextField
          label="Hours a week"
          name="hoursPerWeek"
          inputMode="decimal"
          required
          defaultValue={typedText(state, "hoursPerWeek", hours(program?.minutesPerWeek ?? 540))}
          error={fieldError(state, "hoursPerWeek")}
        />
        <TextField
          label="Days a week"
          name="daysPerWeek"
          inputMode="numeric"
          required
          defaultValue={typedText(state, "daysPerWeek", String(program?.daysPerWeek ?? 3))}
          error={fieldError(state, "daysPerWeek")}
        />
        <TextField
          label="Weeks"
          name="expectedWeeks"
          inputMode="numeric"
          required
          defaultValue={typedText(state, "expectedWeeks", String(program?.expectedWeeks ?? 8))}
          error={fieldError(state, "expectedWeeks")}
        />
      </div>
      <p className="hint">What a new plan starts with. Each client’s own plan can ask for more or less.</p>
      <SiteBoxes
        sites={sites}
        chosen={typedList(state, "siteIds", program?.siteIds ?? onlySite)}
        error={fieldError(state, "siteIds")}
      />
    </>
  );
  return program ? (
    <RecordForm
      action={editProgramAction}
      hidden={{ programId: program.id }}
      seenVersion={program.version}
      submit="Save program"
    >
      {fields}
    </RecordForm>
  ) : (
    <RecordForm action={createProgramAction} submit="Add program" cancelHref="/setup/programs">
      {fields}
    </RecordForm>
  );
}

function SiteBoxes(props: { sites: ProgramFormProps["sites"]; chosen: readonly string[]; error?: string }) {
  return (
    <fieldset className="setup-boxes" id="f-siteIds" aria-describedby={props.error ? "f-siteIds-error" : undefined}>
      <legend className="label">Offered at</legend>
      {props.sites.map((site) => (
        <Checkbox
          key={site.id}
          name="siteIds[]"
          value={site.id}
          label={site.name}
          defaultChecked={props.chosen.includes(site.id)}
        />
      ))}
      <FieldError id="f-siteIds" error={props.error} />
    </fieldset>
  );
}

function hours(minutes: number): string {
  return String(Math.round((minutes / 60) * 100) / 100);
}
