import { z } from "zod";
import { MARK_MODALITIES } from "@/db/schema";
import { MARKS } from "@/lib/attendance/mark";
import { TOLD } from "@/lib/attendance/typed-mark";
import { ABSENCE_REASONS } from "@/lib/attendance/reasons";
import { idInput, listOf, oneOf, optionalNumber, optionalTime, requiredText, wholeNumber } from "@/server/doors/inputs";

function orNothing<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z
    .union([z.literal("").transform(() => null), oneOf(words)])
    .nullish()
    .transform((value) => value ?? null);
}

/** The mark that somebody wants on a line, in the words of the roster's form. */
export const wantedInput = z.object({
  as: oneOf([...MARKS, "unrecorded"], "What should be recorded?"),
  minutesLate: optionalNumber(1, 1439),
  leftAt: optionalTime,
  told: orNothing(TOLD),
  reason: orNothing(ABSENCE_REASONS),
  modality: orNothing(MARK_MODALITIES),
});

export type WantedLineMark = z.output<typeof wantedInput>;

export const askCorrectionInput = wantedInput
  .extend({
    sessionId: idInput,
    clientId: idInput,
    seenVersion: wholeNumber(0, 100_000),
    why: requiredText(500, "Say why the record should change."),
  })
  .superRefine((value, context) => {
    if (value.as === "late" && value.minutesLate === null)
      context.addIssue({ code: "custom", path: ["minutesLate"], message: "Say by how many minutes." });
    if (value.as === "left_early" && value.leftAt === null)
      context.addIssue({ code: "custom", path: ["leftAt"], message: "Say when they left." });
  });

export const correctionInput = z.object({ requestId: idInput });

export const decideCorrectionsInput = z
  .object({
    requestIds: listOf(idInput, 200),
    verdict: oneOf(["approve", "decline"]),
    answer: z
      .string()
      .optional()
      .transform((text) => (text ?? "").normalize("NFC").trim()),
  })
  .superRefine(({ requestIds, verdict, answer }, context) => {
    if (requestIds.length === 0)
      context.addIssue({ code: "custom", path: ["requestIds"], message: "Choose at least one." });
    if (verdict === "decline" && answer === "")
      context.addIssue({ code: "custom", path: ["answer"], message: "Say why not, in a sentence." });
    if (answer.length > 500)
      context.addIssue({ code: "custom", path: ["answer"], message: "Keep this to 500 characters." });
  });
