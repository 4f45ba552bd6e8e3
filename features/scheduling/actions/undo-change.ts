"use server";

import { defineAction } from "@/server/doors/action";
import { undoChange } from "../commands/undo-change";
import { undoChangeInput } from "../input/undo-change";
import { explainUndo } from "../refusals/change";
import { findChangeSite } from "../queries/change-site";

/** Take a change of the schedule back, within 15 minutes. */
export const undoChangeAction = defineAction({
  name: "scheduling.undo-change",
  input: undoChangeInput,
  permission: "schedule:write",
  subject: async (reader, { changeId }) => {
    const access = await findChangeSite(reader, changeId);
    return access && { access, value: null };
  },
  command: undoChange,
  explain: explainUndo,
  after: () => ({ message: "Undone. The schedule is as it was." }),
});
