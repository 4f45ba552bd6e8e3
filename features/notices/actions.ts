"use server";

import { noticeSaved } from "@/lib/notices/saved-words";
import { defineAction } from "@/server/doors/action";
import { editNotice, withdrawNotice } from "./commands/change-notice";
import { decideExcuse } from "./commands/decide-excuse";
import { logNotices } from "./commands/log-notices";
import { tellOwn } from "./commands/tell-own";
import { decideExcuseInput, editNoticeInput, logNoticeInput, noticeInput, ownNoticeInput, tellOwnInput } from "./input";
import { readGivenAt } from "./queries/given-at";
import { findCallInAccess, findNoticeAccess, findOwnNoticeAccess, findOwnSessionAccess } from "./queries/notice-access";
import { explainExcuseProblem, explainNoticeProblem } from "./refusals";

/** Somebody called in: taken down for the sessions they spoke of. */
export const logNoticeAction = defineAction({
  name: "notice.log",
  input: logNoticeInput,
  permission: "notice:log",
  subject: (reader, input) => findCallInAccess(reader, input),
  command: async (tx, call, { then: _, givenDate, givenTime, ...told }) =>
    logNotices(tx, call, {
      ...told,
      givenAt: await readGivenAt(tx, told.clientId, { givenDate, givenTime }, call.now),
    }),
  explain: explainNoticeProblem,
  after: (value, { then }) => ({ message: noticeSaved(value), ...(then === undefined ? {} : { redirectTo: then }) }),
});

/** What was taken down wrong is put right. */
export const editNoticeAction = defineAction({
  name: "notice.edit",
  input: editNoticeInput,
  permission: "notice:log",
  subject: async (reader, { noticeId }) => findNoticeAccess(reader, noticeId),
  command: async (tx, call, { then: _, givenDate, givenTime, ...told }, notice) =>
    editNotice(tx, call, {
      ...told,
      givenAt:
        givenDate === null && givenTime === null
          ? notice.givenAt
          : await readGivenAt(tx, notice.clientId, { givenDate, givenTime }, call.now),
    }),
  explain: explainNoticeProblem,
  after: (_, { then }) => ({ message: "Saved", ...(then === undefined ? {} : { redirectTo: then }) }),
});

/** They come after all, or it was a mistake. */
export const withdrawNoticeAction = defineAction({
  name: "notice.withdraw",
  input: noticeInput,
  permission: "notice:log",
  subject: (reader, { noticeId }) => findNoticeAccess(reader, noticeId),
  command: withdrawNotice,
  explain: explainNoticeProblem,
  after: () => ({ message: "Taken back. They are expected again." }),
});

/** Whether what they told us excuses them. */
export const decideExcuseAction = defineAction({
  name: "excuse.decide",
  input: decideExcuseInput,
  permission: "excuse:decide",
  subject: (reader, { noticeId }) => findNoticeAccess(reader, noticeId),
  command: decideExcuse,
  explain: explainExcuseProblem,
  after: (verdict) => ({
    message: { accept: "Excused", not_accept: "Not excused. The notice stays on file.", undo: "Decision undone" }[
      verdict
    ],
  }),
});

/** A client tells us from their own phone. */
export const tellOwnAction = defineAction({
  name: "notice.tell-own",
  input: tellOwnInput,
  permission: "own-notice:write",
  subject: (reader, { sessionId }, actor) => findOwnSessionAccess(reader, sessionId, actor),
  command: (tx, call, input, clientId) => tellOwn(tx, call, { ...input, clientId }),
  explain: explainNoticeProblem,
  after: () => ({ redirectTo: "/me" }),
});

/** A client takes back what they told us: they can come after all. */
export const takeBackOwnAction = defineAction({
  name: "notice.take-back-own",
  input: ownNoticeInput,
  permission: "own-notice:write",
  subject: (reader, { noticeId }) => findOwnNoticeAccess(reader, noticeId),
  command: (tx, call, input) => withdrawNotice(tx, call, { ...input, isOwn: true }),
  explain: explainNoticeProblem,
  after: () => ({ message: "Thank you. We expect you." }),
});
