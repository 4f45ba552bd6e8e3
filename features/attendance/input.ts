import { z } from "zod";
import { ADDITION_KINDS, MARK_MODALITIES } from "@/db/schema";
import { MARKS } from "@/lib/attendance/mark";
import { TOLD } from "@/lib/attendance/typed-mark";
import { LONGEST_WAIT_SECONDS } from "@/lib/offline-roster/taken";
import {
  idInput,
  optionalId,
  oneOf,
  optionalNumber,
  optionalText,
  optionalTime,
  requiredText,
  wholeNumber,
} from "@/server/doors/inputs";

/** A choice that may be left out: null. */
function optionalOneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z
    .union([z.literal("").transform(() => null), oneOf(words)])
    .nullish()
    .transform((value) => value ?? null);
}

/** One line as the roster's form, or its finger, sends it. */
export const lineInput = z.object({
  clientId: idInput,
  as: oneOf([...MARKS, "unrecorded"]),
  minutesLate: optionalNumber(1, 1439),
  leftAt: optionalTime,
  told: optionalOneOf(TOLD),
  reason: optionalText(120),
  modality: optionalOneOf(MARK_MODALITIES),
  seenVersion: wholeNumber(0, 100_000),
});

/** One line as a script sends it, at once or after a while without a connection. */
export const sentLineInput = lineInput.extend({
  /** How long it waited in the browser. */
  waitedSeconds: optionalNumber(0, LONGEST_WAIT_SECONDS),
  sentKey: z
    .string()
    .max(64)
    .nullish()
    .transform((key) => key ?? null),
});

const correction = { sessionId: idInput, correctionReason: optionalText(500) };

/** One line, from a plain form. */
export const markLineInput = lineInput.extend(correction);

/** Several lines at once, from a script, which says under which sign-in they were set. */
export const markLinesInput = z.object({
  ...correction,
  signInId: optionalId,
  lines: z.array(sentLineInput).min(1).max(200),
});

export const markRestInput = z.object(correction);

export const rosterInput = z.object({ sessionId: idInput });

/** The same from a script that may have waited for a connection. */
export const finishLaterInput = rosterInput.extend({ signInId: optionalId });

export const topicInput = rosterInput.extend({ topicId: optionalId });

export const leadInput = rosterInput.extend({ staffId: idInput });

export const didNotMeetInput = rosterInput.extend({
  reason: requiredText(200, "Say why the group did not meet."),
});

export const findSomeoneInput = rosterInput.extend({ term: optionalText(200) });

export const additionInput = rosterInput.extend({
  clientId: idInput,
  kind: oneOf(ADDITION_KINDS, "Choose how they come."),
  makeUpForSessionId: optionalId,
});

export const removalInput = rosterInput.extend({ clientId: idInput });

/** One line of a roster, by its client. */
export const lineHistoryInput = z.object({ sessionId: idInput, client: idInput });
