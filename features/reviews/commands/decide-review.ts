import type { Tx } from "@/db/store";
import {
  needPerson,
  openReviewAtWork,
  refuseStaleReview,
  takeSteps,
  type NewStep,
} from "@/features/reviews/commands/step";
import { reviewEvent } from "@/features/reviews/events";
import { findTermsToday } from "@/features/reviews/queries/contract-terms";
import { decideAccess } from "@/lib/access/decide-access";
import { done, type Result } from "@/lib/result";
import { decideReview as judge } from "@/lib/reviews/decide-step";
import type { Outcome } from "@/lib/reviews/review";
import type { ReviewRefusal } from "@/lib/reviews/review-refusal";
import type { LocalDate } from "@/lib/time/local-date";
import type { Call } from "@/server/doors/call";
import { changed, type Changed } from "@/server/doors/changed";

export interface ReviewDecision {
  readonly reviewId: string;
  readonly seenVersion: number;
  readonly outcome: Outcome;
  readonly reason: string;
  readonly lastDay: LocalDate | null;
  readonly takesOver: boolean;
  /** With a new contract: what the clinic does so that it can be kept, one line each. */
  readonly help?: readonly string[];
}

/**
 * The decision of the director who was asked, or of another who takes the review over, which is written down. Nothing
 * comes of it until it is signed. Until then it can be decided anew.
 */
export async function decideReview(
  tx: Tx,
  call: Call,
  input: ReviewDecision,
): Promise<Result<Changed<{ reviewId: string }>, ReviewRefusal>> {
  const { review, facts, today, directorName } = await openReviewAtWork(tx, call, input.reviewId);
  const director = needDirector(call, review.siteId);
  const stale = refuseStaleReview(review, input.seenVersion);
  if (stale !== null) return stale;
  const { outcome, reason, takesOver } = input;
  const decided = judge(
    facts,
    { outcome, lastDay: input.lastDay, decidedById: director.staffId, takesOver },
    { today, directorName, hasTerms: (await findTermsToday(tx, review.enrollmentId, call.now)) !== null },
  );
  if (!decided.ok) return decided;
  const { lastDay, tookOver } = decided.value;
  const steps: NewStep[] = [];
  if (tookOver) {
    const note = `${director.name} took the review over from ${directorName}.`;
    steps.push({ kind: "note", on: today, note, facts: { about: "director", from: review.directorId } });
  }
  const help = outcome === "contract" ? (input.help ?? []) : [];
  const told = { outcome, lastDay, decidedById: director.staffId, ...(help.length === 0 ? {} : { help }) };
  steps.push({ kind: "decided", on: today, note: reason, facts: { ...told, reason } });
  const fields = {
    ...{ state: "decided" as const, outcome, outcomeReason: reason },
    ...{ decidedAt: call.now, decidedById: director.staffId, directorId: director.staffId },
  };
  await takeSteps(tx, call, review, steps, fields);
  const event = reviewEvent(review, "decided", { ...told, ...(tookOver ? { tookOverFrom: review.directorId } : {}) });
  return done(changed({ reviewId: review.id }, event));
}

/** A decision about a person's place is a director's of that site, whatever door it came through. */
export function needDirector(call: Call, siteId: string): { readonly staffId: string; readonly name: string } {
  const person = needPerson(call, "A decision about somebody's place");
  if (decideAccess(call.actor, "review:decide", { siteId }) !== "allowed") {
    throw new Error("Only a director of the site decides a review.");
  }
  return person;
}
