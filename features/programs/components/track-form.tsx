"use client";

import { SelectField } from "@/components/select-field";
import { Segmented } from "@/components/segmented";
import { TextField } from "@/components/text-field";
import { createTrackAction, editTrackAction } from "@/features/programs/actions";
import { RecordForm } from "@/features/programs/components/record-form";
import { BAND_OPTIONS } from "@/features/programs/components/words";
import { fieldError, typedText, type ActionState } from "@/server/doors/action-state";

export interface TrackFormProps {
  programId: string;
  /** Where a new track can run. */
  sites: readonly { id: string; name: string }[];
  /** Left out: a new track. */
  track?: { id: string; version: number; name: string; band: string };
}

export function TrackForm({ programId, sites, track }: TrackFormProps) {
  const fields = (state: ActionState<{ id: string }>) => (
    <>
      <TextField
        label="Name"
        name="name"
        required
        defaultValue={typedText(state, "name", track?.name)}
        error={fieldError(state, "name")}
        hint="Such as “Morning” or “Evening, young adults”."
      />
      {track ? null : (
        <SelectField
          label="Site"
          name="siteId"
          required
          options={sites.map(({ id, name }) => ({ value: id, label: name }))}
          emptyLabel={sites.length === 1 ? undefined : "Choose a site"}
          defaultValue={typedText(state, "siteId", sites.length === 1 ? sites[0]?.id : "")}
          error={fieldError(state, "siteId")}
        />
      )}
      <Segmented
        legend="Part of the day"
        name="band"
        options={BAND_OPTIONS}
        defaultValue={typedText(state, "band", track?.band ?? "morning")}
      />
    </>
  );
  return track ? (
    <RecordForm action={editTrackAction} hidden={{ trackId: track.id }} seenVersion={track.version} submit="Save track">
      {fields}
    </RecordForm>
  ) : (
    <RecordForm
      action={createTrackAction}
      hidden={{ programId }}
      submit="Add track"
      cancelHref={`/setup/programs/${programId}`}
    >
      {fields}
    </RecordForm>
  );
}
