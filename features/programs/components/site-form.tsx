"use client";

import { SelectField, type SelectGroup } from "@/components/select-field";
import { TextAreaField, TextField } from "@/components/text-field";
import { createSiteAction, editSiteAction } from "@/features/programs/actions";
import { RecordForm } from "@/features/programs/components/record-form";
import { fieldError, typedText, type ActionState } from "@/server/doors/action-state";

export interface SiteFormProps {
  /** Left out: a new site. */
  site?: { id: string; version: number; name: string; zone: string; address: string; phone: string };
  suggestedZone?: string;
  /** Sessions were planned by its clock. */
  isZoneFixed?: boolean;
  zones: readonly SelectGroup[];
}

export function SiteForm({ site, suggestedZone = "", isZoneFixed = false, zones }: SiteFormProps) {
  const fields = (state: ActionState<{ id: string }>) => {
    const zone = typedText(state, "zone", site?.zone ?? suggestedZone);
    return (
      <>
        <TextField
          label="Name"
          name="name"
          required
          defaultValue={typedText(state, "name", site?.name)}
          error={fieldError(state, "name")}
          hint="As people in the building say it. Clients never see it in messages."
        />
        {isZoneFixed ? (
          <TextField
            label="Time zone"
            name="zone"
            readOnly
            defaultValue={site?.zone}
            error={fieldError(state, "zone")}
            hint="Sessions were planned on this clock, so it stays."
          />
        ) : (
          <SelectField
            label="Time zone"
            name="zone"
            required
            options={zones}
            emptyLabel="Choose a time zone"
            defaultValue={zone}
            error={fieldError(state, "zone")}
            hint="Every session here is kept on this clock, also when the clocks change."
          />
        )}
        <TextAreaField
          label="Address"
          name="address"
          optional="optional"
          rows={2}
          defaultValue={typedText(state, "address", site?.address)}
          error={fieldError(state, "address")}
        />
        <TextField
          label="Phone"
          name="phone"
          type="tel"
          optional="optional"
          defaultValue={typedText(state, "phone", site?.phone)}
          error={fieldError(state, "phone")}
        />
      </>
    );
  };
  return site ? (
    <RecordForm action={editSiteAction} hidden={{ siteId: site.id }} seenVersion={site.version} submit="Save site">
      {fields}
    </RecordForm>
  ) : (
    <RecordForm action={createSiteAction} submit="Add site" cancelHref="/setup/sites">
      {fields}
    </RecordForm>
  );
}
