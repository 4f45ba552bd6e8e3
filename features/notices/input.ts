import { z } from "zod";
import { NOTICE_CHANNELS, NOTICE_KINDS } from "@/db/schema";
import { ABSENCE_REASONS } from "@/lib/attendance/reasons";
import {
  idInput,
  listOf,
  oneOf,
  optionalDate,
  optionalNumber,
  optionalText,
  optionalTime,
  wholeNumber,
} from "@/server/doors/inputs";
import { EXCUSE_VERDICTS } from "./commands/decide-excuse";

const reason = z
  .union([z.literal("").transform(() => null), oneOf(ABSENCE_REASONS)])
  .nullish()
  .transform((value) => value ?? null);

const told = {
  kind: oneOf(NOTICE_KINDS, "What did they say?"),
  expectedTime: optionalTime,
  channel: oneOf(NOTICE_CHANNELS, "How did they tell us?"),
  reason,
  words: optionalText(500),
  /** When they told us, by the clinic's clock; both empty: just now. */
  givenDate: optionalDate,
  givenTime: optionalTime,
};

/** Where to go on after a save: a page that this form stands on, and nowhere else. */
const ownPage = z
  .string()
  .regex(/^\/(today|alerts|clients\/[0-9a-z]{26}|rosters\/[0-9a-z]{26})([?#].*)?$/)
  .optional()
  .catch(undefined);

export const logNoticeInput = z.object({ clientId: idInput, sessionIds: listOf(idInput, 40), then: ownPage, ...told });

export const editNoticeInput = z.object({
  noticeId: idInput,
  seenVersion: wholeNumber(1, 100_000),
  then: ownPage,
  ...told,
});

export const noticeInput = z.object({ noticeId: idInput });

export const decideExcuseInput = z.object({
  noticeId: idInput,
  seenVersion: wholeNumber(1, 100_000),
  verdict: oneOf(EXCUSE_VERDICTS),
  reason,
});

/** What a client misses: one session, the rest of its day, or another day. */
export const OWN_SCOPES = ["session", "day", "other"] as const;

/** From the client's own phone. Whose it is comes from the sign-in. */
export const tellOwnInput = z.object({
  sessionId: idInput,
  kind: oneOf(["cannot_come", "late"]),
  scope: oneOf(OWN_SCOPES).optional().default("session"),
  otherDay: optionalDate,
  /** How late, in minutes; empty: they do not know yet. */
  minutes: optionalNumber(1, 300),
  reason,
});

export const ownNoticeInput = z.object({ noticeId: idInput });
