"use client";

import { TextField } from "@/components/text-field";
import { RecordForm } from "@/features/programs/components/record-form";
import { createStaffAction, editStaffAction } from "@/features/staff/actions";
import { fieldError, typedText, type ActionState } from "@/server/doors/action-state";

export interface StaffFormProps {
  /** Left out: somebody new. */
  member?: {
    id: string;
    version: number;
    givenName: string;
    familyName: string;
    title: string;
    credentials: readonly string[];
  };
}

export function StaffForm({ member }: StaffFormProps) {
  const fields = (state: ActionState<{ id: string }>) => (
    <>
      <div className="fields fields--2">
        <TextField
          label="First name"
          name="givenName"
          required
          autoComplete="off"
          defaultValue={typedText(state, "givenName", member?.givenName)}
          error={fieldError(state, "givenName")}
          hint="Clients see this name and no other."
        />
        <TextField
          label="Last name"
          name="familyName"
          optional="optional"
          autoComplete="off"
          defaultValue={typedText(state, "familyName", member?.familyName)}
          error={fieldError(state, "familyName")}
        />
      </div>
      <TextField
        label="Title"
        name="title"
        optional="optional"
        defaultValue={typedText(state, "title", member?.title)}
        error={fieldError(state, "title")}
        hint="Such as Primary counselor or Program director."
      />
      <TextField
        label="Credentials"
        name="credentials"
        optional="optional"
        defaultValue={typedText(state, "credentials", member?.credentials.join(", "))}
        error={fieldError(state, "credentials")}
        hint="Apart by commas, such as LMHC, LADC I. Service types can ask for one."
      />
    </>
  );
  return member ? (
    <RecordForm action={editStaffAction} hidden={{ staffId: member.id }} seenVersion={member.version} submit="Save">
      {fields}
    </RecordForm>
  ) : (
    <RecordForm action={createStaffAction} submit="Add to staff" cancelHref="/setup/staff">
      {fields}
    </RecordForm>
  );
}
