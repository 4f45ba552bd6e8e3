"use server";

import { findRosterAccess } from "@/features/attendance/queries/roster-access";
import { decidedWords } from "@/lib/corrections/decided-words";
import { explainAsk } from "@/lib/corrections/explain-ask";
import { defineAction } from "@/server/doors/action";
import { askCorrection, withdrawCorrection } from "./commands/ask-correction";
import { decideCorrections } from "./commands/decide-corrections";
import { askCorrectionInput, correctionInput, decideCorrectionsInput } from "./input";
import { findOwnRequestAccess, findRequestsAccess } from "./queries/request-access";

/** Ask who may for a change of a locked mark. */
export const askCorrectionAction = defineAction({
  name: "correction.ask",
  input: askCorrectionInput,
  permission: "attendance:mark",
  subject: (reader, { sessionId }) => findRosterAccess(reader, sessionId),
  command: askCorrection,
  explain: explainAsk,
  after: () => ({ message: "Asked for. A director or an admin decides." }),
});

/** Take one's request back. */
export const withdrawCorrectionAction = defineAction({
  name: "correction.withdraw",
  input: correctionInput,
  permission: "attendance:mark",
  subject: (reader, { requestId }) => findOwnRequestAccess(reader, requestId),
  command: withdrawCorrection,
  explain: explainAsk,
  after: () => ({ message: "Taken back" }),
});

/** Approve or decline what was asked for, one or many at once. */
export const decideCorrectionsAction = defineAction({
  name: "correction.decide",
  input: decideCorrectionsInput,
  permission: "attendance:correct",
  subject: (reader, { requestIds }) => findRequestsAccess(reader, requestIds),
  command: decideCorrections,
  explain: (refusal: never) => refusal,
  after: (value) => ({ message: decidedWords(value) }),
});
