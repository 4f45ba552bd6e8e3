import { and, asc, desc, eq, inArray } from "drizzle-orm";
import { clinics, enrollments, reviews, reviewSteps, sites, standingCases, staff } from "@/db/schema";
import type { Reader } from "@/db/store";
import { isEnding } from "@/lib/enrollment/enrollment-status";
import type { ReviewFacts } from "@/lib/reviews/review";
import { reviewFactsOf } from "@/lib/reviews/review-facts";
import { readReviewRules, type ReviewRules } from "@/lib/reviews/review-rules";
import type { LocalDate } from "@/lib/time/local-date";
import { toLocal, type Instant, type Zone } from "@/lib/time/zone";

export type Review = typeof reviews.$inferSelect;
export type ReviewStep = typeof reviewSteps.$inferSelect;

/** The states in which a review waits for people. */
export const RUNNING_STATES = ["open", "notice", "decided"] as const;

export async function getReview(reader: Reader, reviewId: string): Promise<Review | null> {
  const rows = await reader.select().from(reviews).where(eq(reviews.id, reviewId));
  return rows[0] ?? null;
}

export async function findRunningReview(reader: Reader, enrollmentId: string): Promise<Review | null> {
  const running = and(eq(reviews.enrollmentId, enrollmentId), inArray(reviews.state, [...RUNNING_STATES]));
  const rows = await reader.select().from(reviews).where(running);
  return rows[0] ?? null;
}

/** All reviews of a client, the newest first. */
export async function listReviewsOfClient(reader: Reader, clientId: string): Promise<Review[]> {
  return reader
    .select()
    .from(reviews)
    .where(eq(reviews.clientId, clientId))
    .orderBy(desc(reviews.openedAt), desc(reviews.id));
}

/** The steps of a review, in the order in which they were taken. */
export async function listSteps(reader: Reader, reviewId: string): Promise<ReviewStep[]> {
  return reader.select().from(reviewSteps).where(eq(reviewSteps.reviewId, reviewId)).orderBy(asc(reviewSteps.place));
}

/** How long reviews wait here. */
export async function findReviewRules(reader: Reader): Promise<ReviewRules> {
  const rows = await reader.select({ rules: clinics.attendanceRules }).from(clinics).limit(1);
  return readReviewRules(rows[0]?.rules ?? null);
}

/** The open review cases of an enrollment, the one that opened last first. */
export async function listOpenReviewCases(reader: Reader, enrollmentId: string) {
  return reader
    .select({ key: standingCases.key, openedOn: standingCases.openedOn })
    .from(standingCases)
    .where(
      and(
        eq(standingCases.enrollmentId, enrollmentId),
        eq(standingCases.state, "open"),
        eq(standingCases.level, "review"),
      ),
    )
    .orderBy(desc(standingCases.openedOn), desc(standingCases.key));
}

export interface ReviewAtWork {
  readonly review: Review;
  readonly steps: readonly ReviewStep[];
  readonly facts: ReviewFacts;
  /** The day it is at the client's site. */
  readonly today: LocalDate;
  readonly zone: Zone;
  readonly rules: ReviewRules;
  readonly directorName: string;
}

/** A review with everything its rules look at. Null: there is no such review. */
export async function readReview(reader: Reader, reviewId: string, now: Instant): Promise<ReviewAtWork | null> {
  const rows = await reader
    .select({
      review: reviews,
      zone: sites.zone,
      status: enrollments.status,
      endDate: enrollments.endDate,
      givenName: staff.givenName,
      familyName: staff.familyName,
    })
    .from(reviews)
    .innerJoin(sites, eq(sites.id, reviews.siteId))
    .innerJoin(enrollments, eq(enrollments.id, reviews.enrollmentId))
    .innerJoin(staff, eq(staff.id, reviews.directorId))
    .where(eq(reviews.id, reviewId));
  const [row] = rows;
  if (row === undefined) return null;
  const { review, zone } = row;
  const today = toLocal(now, zone).date;
  const steps = await listSteps(reader, reviewId);
  const hasLeft = isEnding(row.status) && (row.endDate === null || row.endDate < today);
  const isCaseOpen = (await listOpenReviewCases(reader, review.enrollmentId)).length > 0;
  return {
    review,
    steps,
    facts: reviewFactsOf(review, steps, { isCaseOpen, hasLeft }),
    today,
    zone,
    rules: await findReviewRules(reader),
    directorName: `${row.givenName} ${row.familyName}`.trim(),
  };
}
