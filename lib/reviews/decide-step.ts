import { done, refuse, type Result } from "@/lib/result";
import type { ReviewRules } from "@/lib/reviews/review-rules";
import type { ReviewRefusal } from "@/lib/reviews/review-refusal";
import { endsThePlace, isRunning, type Outcome, type ReviewFacts } from "@/lib/reviews/review";
import { addDays, daysBetween, type LocalDate } from "@/lib/time/local-date";

const MOST_DAYS_AHEAD = 366;

/** May anything at all still be written into this review? Null: yes. */
export function refuseWhenOver(facts: Pick<ReviewFacts, "state" | "isCaseOpen" | "hasLeft">): ReviewRefusal | null {
  if (!isRunning(facts)) return { reason: "is_over" };
  if (facts.hasLeft) return { reason: "has_left" };
  return facts.isCaseOpen ? null : { reason: "case_is_gone" };
}

/**
 * What holds every decision that would end somebody's place: no notice, not delivered, the time to object not over, an
 * objection not answered. Null: nothing holds it any more. It is asked when the decision is written and again when it is
 * signed, because days and objections come in between.
 */
export function holdsAgainst(
  { notice, objections }: Pick<ReviewFacts, "notice" | "objections">,
  today: LocalDate,
): ReviewRefusal | null {
  if (notice === null) return { reason: "no_notice" };
  if (notice.deliveredOn === null || notice.objectionThrough === null) return { reason: "not_delivered" };
  if (today <= notice.objectionThrough) return { reason: "time_to_object", through: notice.objectionThrough };
  const count = objections.filter(({ isAnswered }) => !isAnswered).length;
  return count > 0 ? { reason: "unanswered", count } : null;
}

export interface Delivery {
  readonly how: "hand" | "mail" | "portal";
  /** The day it was handed over, posted, or opened by the client. */
  readonly on: LocalDate;
}

/**
 * The notice reached the client. Whole days after the delivery are counted, in the site's calendar: delivered by hand on
 * March 2 with 10 days, the client can object through March 12. A mailed one counts from the days the post takes.
 * A second delivery never shortens the time.
 */
export function decideDelivery(
  facts: ReviewFacts,
  { how, on }: Delivery,
  { today, rules }: { readonly today: LocalDate; readonly rules: ReviewRules },
): Result<{ readonly countsFrom: LocalDate; readonly objectionThrough: LocalDate }, ReviewRefusal> {
  const over = refuseWhenOver(facts);
  if (over !== null) return refuse(over);
  if (facts.notice === null) return refuse({ reason: "no_notice" });
  if (on > today) return refuse({ reason: "day_to_come", field: "on" });
  if (on < facts.notice.issuedOn) return refuse({ reason: "before_issue", issuedOn: facts.notice.issuedOn });
  const countsFrom = how === "mail" ? addDays(on, rules.mailDays) : on;
  const counted = addDays(countsFrom, rules.objectionDays);
  const before = facts.notice.objectionThrough;
  return done({ countsFrom, objectionThrough: before !== null && before > counted ? before : counted });
}

/** Who issued the letter does not judge what the client says against it. */
export function decideAnswer(
  facts: ReviewFacts,
  { objectionId, answeredById }: { readonly objectionId: string; readonly answeredById: string },
): Result<{ readonly objectionId: string }, ReviewRefusal> {
  const over = refuseWhenOver(facts);
  if (over !== null) return refuse(over);
  const waits = facts.objections.some(({ id, isAnswered }) => id === objectionId && !isAnswered);
  if (!waits) return refuse({ reason: "nothing_to_answer" });
  if (facts.notice?.issuedById === answeredById) return refuse({ reason: "answered_by_issuer" });
  return done({ objectionId });
}

export interface Decision {
  readonly outcome: Outcome;
  readonly lastDay: LocalDate | null;
  readonly decidedById: string;
  /** A director other than the one who was asked says that they take it over. */
  readonly takesOver: boolean;
}

/** The director's decision, by name. It does nothing yet: it is carried out when it is signed. */
export function decideReview(
  facts: ReviewFacts,
  decision: Decision,
  { today, directorName, hasTerms }: { today: LocalDate; directorName: string; hasTerms: boolean },
): Result<{ readonly lastDay: LocalDate | null; readonly tookOver: boolean }, ReviewRefusal> {
  const over = refuseWhenOver(facts);
  if (over !== null) return refuse(over);
  const { outcome, lastDay, decidedById, takesOver } = decision;
  const isAnother = decidedById !== facts.directorId;
  if (isAnother && !takesOver) return refuse({ reason: "not_the_director", name: directorName });
  if (outcome === "contract" && !hasTerms) return refuse({ reason: "no_contract_terms" });
  if (!endsThePlace(outcome)) return done({ lastDay: null, tookOver: isAnother });
  const held = holdsAgainst(facts, today);
  if (held !== null) return refuse(held);
  if (lastDay === null) return refuse({ reason: "no_last_day" });
  if (lastDay < today) return refuse({ reason: "last_day_past", earliest: today });
  if (daysBetween(today, lastDay) > MOST_DAYS_AHEAD) return refuse({ reason: "last_day_too_far" });
  return done({ lastDay, tookOver: isAnother });
}
