import type { Tx } from "@/db/store";
import { endBySignedOffReview } from "@/features/enrollment/commands/end-enrollment";
import { needDirector } from "@/features/reviews/commands/decide-review";
import { makeOffer } from "@/features/reviews/commands/offer-contract";
import { openReviewAtWork, refuseStaleReview, takeSteps } from "@/features/reviews/commands/step";
import { reviewEvent } from "@/features/reviews/events";
import { listOpenReviewCases, type Review } from "@/features/reviews/queries/reviews";
import { getStaff, staffName } from "@/features/staff/queries";
import { decideCase } from "@/features/standing/commands/decide-case";
import { done, type Result } from "@/lib/result";
import { readContractTerms } from "@/lib/reviews/contract-terms";
import type { ReviewRefusal } from "@/lib/reviews/review-refusal";
import { signOffReview as judge, type SignedOff } from "@/lib/reviews/sign-off";
import type { Call } from "@/server/doors/call";
import { changed, type Changed, type DomainEvent } from "@/server/doors/changed";

/**
 * The second step: a director signs what was decided, with their own name typed, and only now it is carried out. This is
 * the only command in the house at whose end an enrollment can be "discharged".
 */
export async function signOffReview(
  tx: Tx,
  call: Call,
  input: { readonly reviewId: string; readonly seenVersion: number; readonly typedName: string },
): Promise<Result<Changed<{ reviewId: string; clientId: string }>, ReviewRefusal>> {
  const { review, steps, facts, today } = await openReviewAtWork(tx, call, input.reviewId);
  const { staffId } = needDirector(call, review.siteId);
  const stale = refuseStaleReview(review, input.seenVersion);
  if (stale !== null) return stale;
  const member = await getStaff(tx, staffId);
  if (member === null) throw new Error("Who signs in works here.");
  const signer = { id: staffId, name: staffName(member) };
  const signed = judge(facts, { typedName: input.typedName, signer }, today);
  if (!signed.ok) return signed;
  const { outcome } = signed.value;
  const endDate = "ending" in signed.value ? signed.value.ending.endDate : null;
  const told = { outcome, ...(endDate === null ? {} : { endDate }) };
  const typed = { ...told, typedName: input.typedName, signedOffById: staffId };
  const fields = { state: "signed_off" as const, signedOffAt: call.now, signedOffById: staffId };
  await takeSteps(tx, call, review, [{ kind: "signed_off", on: today, facts: typed }], fields);
  const help = readContractTerms(steps.findLast(({ kind }) => kind === "decided")?.facts ?? {}).help;
  const events = await carryOut(tx, call, review, signed.value, help);
  const { id: reviewId, clientId } = review;
  return done(changed({ reviewId, clientId }, reviewEvent(review, "signed-off", typed), ...events));
}

async function carryOut(
  tx: Tx,
  call: Call,
  review: Review,
  signed: SignedOff,
  help: readonly string[],
): Promise<DomainEvent[]> {
  const events: DomainEvent[] = [];
  if ("ending" in signed) {
    const ended = await endBySignedOffReview(tx, call, review.enrollmentId, signed.ending);
    if (!ended.ok) throw new Error(`A signed ending was refused: ${ended.refusal.reason}.`);
    events.push(...ended.value);
  }
  events.push(...(await closeCases(tx, call, review)));
  if (signed.outcome === "contract") {
    const { enrollmentId, clientId, siteId } = review;
    const offer = { enrollmentId, clientId, siteId, caseKey: null, reviewId: review.id, help, words: null };
    events.push(...(await makeOffer(tx, call, offer)));
  }
  return events;
}

/** The review was about all of them, so its decision settles them all. */
async function closeCases(tx: Tx, call: Call, review: Review): Promise<DomainEvent[]> {
  const events: DomainEvent[] = [];
  const { enrollmentId } = review;
  const reason = `Decided in a review: ${review.outcomeReason ?? ""}`;
  for (const { key: caseKey } of await listOpenReviewCases(tx, enrollmentId)) {
    const closed = await decideCase(tx, call, { enrollmentId, reason, decision: { kind: "close", caseKey } });
    if (!closed.ok) throw new Error(`A reviewed case could not be closed: ${closed.refusal}.`);
    if (closed.value.isChanged) events.push(...closed.value.events);
  }
  return events;
}
