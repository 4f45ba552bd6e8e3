"use client";

import { Checkbox } from "@/components/checkbox";
import { TextField } from "@/components/text-field";
import { createRoomAction, editRoomAction } from "@/features/programs/actions";
import { isTicked } from "@/features/programs/components/is-ticked";
import { RecordForm } from "@/features/programs/components/record-form";
import { fieldError, typedText, type ActionState } from "@/server/doors/action-state";

export interface RoomFormProps {
  siteId: string;
  /** Left out: a new room. */
  room?: {
    id: string;
    version: number;
    name: string;
    capacity: number | null;
    isVirtual: boolean;
    joinLink: string | null;
  };
}

export function RoomForm({ siteId, room }: RoomFormProps) {
  const fields = (state: ActionState<{ id: string }>) => (
    <>
      <TextField
        label="Name"
        name="name"
        required
        defaultValue={typedText(state, "name", room?.name)}
        error={fieldError(state, "name")}
      />
      <TextField
        label="Seats"
        name="capacity"
        inputMode="numeric"
        optional="optional"
        defaultValue={typedText(state, "capacity", room?.capacity?.toString())}
        error={fieldError(state, "capacity")}
        hint="Leave it empty where any number fits."
      />
      <Checkbox
        name="isVirtual"
        value="yes"
        label="Virtual room"
        hint="People join by a link instead of coming in."
        defaultChecked={isTicked(state, "isVirtual", room?.isVirtual ?? false)}
      />
      <TextField
        label="Join link"
        name="joinLink"
        type="url"
        optional="optional"
        defaultValue={typedText(state, "joinLink", room?.joinLink ?? "")}
        error={fieldError(state, "joinLink")}
        hint="For a virtual room. A series can have a link of its own."
      />
    </>
  );
  return room ? (
    <RecordForm action={editRoomAction} hidden={{ roomId: room.id }} seenVersion={room.version} submit="Save room">
      {fields}
    </RecordForm>
  ) : (
    <RecordForm action={createRoomAction} hidden={{ siteId }} submit="Add room" cancelHref={`/setup/sites/${siteId}`}>
      {fields}
    </RecordForm>
  );
}
