import { explainSeatProblem } from "@/lib/make-ups/explain-make-ups";
import { explainAdditionRefusal } from "@/lib/roster/decide-addition";
import type { AnswerRefusal } from "./commands/answer-offer";
import type { OfferRefusal } from "./commands/offer-make-ups";

export function explainOffer(refusal: OfferRefusal): string {
  switch (refusal.reason) {
    case "nothing_chosen":
      return "Choose at least one session to offer.";
    case "not_enrolled":
      return "This client is not enrolled now, so there is nothing to make up.";
    case "does_not_fit":
      return `This session does not fit any more.${refusal.why === null ? "" : ` ${explainSeatProblem(refusal.why)}`}`;
  }
}

/** For staff, who answer with the client on the phone. */
export function explainAnswer(refusal: AnswerRefusal): string {
  switch (refusal.reason) {
    case "no_longer_offered":
      return "This session is no longer offered.";
    case "begun":
      return "This session has begun.";
    default:
      return explainAdditionRefusal(refusal);
  }
}

/** For the client: never a word about others. */
export function explainOwnAnswer(refusal: AnswerRefusal): string {
  switch (refusal.reason) {
    case "begun":
      return "This session has begun. Call us if you would still like to come.";
    case "time_clash":
      return "You have another session at that time. Call us and we will look for a way together.";
    default:
      return "This session is not open any more. Call us and we will look for another one.";
  }
}
