"use server";

import { explainLineRefusal } from "@/lib/attendance/explain-line-refusal";
import { defineAction } from "@/server/doors/action";
import { sealTerm } from "@/features/clients/queries/sealed-term";
import { explainAdditionRefusal } from "@/lib/roster/decide-addition";
import { done } from "@/lib/result";
import { unchanged } from "@/server/doors/changed";
import { addToRoster, removeFromRoster } from "./commands/add-to-roster";
import { recordDidNotMeet, takeBackDidNotMeet } from "./commands/did-not-meet";
import { recordLead } from "./commands/record-lead";
import { setTopic } from "./commands/set-topic";
import { finishRoster } from "./commands/finish-roster";
import { markRestPresent } from "./commands/mark-attendance";
import { markOnRoster } from "./commands/mark-on-roster";
import { ROSTER_DEVICE } from "./commands/mark-typed";
import {
  additionInput,
  didNotMeetInput,
  findSomeoneInput,
  leadInput,
  markLineInput,
  markRestInput,
  removalInput,
  rosterInput,
  topicInput,
} from "./input";
import { findRosterAccess } from "./queries/roster-access";
import { didNotMeetSentences, leadSentences } from "./refusals/explain-head";
import { explainFinishRefusal } from "./refusals/explain-finish";

/** One line of a roster, from a plain form. */
export const markLineAction = defineAction({
  name: "attendance.mark",
  input: markLineInput,
  permission: "attendance:mark",
  subject: (reader, { sessionId }) => findRosterAccess(reader, sessionId),
  command: (tx, call, { sessionId, correctionReason, ...line }) =>
    markOnRoster(tx, call, { sessionId, correctionReason, lines: [line] }),
  explain: ({ why }) => explainLineRefusal(why),
  after: ({ consequences }) => (consequences === null ? {} : { message: consequences }),
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
    message: lines.length === 0 ? "Nobody is left whom this can record" : `${lines.length} recorded`,
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

export const setTopicAction = defineAction({
  name: "roster.set-topic",
  input: topicInput,
  permission: "attendance:mark",
  subject: (reader, { sessionId }) => findRosterAccess(reader, sessionId),
  command: setTopic,
  explain: () => "This topic belongs to another service type. Reload the page, and choose again.",
  after: () => ({ message: "Topic saved" }),
});

export const recordLeadAction = defineAction({
  name: "roster.record-lead",
  input: leadInput,
  permission: "attendance:mark",
  subject: (reader, { sessionId }) => findRosterAccess(reader, sessionId),
  command: recordLead,
  explain: (refusal) => leadSentences[refusal],
  after: () => ({ message: "Saved who led it" }),
});

export const didNotMeetAction = defineAction({
  name: "roster.did-not-meet",
  input: didNotMeetInput,
  permission: "attendance:mark",
  subject: (reader, { sessionId }) => findRosterAccess(reader, sessionId),
  command: recordDidNotMeet,
  explain: (refusal) => didNotMeetSentences[refusal],
  after: (_value, { sessionId }) => ({ redirectTo: `/rosters/${sessionId}` }),
});

export const metAfterAllAction = defineAction({
  name: "roster.met-after-all",
  input: rosterInput,
  permission: "attendance:mark",
  subject: (reader, { sessionId }) => findRosterAccess(reader, sessionId),
  command: takeBackDidNotMeet,
  explain: (refusal) => didNotMeetSentences[refusal],
  after: () => ({ message: "The roster is open again" }),
});

/** Looks for somebody to add. A form that is posted, and an address that nobody else can read: a name stands in none. */
export const findSomeoneAction = defineAction({
  name: "roster.find-someone",
  input: findSomeoneInput,
  permission: "attendance:mark",
  subject: (reader, { sessionId }) => findRosterAccess(reader, sessionId),
  command: async (_tx, _call, { term }) => done(unchanged({ find: term === null ? null : sealTerm(term) })),
  explain: (refusal: never) => refusal,
  after: ({ find }, { sessionId }) => ({
    redirectTo: `/rosters/${sessionId}/add${find === null ? "" : `?find=${encodeURIComponent(find)}`}`,
  }),
});

export const addSomeoneAction = defineAction({
  name: "roster.add",
  input: additionInput,
  permission: "attendance:mark",
  subject: (reader, { sessionId }) => findRosterAccess(reader, sessionId),
  command: addToRoster,
  explain: explainAdditionRefusal,
  after: (_value, { sessionId }) => ({ redirectTo: `/rosters/${sessionId}` }),
});

export const removeSomeoneAction = defineAction({
  name: "roster.remove",
  input: removalInput,
  permission: "attendance:mark",
  subject: (reader, { sessionId }) => findRosterAccess(reader, sessionId),
  command: removeFromRoster,
  explain: explainAdditionRefusal,
  after: () => ({ message: "Taken off this roster" }),
});
