"use server";

import { findClientAccess } from "@/features/clients/queries/client-access";
import { defineAction } from "@/server/doors/action";
import { logOutreach } from "./commands/log-outreach";
import { logOutreachInput } from "./input";

/** An attempt to reach a client, from the call list or the chart. */
export const logOutreachAction = defineAction({
  name: "outreach.log",
  input: logOutreachInput,
  permission: "alert:work",
  subject: (reader, { clientId }) => findClientAccess(reader, clientId),
  command: (tx, call, { result, note, ...input }) =>
    logOutreach(tx, call, {
      ...input,
      at: call.now,
      wasReached: result === "reached",
      note: result === "message" ? ["Left a message", note].filter(Boolean).join(". ") : note,
    }),
  explain: (refusal) => {
    switch (refusal) {
      case "no_such_client":
        return "This client does not exist any more.";
      case "in_the_future":
        return "A contact cannot lie in the future.";
      case "no_such_alert":
        return "This row is not on the list any more.";
    }
  },
  after: () => ({ message: "Contact logged" }),
});
