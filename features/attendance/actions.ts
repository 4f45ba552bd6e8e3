"use server";

import { explainLineRefusal } from "@/lib/attendance/explain-line-refusal";
import { defineAction } from "@/server/doors/action";
import { finishRoster } from "./commands/finish-roster";
import { markRestPresent } from "./commands/mark-attendance";
import { markTyped, ROSTER_DEVICE } from "./commands/mark-typed";
import { markLineInput, markRestInput, rosterInput } from "./input";
import { findRosterAccess } from "./queries/roster-access";

/** One line of a roster, from a plain form. */
export const markLineAction = defineAction({
  name: "attendance.mark",
  input: markLineInput,
  permission: "attendance:mark",
  subject: (reader, { sessionId }) => findRosterAccess(reader, sessionId),
  command: (tx, call, { sessionId, correctionReason, ...line }) =>
    markTyped(tx, call, { sessionId, correctionReason, lines: [line] }),
  explain: ({ why }) => explainLineRefusal(why),
});

/** "Everyone else present": whoever is not recorded yet. */
export const markRestAction = defineAction({
  name: "attendance.mark-rest",
  input: markRestInput,
  permission: "attendance:mark",
  subject: (reader, { sessionId }) => findRosterAccess(reader, sessionId),
  command: (tx, call, input) => markRestPresent(tx, call, { ...input, device: ROSTER_DEVICE }),
  explain: ({ why }) => explainLineRefusal(why),
  after: (lines) => ({
    message: lines.length === 0 ? "Everyone is recorded already" : `${lines.length} marked present`,
  }),
});

export const finishRosterAction = defineAction({
  name: "attendance.finish",
  input: rosterInput,
  permission: "attendance:mark",
  subject: (reader, { sessionId }) => findRosterAccess(reader, sessionId),
  command: finishRoster,
  explain: (refusal) => {
    switch (refusal.why) {
      case "no_such_session":
        return "This session does not exist any more.";
      case "off":
        return "This session was canceled or closed, so there is nothing to finish.";
      case "not_open_yet":
        return "Attendance is not open yet, so there is nothing to finish.";
      case "not_recorded":
        return refusal.count === 1 ? "1 person is not recorded yet." : `${refusal.count} people are not recorded yet.`;
    }
  },
  after: () => ({ redirectTo: "/rosters" }),
});
