"use server";

import { findClientAccess } from "@/features/clients/queries/client-access";
import { explainChangedMeanwhile } from "@/features/programs/refusals/explain-setup";
import { OF_THE_CLINIC } from "@/features/programs/subjects";
import { defineAction } from "@/server/doors/action";
import { assignAlerts } from "./commands/assign-alerts";
import { changeWaitingRules } from "./commands/change-waiting-rules";
import { logOutreach } from "./commands/log-outreach";
import { makeMeetingSheet } from "./commands/make-meeting-sheet";
import { assignAlertsInput, logOutreachInput, meetingSheetInput, waitingRulesInput } from "./input";

/** An attempt to reach a client, from the work list or the chart. */
export const logOutreachAction = defineAction({
  name: "outreach.log",
  input: logOutreachInput,
  permission: "alert:work",
  subject: (reader, { clientId }) => findClientAccess(reader, clientId),
  command: (tx, call, { then: _, ...input }) =>
    logOutreach(tx, call, {
      ...input,
      at: call.now,
      // Word from a relative is worth a lot, and is not the client's own.
      wasReached: input.result === "reached" && input.contactId === null,
    }),
  explain: (refusal) => {
    switch (refusal) {
      case "no_such_client":
        return "This client does not exist any more.";
      case "in_the_future":
        return "A contact cannot lie in the future.";
      case "no_such_alert":
        return "This row is not on the list any more.";
      case "message_not_safe":
        return { field: "result", sentence: "A message is not safe here. Don’t leave one; log “No answer” instead." };
      case "no_consent":
        return { field: "contactId", sentence: "There is no consent in force to speak with this person." };
      case "next_in_the_past":
        return { field: "nextOn", sentence: "Choose today or a later day." };
    }
  },
  after: (_, { then }) => ({ message: "Contact logged", ...(then === undefined ? {} : { redirectTo: then }) }),
});

/** Who works a row of the list from now on. */
export const assignAlertsAction = defineAction({
  name: "alert.assign",
  input: assignAlertsInput,
  permission: "alert:work",
  subject: (reader, { clientId }) => findClientAccess(reader, clientId),
  command: assignAlerts,
  explain: (refusal) => {
    switch (refusal) {
      case "no_such_alert":
        return "This row is not on the list any more.";
      case "not_at_site":
        return "This person does not work at the client’s site.";
    }
  },
  after: (_, { toStaffId }) => ({ message: toStaffId === null ? "Back with the counselor" : "Assigned" }),
});

/** "Make the sheet": on record, then on paper. */
export const makeMeetingSheetAction = defineAction({
  name: "alert.make-meeting-sheet",
  input: meetingSheetInput,
  permission: "alert:work",
  subject: async (_, { site }) => ({ access: site === null ? {} : { siteId: site }, value: null }),
  command: makeMeetingSheet,
  explain: (refusal: never) => refusal,
  // Each sheet has an address of its own: a browser that is sent to where it stands shows what it has.
  after: ({ sheetId }, { site, initials }) => ({
    redirectTo: `/alerts/meeting?${new URLSearchParams({ sheet: sheetId, ...(site === null ? {} : { site }), ...(initials ? { initials: "1" } : {}) })}`,
  }),
});

/** By when alerts are looked at, and who is told of what waits. */
export const changeWaitingRulesAction = defineAction({
  name: "alert.change-waiting-rules",
  input: waitingRulesInput,
  permission: "setup:write",
  subject: async () => ({ access: OF_THE_CLINIC, value: null }),
  command: changeWaitingRules,
  explain: explainChangedMeanwhile,
  after: () => ({ message: "Saved. It holds from now on." }),
});
