import { z } from "zod";
import { SAID_BY, type OwnDecision } from "@/lib/enrollment/decide-ending";
import { ORDINARY_ENDINGS } from "@/lib/enrollment/enrollment-status";
import { FIRST_STATUSES } from "@/lib/enrollment/decide-enrollment";
import type { RequiredKind } from "@/lib/enrollment/phase";
import { WEEKDAYS, type Weekday } from "@/lib/time/local-date";
import {
  idInput,
  listOf,
  localDateInput,
  oneOf,
  optionalDate,
  optionalId,
  optionalNumber,
  optionalText,
  requiredText,
  wholeNumber,
} from "@/server/doors/inputs";

const seenVersion = wholeNumber(1, 1_000_000_000);

/** The clashes that were shown before; empty: none were. */
const seenClashes = z.string().max(40).default("");

const weekdayInput = z.string().transform((text, context): Weekday => {
  const weekday = WEEKDAYS.find((each) => each === text);
  if (weekday !== undefined) return weekday;
  context.addIssue({ code: "custom", message: "Choose weekdays from Monday to Sunday." });
  return z.NEVER;
});

const weekdaysInput = listOf(weekdayInput, 7)
  .transform((weekdays) => [...new Set(weekdays)])
  .refine((weekdays) => weekdays.length > 0, "Choose at least one weekday.");

/** Hours as they are spoken of, 9 or 10.5; kept in minutes. Left empty: null, the program's own. */
const hoursInput = z
  .string()
  .optional()
  .transform((typed, context): number | null => {
    const text = (typed ?? "").trim().replace(",", ".");
    if (text === "") return null;
    const hours = /^\d{1,3}(\.\d{1,2})?$/.test(text) ? Number(text) : Number.NaN;
    if (hours <= 168) return Math.round(hours * 60);
    context.addIssue({ code: "custom", message: "Fill in hours a week from 0 to 168, such as 9 or 10.5." });
    return z.NEVER;
  });

const kindFields = {
  individualSessions: optionalNumber(0, 50),
  individualWeeks: optionalNumber(1, 12),
  familySessions: optionalNumber(0, 50),
  familyWeeks: optionalNumber(1, 12),
};

const phaseFields = {
  trackId: idInput,
  weekdays: weekdaysInput,
  hoursPerWeek: hoursInput,
  daysPerWeek: optionalNumber(0, 7),
  ...kindFields,
};

export const enrollInput = z
  .object({
    clientId: idInput,
    status: oneOf(FIRST_STATUSES).default("active"),
    startDate: localDateInput,
    expectedEndDate: optionalDate,
    counselorId: optionalId,
    seenClashes,
    ...phaseFields,
  })
  .superRefine(({ startDate, expectedEndDate }, context) => {
    if (expectedEndDate !== null && expectedEndDate < startDate) {
      context.addIssue({
        code: "custom",
        path: ["expectedEndDate"],
        message: "The expected end lies before the start.",
      });
    }
  });

export const phaseInput = z.object({
  enrollmentId: idInput,
  seenVersion,
  seenClashes,
  from: localDateInput,
  ...phaseFields,
});
export const removePhaseInput = z.object({ enrollmentId: idInput, phaseId: idInput });
export const enrollmentInput = z.object({
  enrollmentId: idInput,
  seenVersion,
  counselorId: optionalId,
  expectedEndDate: optionalDate,
});
export const startInput = z.object({ enrollmentId: idInput, startDate: localDateInput, seenClashes });
export const holdInput = z.object({
  enrollmentId: idInput,
  from: localDateInput,
  through: optionalDate,
  reason: requiredText(300, "Say why, in a few words."),
});
export const holdEndInput = z.object({ holdId: idInput, back: localDateInput });
export const endingInput = z
  .object({
    enrollmentId: idInput,
    seenVersion,
    endDate: localDateInput,
    status: oneOf(ORDINARY_ENDINGS, "Choose how this client leaves."),
    saidBy: oneOf(["", ...SAID_BY], "Choose how they told you.").default(""),
    saidOn: optionalDate,
    saidWords: optionalText(1000),
    reason: requiredText(500, "Say why, in a few words. It stays in the record."),
  })
  .superRefine(({ status, saidBy, saidOn }, context) => {
    if (status !== "left") return;
    const ask = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (saidBy === "") ask("saidBy", "Choose how they told you.");
    if (saidOn === null) ask("saidOn", "Fill in the day they said it.");
  })
  .transform(({ saidBy, saidOn, saidWords, ...typed }) => ({
    ...typed,
    said: ownDecisionOf(typed.status, { saidBy, saidOn, saidWords }),
  }));
export const joinInput = z
  .object({ enrollmentId: idInput, seriesId: idInput, from: localDateInput, through: optionalDate, seenClashes })
  .superRefine(({ from, through }, context) => {
    if (through !== null && through < from) {
      context.addIssue({ code: "custom", path: ["through"], message: "The last day lies before the first." });
    }
  });
export const leaveInput = z.object({ membershipId: idInput, lastDay: localDateInput });

/** What somebody said about leaving; only with "left", whatever else was typed. */
function ownDecisionOf(
  status: string,
  typed: { saidBy: "" | OwnDecision["by"]; saidOn: OwnDecision["on"] | null; saidWords: string | null },
): OwnDecision | null {
  const { saidBy, saidOn, saidWords } = typed;
  return status !== "left" || saidBy === "" || saidOn === null ? null : { by: saidBy, on: saidOn, words: saidWords };
}

type KindFields = z.output<z.ZodObject<typeof kindFields>>;

/** What a week asks of individual and family sessions, as the plan keeps it. None asked: not in the list. */
export function requiredKindsOf(typed: KindFields): RequiredKind[] {
  const wanted = [
    { kind: "individual", sessions: typed.individualSessions ?? 0, weeks: typed.individualWeeks ?? 1 },
    { kind: "family", sessions: typed.familySessions ?? 0, weeks: typed.familyWeeks ?? 1 },
  ] as const;
  return wanted.filter(({ sessions }) => sessions > 0);
}
