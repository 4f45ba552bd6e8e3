"use server";

import { getStaff } from "@/features/staff/queries";
import { sitesWith } from "@/lib/access/decide-access";
import { defineAction } from "@/server/doors/action";
import { answerRequest } from "./commands/answer-request";
import { coverSessions } from "./commands/cover-sessions";
import { recordAbsence } from "./commands/record-absence";
import { takeBack } from "./commands/take-back";
import { withdrawAbsence } from "./commands/withdraw-absence";
import { absenceInput, answerInput, coverInput, takeBackInput, withdrawInput } from "./input";
import { explainAbsence, explainAnswer, explainCover, explainTakeBack } from "./refusals";
import { absenceSubject, listRequestSubjects, sessionsSubject } from "./subjects";

export const recordAbsenceAction = defineAction({
  name: "substitutes.record-absence",
  input: absenceInput,
  permission: "absence:write",
  subject: async (reader, { staffId }) =>
    (await getStaff(reader, staffId)) && { access: { staffIds: [staffId] }, value: null },
  command: recordAbsence,
  explain: explainAbsence,
  after: ({ absenceId }) => ({ redirectTo: `/schedule/away/${absenceId}` }),
});

export const withdrawAbsenceAction = defineAction({
  name: "substitutes.withdraw-absence",
  input: withdrawInput,
  permission: "absence:write",
  subject: async (reader, { absenceId, giveBack }, actor) => {
    const about = await absenceSubject(reader, absenceId);
    if (about === null) return null;
    // Giving sessions back changes the plan, which one's own absence is no permission for.
    const sites = giveBack ? sitesWith(actor, "schedule:write", "site") : null;
    return { access: sites?.length === 0 ? { staffIds: [] } : about.access, value: sites };
  },
  command: (tx, call, { absenceId }, giveBackAt) => withdrawAbsence(tx, call, { absenceId, giveBackAt }),
  explain: (refusal: never) => refusal,
  after: ({ givenBack }) => ({ redirectTo: `/schedule/away?said=withdrawn-${givenBack}` }),
});

/** Ask colleagues, or put one down: one door, because a plain form gives its answer back to one action only. */
export const coverSessionsAction = defineAction({
  name: "substitutes.cover",
  input: coverInput,
  permission: "schedule:write",
  subject: async (reader, { absenceId, sessionIds }) =>
    (await absenceSubject(reader, absenceId)) && (await sessionsSubject(reader, sessionIds)),
  command: coverSessions,
  explain: explainCover,
  after: ({ how, sessions }, { absenceId }) => ({
    redirectTo: `/schedule/away/${absenceId}?said=${how === "ask" ? "asked" : "assigned"}-${sessions}`,
  }),
});

/** Take back a question, or let a colleague go who stepped in. */
export const takeBackAction = defineAction({
  name: "substitutes.take-back",
  input: takeBackInput,
  permission: "schedule:write",
  subject: async (reader, { absenceId, requestIds }) => {
    const requests = await listRequestSubjects(reader, requestIds);
    if (requests === null || (await absenceSubject(reader, absenceId)) === null) return null;
    return sessionsSubject(
      reader,
      requests.map(({ sessionId }) => sessionId),
    );
  },
  command: takeBack,
  explain: explainTakeBack,
  after: ({ questions, sessions }, { absenceId }) => ({
    redirectTo: `/schedule/away/${absenceId}?said=back-${questions + sessions}`,
  }),
});

/** Say yes or no to what one was asked. */
export const answerRequestAction = defineAction({
  name: "substitutes.answer",
  input: answerInput,
  permission: "substitution:answer",
  subject: async (reader, { requestIds }) => {
    const requests = await listRequestSubjects(reader, requestIds);
    return requests && { access: requests.map(({ staffId }) => ({ staffIds: [staffId] })), value: null };
  },
  command: answerRequest,
  explain: explainAnswer,
  after: ({ answer, count, gone }) => ({ redirectTo: `/schedule/asked?said=${answer}-${count}-${gone}` }),
});
