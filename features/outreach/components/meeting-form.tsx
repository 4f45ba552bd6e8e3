"use client";

import { useActionState } from "react";
import { Checkbox } from "@/components/checkbox";
import { SelectField } from "@/components/select-field";
import { SubmitButton } from "@/components/submit-button";
import { formError, idle } from "@/server/doors/action-state";
import { makeMeetingSheetAction } from "../actions";

/** Which sheet, with names or initials. That it is made is put on record. */
export function MeetingForm({
  sites,
  siteId,
  isInitials,
}: {
  sites: readonly { id: string; name: string }[];
  siteId: string | null;
  isInitials: boolean;
}) {
  const [state, action] = useActionState(makeMeetingSheetAction, idle);
  const trouble = formError(state);
  return (
    <form action={action} className="row row--wrap">
      <SelectField
        label="Site"
        labelHidden
        name="site"
        defaultValue={siteId ?? ""}
        emptyLabel="All sites"
        options={sites.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Checkbox name="initials" value="yes" label="Initials only" defaultChecked={isInitials} />
      <SubmitButton variant="default">Make the sheet</SubmitButton>
      {trouble === null ? null : (
        <p className="err" role="alert">
          {trouble}
        </p>
      )}
    </form>
  );
}
