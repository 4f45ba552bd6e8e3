import { newId } from "@/db/id";
import { reviews } from "@/db/schema";
import type { Tx } from "@/db/store";
import { getEnrollmentToday } from "@/features/enrollment/queries/enrollments";
import { takeSteps } from "@/features/reviews/commands/step";
import { reviewEvent } from "@/features/reviews/events";
import { listDirectors } from "@/features/reviews/queries/directors";
import { findRunningReview, listOpenReviewCases } from "@/features/reviews/queries/reviews";
import { isEnding } from "@/lib/enrollment/enrollment-status";
import { done, refuse, type Result } from "@/lib/result";
import type { ReviewRefusal } from "@/lib/reviews/review-refusal";
import { actorId, type Call } from "@/server/doors/call";
import { changed, type Changed } from "@/server/doors/changed";

/**
 * Ask a director, by name, to look at whether somebody can stay. It takes an open review case; from here on nothing
 * about this place is decided anywhere else.
 */
export async function openReview(
  tx: Tx,
  call: Call,
  input: { readonly enrollmentId: string; readonly directorId: string; readonly note: string | null },
): Promise<Result<Changed<{ reviewId: string }>, ReviewRefusal>> {
  const found = await getEnrollmentToday(tx, input.enrollmentId, call.now);
  if (found === null) throw new Error("The enrollment was there a moment ago.");
  const { enrollment, today } = found;
  if (isEnding(enrollment.status) && (enrollment.endDate === null || enrollment.endDate < today)) {
    return refuse({ reason: "has_left" });
  }
  const [open] = await listOpenReviewCases(tx, enrollment.id);
  if (open === undefined) return refuse({ reason: "no_review_case" });
  if ((await findRunningReview(tx, enrollment.id)) !== null) return refuse({ reason: "review_runs" });
  const director = (await listDirectors(tx, enrollment.siteId)).find(({ id }) => id === input.directorId);
  if (director === undefined) return refuse({ reason: "no_such_director" });
  const review = {
    id: newId(),
    enrollmentId: enrollment.id,
    clientId: enrollment.clientId,
    siteId: enrollment.siteId,
    caseKey: open.key,
    state: "open" as const,
    openedAt: call.now,
    openedBy: actorId(call.actor),
    directorId: director.id,
    version: 0,
  };
  await tx.insert(reviews).values(review);
  const facts = { caseKey: open.key, directorId: director.id };
  await takeSteps(tx, call, review, [{ kind: "opened", on: today, note: input.note ?? "", facts }]);
  return done(changed({ reviewId: review.id }, reviewEvent(review, "opened", facts)));
}
