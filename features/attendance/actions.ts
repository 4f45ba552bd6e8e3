"use server";

import { explainLineRefusal } from "@/lib/attendance/explain-line-refusal";
import { defineAction } from "@/server/doors/action";
import { finishRoster } from "./commands/finish-roster";
import { markRestPresent } from "./commands/mark-attendance";
import { markTyped, ROSTER_DEVICE } from "./commands/mark-typed";
import { markLineInput, markRestInput, rosterInput } from "./input";
import { findRosterAccess } from "./queries/roster-access";
import { explainFinishRefusal } from "./refusals/explain-finish";

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
  explain: explainFinishRefusal,
  after: () => ({ redirectTo: "/rosters" }),
});
