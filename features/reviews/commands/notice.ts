import { newId } from "@/db/id";
import { disclosures } from "@/db/schema";
import type { Tx } from "@/db/store";
import { needPerson, openReviewAtWork, takeSteps } from "@/features/reviews/commands/step";
import { reviewEvent } from "@/features/reviews/events";
import { readNoticeLetter } from "@/features/reviews/queries/notice-letter";
import { done, refuse, type Result } from "@/lib/result";
import { decideDelivery, refuseWhenOver, type Delivery } from "@/lib/reviews/decide-step";
import type { ReviewRefusal } from "@/lib/reviews/review-refusal";
import { toLocal } from "@/lib/time/zone";
import { actorId, type Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type Unchanged } from "@/server/doors/changed";

type Sent = Result<Changed<{ reviewId: string }>, ReviewRefusal>;

/**
 * Issue the notice: the letter with the reasons, the right to grieve (105 CMR 164.075) and the dates. What it says is
 * kept word for word, as it was issued. Issuing it again puts a new letter in the place of the old one, with a time to
 * object of its own, and takes back what was decided before it.
 */
export async function issueNotice(
  tx: Tx,
  call: Call,
  input: { readonly reviewId: string; readonly address: string | null; readonly more: string | null },
): Promise<Sent> {
  const work = await openReviewAtWork(tx, call, input.reviewId);
  const over = refuseWhenOver(work.facts);
  if (over !== null) return refuse(over);
  const signer = needPerson(call, "A notice");
  const letter = await readNoticeLetter(tx, call, work, { ...input, signerId: signer.staffId });
  const { review, today } = work;
  const fields = {
    ...{ state: "notice" as const, noticeIssuedOn: today, objectionThrough: null },
    ...{ outcome: null, outcomeReason: null, decidedAt: null, decidedById: null },
  };
  await takeSteps(tx, call, review, [{ kind: "notice_issued", on: today, facts: { letter } }], fields);
  return done(changed({ reviewId: review.id }, reviewEvent(review, "notice-issued", { on: today })));
}

/** The letter was handed over or posted. A posted one leaves the clinic, so it is written down as a disclosure too. */
export async function deliverNotice(
  tx: Tx,
  call: Call,
  input: { readonly reviewId: string } & Delivery,
): Promise<Sent> {
  const work = await openReviewAtWork(tx, call, input.reviewId);
  const { review, today, rules, facts } = work;
  const { how, on } = input;
  const decided = decideDelivery(facts, { how, on }, { today, rules });
  if (!decided.ok) return decided;
  const { countsFrom, objectionThrough } = decided.value;
  const disclosureId = how === "mail" ? await discloseLetter(tx, call, review.clientId, review.id) : null;
  const told = { how, countsFrom, objectionThrough, ...(disclosureId === null ? {} : { disclosureId }) };
  await takeSteps(tx, call, review, [{ kind: "notice_delivered", on, facts: told }], { objectionThrough });
  return done(changed({ reviewId: review.id }, reviewEvent(review, "notice-delivered", { on, ...told })));
}

/** The client opened the letter on their own page and says that they have it. Saying so twice is saying it once. */
export async function confirmNotice(
  tx: Tx,
  call: Call,
  input: { readonly reviewId: string },
): Promise<Result<Changed<{ reviewId: string }> | Unchanged<{ reviewId: string }>, ReviewRefusal>> {
  const { facts, zone } = await openReviewAtWork(tx, call, input.reviewId);
  if (facts.notice?.deliveredOn != null) return done(unchanged({ reviewId: input.reviewId }));
  return deliverNotice(tx, call, { reviewId: input.reviewId, how: "portal", on: toLocal(call.now, zone).date });
}

async function discloseLetter(tx: Tx, call: Call, clientId: string, reviewId: string): Promise<string> {
  const id = newId();
  await tx.insert(disclosures).values({
    id,
    at: call.now,
    accountId: actorId(call.actor),
    what: "Notice letter",
    purpose: "Notice before a decision (105 CMR 164.075)",
    recipient: "The client, by mail",
    clientId,
    filters: { reviewId },
    rows: 1,
  });
  return id;
}
