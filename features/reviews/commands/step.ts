import { eq } from "drizzle-orm";
import { newId } from "@/db/id";
import { reviews, reviewSteps } from "@/db/schema";
import type { Tx } from "@/db/store";
import { readReview, type Review, type ReviewAtWork, type ReviewStep } from "@/features/reviews/queries/reviews";
import { refuse, type Refused } from "@/lib/result";
import type { ReviewRefusal } from "@/lib/reviews/review-refusal";
import type { LocalDate } from "@/lib/time/local-date";
import { actorId, type Call } from "@/server/doors/call";

export interface NewStep {
  readonly kind: ReviewStep["kind"];
  readonly on: LocalDate;
  readonly note?: string;
  readonly facts?: Record<string, unknown>;
}

/** The review a step is about; doors have found it a moment ago. */
export async function openReviewAtWork(tx: Tx, call: Call, reviewId: string): Promise<ReviewAtWork> {
  const found = await readReview(tx, reviewId, call.now);
  if (found === null) throw new Error("The review was there a moment ago.");
  return found;
}

/** Was the form drawn from what the review still is? Null: yes. */
export function refuseStaleReview(review: Review, seenVersion: number): Refused<ReviewRefusal> | null {
  return review.version === seenVersion ? null : refuse({ reason: "changed_meanwhile" });
}

/** Writes steps down and counts the version up with them, so that a review and its steps never part. */
export async function takeSteps(
  tx: Tx,
  call: Call,
  review: Pick<Review, "id" | "version">,
  news: readonly NewStep[],
  fields: Partial<Omit<Review, "id" | "version">> = {},
): Promise<string[]> {
  const rows = news.map(({ kind, on, note = "", facts = {} }, index) => ({
    id: newId(),
    reviewId: review.id,
    place: review.version + index + 1,
    kind,
    on,
    at: call.now,
    recordedBy: actorId(call.actor),
    note,
    facts,
  }));
  await tx.insert(reviewSteps).values(rows);
  await tx
    .update(reviews)
    .set({ ...fields, version: review.version + rows.length })
    .where(eq(reviews.id, review.id));
  return rows.map(({ id }) => id);
}

/** Only a person, by name and signed in, takes the steps that weigh; a job or a command line is nobody who can be asked why. */
export function needPerson(call: Call, what: string): { readonly staffId: string; readonly name: string } {
  if (call.actor.kind !== "staff") throw new Error(`${what} takes a named person who is signed in.`);
  return { staffId: call.actor.staffId, name: call.actor.name };
}
