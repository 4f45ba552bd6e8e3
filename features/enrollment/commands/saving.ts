import { eq } from "drizzle-orm";
import { enrollments } from "@/db/schema";
import type { Tx } from "@/db/store";
import type { ChangedMeanwhile } from "@/features/audit/queries/changes";
import { getEnrollmentToday, type Enrollment } from "@/features/enrollment/queries/enrollments";
import { found, refuseStale } from "@/features/programs/commands/saving";
import { evaluateStandings } from "@/features/standing/commands/evaluate-standings";
import type { EnrollmentStatus } from "@/lib/enrollment/enrollment-status";
import type { PlanClashes } from "@/lib/enrollment/plan-clashes";
import type { Refused } from "@/lib/result";
import { SignedOffEnding } from "@/lib/reviews/sign-off";
import type { LocalDate } from "@/lib/time/local-date";
import type { Call } from "@/server/doors/call";
import { changed, type Changed, type DomainEvent } from "@/server/doors/changed";

export interface EnrollmentAtWork {
  readonly enrollment: Enrollment;
  /** The day it is at the enrollment's site. */
  readonly today: LocalDate;
}

/** The enrollment to change, and whether the form was opened on what it still is. Without `seenVersion` nothing is compared. */
export async function openEnrollment(
  tx: Tx,
  call: Call,
  input: { readonly enrollmentId: string; readonly seenVersion?: number },
): Promise<EnrollmentAtWork & { readonly stale: Refused<ChangedMeanwhile> | null }> {
  const { enrollment, today } = found(await getEnrollmentToday(tx, input.enrollmentId, call.now), "enrollment");
  const seen = input.seenVersion ?? enrollment.version;
  return { enrollment, today, stale: await refuseStale(tx, call, "enrollment", enrollment, seen) };
}

/** What a change may set. That a clinic ended somebody's place is not among it: see `writeSignedOffEnding`. */
type ChangedFields = Omit<Partial<Enrollment>, "status" | "endReviewId"> & {
  readonly status?: Exclude<EnrollmentStatus, "discharged">;
};

/** Counts the enrollment's version up, works its standing out anew, and says what happened. */
export async function enrollmentChanged<Value>(
  tx: Tx,
  call: Call,
  enrollment: Enrollment,
  value: Value,
  event: { readonly name: DomainEvent["name"]; readonly facts: Record<string, unknown> },
  fields: ChangedFields = {},
): Promise<Changed<Value>> {
  const version = enrollment.version + 1;
  await tx
    .update(enrollments)
    .set({ ...fields, version })
    .where(eq(enrollments.id, enrollment.id));
  const standing = await evaluateStandings(tx, call, [enrollment.id]);
  return changed(value, enrollmentEvent(enrollment, event.name, { version, ...event.facts }), ...standing);
}

/**
 * The one place that ends an enrollment by a review, and so the one place that may write "discharged". It takes nothing
 * but what a signed-off review gives out.
 */
export async function writeSignedOffEnding(
  tx: Tx,
  call: Call,
  enrollment: Enrollment,
  ending: SignedOffEnding,
  startDate: LocalDate,
): Promise<readonly [DomainEvent, ...DomainEvent[]]> {
  if (!SignedOffEnding.isOne(ending)) throw new Error("Only a signed-off review ends an enrollment like this.");
  const version = enrollment.version + 1;
  const { status, endDate, reason, reviewId, signedOffById } = ending;
  await tx
    .update(enrollments)
    .set({ status, startDate, endDate, endReason: reason, endReviewId: reviewId, version })
    .where(eq(enrollments.id, enrollment.id));
  const standing = await evaluateStandings(tx, call, [enrollment.id]);
  const before = { status: enrollment.status, endDate: enrollment.endDate };
  const facts = { version, status, endDate, reason, reviewId, signedOffById, before };
  return [enrollmentEvent(enrollment, "enrollment.ended-by-review", facts), ...standing];
}

export function enrollmentEvent(
  enrollment: Pick<Enrollment, "id" | "clientId" | "siteId">,
  name: DomainEvent["name"],
  facts: Record<string, unknown>,
): DomainEvent {
  const { id, clientId, siteId } = enrollment;
  return { name, subjectType: "enrollment", subjectId: id, clientId, siteId, facts };
}

/** What the audit trail keeps of clashes that somebody overruled: how many. */
export function overruledFacts({ overruled }: PlanClashes): { readonly overruled?: number } {
  return overruled === 0 ? {} : { overruled };
}
