import { z } from "zod";
import { linesOf } from "@/lib/reviews/contract-terms";
import { OUTCOMES } from "@/lib/reviews/review";
import { FEWEST_OBJECTION_DAYS, MOST_MAIL_DAYS, MOST_OBJECTION_DAYS } from "@/lib/reviews/review-rules";
import {
  checkbox,
  idInput,
  localDateInput,
  nameInput,
  oneOf,
  optionalDate,
  optionalText,
  optionalTime,
  requiredText,
  wholeNumber,
} from "@/server/doors/inputs";

const seenVersion = wholeNumber(1, 1_000_000);
const lines = (max: number) => optionalText(max).transform((text) => linesOf(text ?? ""));

export const offerContractInput = z.object({ enrollmentId: idInput, help: lines(1500), words: optionalText(1000) });
export const signStaffInput = z.object({ agreementId: idInput, typedName: nameInput() });
export const signPaperInput = z.object({ agreementId: idInput, signedName: nameInput(), signedOn: localDateInput });
export const settleOfferInput = z.object({
  agreementId: idInput,
  as: oneOf(["declined", "withdrawn"]),
  note: optionalText(500),
});
export const ownSignInput = z.object({ agreementId: idInput, typedName: nameInput() });
export const ownDeclineInput = z.object({ agreementId: idInput, note: optionalText(500) });

export const openReviewInput = z.object({ enrollmentId: idInput, directorId: idInput, note: optionalText(1000) });
export const inviteInput = z.object({ reviewId: idInput, meetOn: localDateInput, meetAt: optionalTime });
export const talkInput = z.object({
  reviewId: idInput,
  on: localDateInput,
  words: requiredText(2000, "Write down what they said, in their own words."),
});
export const noteInput = z.object({ reviewId: idInput, note: requiredText(2000, "Write a note.") });
export const referralInput = z.object({
  reviewId: idInput,
  isMade: oneOf(["yes", "no"], "Choose one.").transform((word) => word === "yes"),
  note: requiredText(1000, "Say who, and how to reach them; or why there is nobody."),
});
export const issueInput = z.object({ reviewId: idInput, address: optionalText(300), more: optionalText(1500) });
export const deliverInput = z.object({
  reviewId: idInput,
  how: oneOf(["hand", "mail"], "Choose how it reached them."),
  on: localDateInput,
});
export const objectionInput = z.object({
  reviewId: idInput,
  words: requiredText(4000, "Write down what they said, in their own words."),
  on: optionalDate,
});
export const answerInput = z.object({
  reviewId: idInput,
  objectionId: idInput,
  answer: requiredText(4000, "Write the answer. The client reads it."),
});
export const decideInput = z.object({
  reviewId: idInput,
  seenVersion,
  outcome: oneOf(OUTCOMES, "Choose what you decide."),
  reason: requiredText(2000, "Say why. The client reads it."),
  lastDay: optionalDate,
  takesOver: checkbox(),
  help: lines(1500),
});
export const signOffInput = z.object({ reviewId: idInput, seenVersion, typedName: nameInput() });
export const ownReviewInput = z.object({ reviewId: idInput });
export const ownObjectionInput = z.object({
  reviewId: idInput,
  words: requiredText(4000, "Write a few words. They can be short."),
});
export const reviewRulesInput = z.object({
  objectionDays: wholeNumber(FEWEST_OBJECTION_DAYS, MOST_OBJECTION_DAYS),
  mailDays: wholeNumber(0, MOST_MAIL_DAYS),
});
