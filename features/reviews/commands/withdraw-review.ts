import { and, eq, inArray, isNull } from "drizzle-orm";
import { contractAgreements, enrollments, reviews, sites, standingCases } from "@/db/schema";
import type { Tx } from "@/db/store";
import { contractEvent, reviewEvent } from "@/features/reviews/events";
import { takeSteps } from "@/features/reviews/commands/step";
import { listOpenReviewCases, RUNNING_STATES, type Review } from "@/features/reviews/queries/reviews";
import { readContractTerms } from "@/lib/reviews/contract-terms";
import { toLocal } from "@/lib/time/zone";
import type { Call } from "@/server/doors/call";
import type { DomainEvent } from "@/server/doors/changed";

/** Withdraws the review of an enrollment that runs, and a contract that waits, saying why. Nothing of either can be signed any more. */
export async function withdrawReviews(
  tx: Tx,
  call: Call,
  enrollmentId: string,
  reason: string,
): Promise<DomainEvent[]> {
  const running = await listRunning(tx, [enrollmentId]);
  const events: DomainEvent[] = [];
  for (const review of running) events.push(await withdraw(tx, call, review, reason));
  const waiting = await listWaiting(tx, [enrollmentId]);
  for (const agreement of waiting) events.push(await withdrawOffer(tx, call, agreement, reason));
  return events;
}

/**
 * What stands and falls with a case follows it, in the transaction in which the case was settled: when the facts no
 * longer yield it (a corrected mark), or a person closed it, a review of it is withdrawn by itself. While another review
 * case is open the review goes on about that one; what was decided on other facts has to be decided anew.
 */
export async function followCases(tx: Tx, call: Call, enrollmentIds: readonly string[]): Promise<DomainEvent[]> {
  const events: DomainEvent[] = [];
  for (const review of await listRunning(tx, enrollmentIds)) {
    const open = await listOpenReviewCases(tx, review.enrollmentId);
    if (open.some(({ key }) => key === review.caseKey)) continue;
    const why = (await wasWithdrawn(tx, review))
      ? "What opened it was corrected: the case no longer stands."
      : "Its case was closed.";
    const [next] = open;
    if (next === undefined) events.push(await withdraw(tx, call, review, why));
    else events.push(await goOnAbout(tx, call, review, next.key, why));
  }
  for (const agreement of await listWaiting(tx, enrollmentIds)) {
    const { caseKey } = readContractTerms(agreement.terms);
    if (caseKey === null || (await isOpen(tx, agreement.enrollmentId, caseKey))) continue;
    events.push(await withdrawOffer(tx, call, agreement, "Its case no longer stands."));
  }
  return events;
}

async function listRunning(tx: Tx, enrollmentIds: readonly string[]): Promise<Review[]> {
  return tx
    .select()
    .from(reviews)
    .where(and(inArray(reviews.enrollmentId, [...enrollmentIds]), inArray(reviews.state, [...RUNNING_STATES])));
}

async function listWaiting(tx: Tx, enrollmentIds: readonly string[]) {
  return tx
    .select()
    .from(contractAgreements)
    .where(
      and(
        inArray(contractAgreements.enrollmentId, [...enrollmentIds]),
        isNull(contractAgreements.decisionId),
        isNull(contractAgreements.declinedAt),
        isNull(contractAgreements.withdrawnAt),
      ),
    );
}

async function withdraw(tx: Tx, call: Call, review: Review, reason: string): Promise<DomainEvent> {
  const on = await todayOf(tx, call, review.enrollmentId);
  await takeSteps(tx, call, review, [{ kind: "withdrawn", on, note: reason }], { state: "withdrawn" });
  return reviewEvent(review, "withdrawn", { reason });
}

async function goOnAbout(tx: Tx, call: Call, review: Review, caseKey: string, why: string): Promise<DomainEvent> {
  const on = await todayOf(tx, call, review.enrollmentId);
  const note = `${why} Another review case is open, and the review goes on about that one.`;
  // A notice named the old reasons, so it counts no more: a letter with the reasons of now has to go out first.
  const fields = {
    ...{ caseKey, state: "open" as const, noticeIssuedOn: null, objectionThrough: null },
    ...{ outcome: null, outcomeReason: null, decidedAt: null, decidedById: null },
  };
  await takeSteps(tx, call, review, [{ kind: "note", on, note, facts: { about: "case", caseKey } }], fields);
  return reviewEvent(review, "goes-on", { caseKey, before: review.caseKey });
}

async function withdrawOffer(
  tx: Tx,
  call: Call,
  agreement: typeof contractAgreements.$inferSelect,
  reason: string,
): Promise<DomainEvent> {
  const version = agreement.version + 1;
  await tx
    .update(contractAgreements)
    .set({ withdrawnAt: call.now, version })
    .where(eq(contractAgreements.id, agreement.id));
  return contractEvent(agreement, "withdrawn", { reason, version });
}

async function wasWithdrawn(tx: Tx, { enrollmentId, caseKey }: Review): Promise<boolean> {
  const rows = await tx
    .select({ state: standingCases.state })
    .from(standingCases)
    .where(and(eq(standingCases.enrollmentId, enrollmentId), eq(standingCases.key, caseKey)));
  return rows[0]?.state !== "closed";
}

async function isOpen(tx: Tx, enrollmentId: string, key: string): Promise<boolean> {
  const same = and(eq(standingCases.enrollmentId, enrollmentId), eq(standingCases.key, key));
  return (await tx.$count(standingCases, and(same, eq(standingCases.state, "open")))) > 0;
}

async function todayOf(tx: Tx, call: Call, enrollmentId: string) {
  const [row] = await tx
    .select({ zone: sites.zone })
    .from(enrollments)
    .innerJoin(sites, eq(sites.id, enrollments.siteId))
    .where(eq(enrollments.id, enrollmentId));
  if (row === undefined) throw new Error("The enrollment of a review is never deleted.");
  return toLocal(call.now, row.zone).date;
}
