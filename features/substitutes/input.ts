import { z } from "zod";
import { checkbox, idInput, listOf, localDateInput, oneOf, optionalId, optionalText } from "@/server/doors/inputs";

/** A leave of a year, with a handful of sessions a day. */
const MOST_SESSIONS = 2000;
const MOST_COLLEAGUES = 50;

export const absenceInput = z.object({
  staffId: idInput,
  from: localDateInput,
  through: localDateInput,
  reason: optionalText(200),
});

export const withdrawInput = z.object({ absenceId: idInput, giveBack: checkbox() });

/**
 * One form asks the ticked colleagues, or puts one down by the button beside the name: `assign`, or `assignAnyway` where
 * something speaks against it.
 */
export const coverInput = z
  .object({
    absenceId: idInput,
    sessionIds: listOf(idInput, MOST_SESSIONS),
    staffIds: listOf(idInput, MOST_COLLEAGUES),
    assign: optionalId,
    assignAnyway: optionalId,
    note: optionalText(200),
  })
  .superRefine(({ sessionIds, staffIds, assign, assignAnyway }, context) => {
    if (sessionIds.length === 0)
      context.addIssue({ code: "custom", path: ["sessionIds"], message: "Choose at least one session." });
    else if ((assign ?? assignAnyway) === null && staffIds.length === 0)
      context.addIssue({ code: "custom", path: ["staffIds"], message: "Choose at least one colleague to ask." });
  })
  .transform(({ assign, assignAnyway, staffIds, ...rest }) => {
    const one = assign ?? assignAnyway;
    return one === null
      ? { ...rest, staffIds, how: "ask" as const, anyway: false }
      : { ...rest, staffIds: [one], how: "assign" as const, anyway: assign === null };
  });

export const takeBackInput = z.object({ absenceId: idInput, requestIds: listOf(idInput, MOST_SESSIONS) });

export const answerInput = z.object({
  requestIds: listOf(idInput, MOST_SESSIONS),
  answer: oneOf(["accept", "decline"], "Say yes or no."),
});
