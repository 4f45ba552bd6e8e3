import { formatDate } from "@/lib/time/format";
import { addDays, type LocalDate } from "@/lib/time/local-date";

/** Why a step of a review may not be taken. */
export type ReviewRefusal =
  | { readonly reason: "no_review_case" }
  | { readonly reason: "review_runs" }
  | { readonly reason: "no_such_director" }
  | { readonly reason: "is_over" }
  | { readonly reason: "case_is_gone" }
  | { readonly reason: "has_left" }
  | { readonly reason: "changed_meanwhile" }
  | { readonly reason: "no_notice" }
  | { readonly reason: "not_delivered" }
  | { readonly reason: "time_to_object"; readonly through: LocalDate }
  | { readonly reason: "unanswered"; readonly count: number }
  | { readonly reason: "nothing_to_answer" }
  | { readonly reason: "answered_by_issuer" }
  | { readonly reason: "day_to_come"; readonly field: string }
  | { readonly reason: "before_issue"; readonly issuedOn: LocalDate }
  | { readonly reason: "no_last_day" }
  | { readonly reason: "last_day_past"; readonly earliest: LocalDate }
  | { readonly reason: "last_day_too_far" }
  | { readonly reason: "not_the_director"; readonly name: string }
  | { readonly reason: "no_contract_terms" }
  | { readonly reason: "no_referral" }
  | { readonly reason: "no_decision" }
  | { readonly reason: "name_differs"; readonly name: string };

/** A refused step in a sentence: what is the case, and what to do. With the field it belongs to, when it has one. */
export function explainReviewRefusal(refusal: ReviewRefusal): string | { field: string; sentence: string } {
  switch (refusal.reason) {
    case "no_review_case":
      return "No review case is open, so there is nothing to review.";
    case "review_runs":
      return "A review is under way already.";
    case "no_such_director":
      return { field: "directorId", sentence: "Choose a director of this site. A review needs a person by name." };
    case "is_over":
      return "This review is over. Nothing in it changes any more.";
    case "case_is_gone":
      return "What opened this review was corrected, so nothing is left to decide.";
    case "has_left":
      return "This client has left the program already.";
    case "changed_meanwhile":
      return "Somebody added a step meanwhile. Look at the steps again, then go on.";
    case "no_notice":
      return "No notice was issued. Nobody’s place ends without a letter that gives the reasons.";
    case "not_delivered":
      return "The notice was not delivered yet, so the time to object has not begun.";
    case "time_to_object":
      return `The time to object runs through ${formatDate(refusal.through)}. Nothing is decided against the client before ${formatDate(addDays(refusal.through, 1))}.`;
    case "unanswered":
      return refusal.count === 1
        ? "An objection waits for an answer. Answer it first."
        : `${refusal.count} objections wait for an answer. Answer them first.`;
    case "nothing_to_answer":
      return "This objection was answered already.";
    case "answered_by_issuer":
      return "You issued the notice, so somebody else answers the objection. Another director can, or a counselor issues the letter anew.";
    case "day_to_come":
      return { field: refusal.field, sentence: "This day lies ahead. Fill in the day it happened." };
    case "before_issue":
      return {
        field: "on",
        sentence: `The notice was issued on ${formatDate(refusal.issuedOn)}. It cannot have been delivered before.`,
      };
    case "no_last_day":
      return { field: "lastDay", sentence: "Fill in the last day." };
    case "last_day_past":
      return {
        field: "lastDay",
        sentence: `${formatDate(refusal.earliest)} is the earliest last day: until it is signed they are expected.`,
      };
    case "last_day_too_far":
      return { field: "lastDay", sentence: "The last day lies more than a year ahead. Check the year." };
    case "not_the_director":
      return {
        field: "takesOver",
        sentence: `${refusal.name} is asked to decide. Tick this if you take the review over; it is kept with your name.`,
      };
    case "no_contract_terms":
      return {
        field: "outcome",
        sentence: "The policy in force has no contract terms, so there is no contract to offer.",
      };
    case "no_referral":
      return "No referral is recorded. Say who can help instead, or why there is nobody.";
    case "no_decision":
      return "Nothing is decided yet, so there is nothing to sign.";
    case "name_differs":
      return { field: "typedName", sentence: `Type your own name as it stands here: ${refusal.name}.` };
  }
}
