"use server";

import { REMIND_AGAIN_MINUTES } from "@/lib/attendance/not-taken";
import { defineAction } from "@/server/doors/action";
import { remindByHand } from "./commands/remind-by-hand";
import { remindInput } from "./input";
import { findSessionSite } from "./subjects";

/** "Remind": whoever leads a session gets a neutral letter about its roster. */
export const remindAction = defineAction({
  name: "roster.remind",
  input: remindInput,
  permission: "alert:work",
  subject: (reader, { sessionId }) => findSessionSite(reader, sessionId),
  command: remindByHand,
  explain: (refusal) => {
    switch (refusal) {
      case "no_such_session":
        return "This session does not exist any more.";
      case "not_over":
        return "This session is not over yet.";
      case "settled":
        return "Nothing is missing on this roster any more.";
      case "too_soon":
        return `Somebody reminded them less than ${REMIND_AGAIN_MINUTES} minutes ago.`;
      case "nobody_to_tell":
        return "Nobody who leads this session has a sign-in. Call them.";
    }
  },
  after: ({ names }) => ({ message: `Reminded ${names.join(" and ")}` }),
});
