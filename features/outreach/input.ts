import { z } from "zod";
import { OUTREACH_CHANNELS, OUTREACH_RESULTS } from "@/db/schema";
import { NEXT_STEPS } from "@/lib/alerts/next-steps";
import { MOST_DIRECTOR_HOURS, MOST_DUE_DAYS, MOST_MEETING_DAYS } from "@/lib/alerts/ladder-rules";
import { LONGEST_REMINDER_MINUTES } from "@/lib/attendance/not-taken";
import {
  checkbox,
  idInput,
  listOf,
  localTimeInput,
  oneOf,
  optionalDate,
  optionalId,
  optionalNumber,
  optionalText,
  wholeNumber,
} from "@/server/doors/inputs";

const nextStep = z
  .union([z.literal("").transform(() => null), oneOf(NEXT_STEPS)])
  .nullish()
  .transform((value) => value ?? null);

/** Where to go on after a save, without scripts: a page of the work list or of the chart, and nowhere else. */
const ownPage = z
  .string()
  .regex(/^\/(alerts|clients\/[0-9a-z]{26})([?#].*)?$/)
  .optional()
  .catch(undefined);

/** An attempt that was just made: the time is the door's own. */
export const logOutreachInput = z.object({
  clientId: idInput,
  channel: oneOf(OUTREACH_CHANNELS, "How did you try?"),
  result: oneOf(OUTREACH_RESULTS, "What came of it?"),
  /** Spoken with in the client's place; empty: the client. */
  contactId: optionalId,
  note: optionalText(500),
  nextStep,
  nextOn: optionalDate,
  alertIds: listOf(idInput, 100),
  settles: checkbox(),
  then: ownPage,
});

/** Who works a row from now on; empty: the client's primary counselor again. */
export const assignAlertsInput = z.object({
  clientId: idInput,
  alertIds: listOf(idInput, 100),
  toStaffId: optionalId,
});

/** The sheet for the team meeting: of one site or all, with names or initials. */
export const meetingSheetInput = z.object({ site: optionalId, initials: checkbox() });

const days = wholeNumber(0, MOST_DUE_DAYS);

/** By when somebody looks at an alert and who is told when it waits: "reviewDays", "reviewBy" and so on, an empty number is "never". */
export const waitingRulesInput = z
  .object({
    seenVersion: wholeNumber(1, 1_000_000_000),
    reviewDays: days,
    reviewBy: localTimeInput,
    contractDays: days,
    contractBy: localTimeInput,
    warningDays: days,
    warningBy: localTimeInput,
    watchDays: days,
    watchBy: localTimeInput,
    goodDays: days,
    goodBy: localTimeInput,
    hoursDays: days,
    hoursBy: localTimeInput,
    lateFrom: localTimeInput,
    lateBy: localTimeInput,
    directorAfterHours: optionalNumber(0, MOST_DIRECTOR_HOURS),
    meetingAfterDays: optionalNumber(0, MOST_MEETING_DAYS),
    opens: localTimeInput,
    closes: localTimeInput,
    facilitatorAfter: optionalNumber(0, LONGEST_REMINDER_MINUTES),
    directorAfter: optionalNumber(0, LONGEST_REMINDER_MINUTES),
    endOfDay: checkbox(),
  })
  .superRefine(({ opens, closes }, context) => {
    if (closes > opens) return;
    context.addIssue({ code: "custom", path: ["closes"], message: "The day closes after it opens." });
  })
  .transform(({ seenVersion, facilitatorAfter, directorAfter, endOfDay, ...ladder }) => ({
    seenVersion,
    reminders: { facilitatorAfter, directorAfter, endOfDay },
    ladder: {
      due: {
        review: { days: ladder.reviewDays, by: ladder.reviewBy },
        contract: { days: ladder.contractDays, by: ladder.contractBy },
        warning: { days: ladder.warningDays, by: ladder.warningBy },
        watch: { days: ladder.watchDays, by: ladder.watchBy },
        good: { days: ladder.goodDays, by: ladder.goodBy },
        hours: { days: ladder.hoursDays, by: ladder.hoursBy },
      },
      lateFrom: ladder.lateFrom,
      lateBy: ladder.lateBy,
      directorAfterHours: ladder.directorAfterHours,
      meetingAfterDays: ladder.meetingAfterDays,
      opens: ladder.opens,
      closes: ladder.closes,
    },
  }));
