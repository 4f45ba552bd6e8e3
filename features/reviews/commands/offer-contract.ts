import { eq } from "drizzle-orm";
import { newId } from "@/db/id";
import { contractAgreements } from "@/db/schema";
import type { Tx } from "@/db/store";
import { getEnrollmentToday } from "@/features/enrollment/queries/enrollments";
import { contractEvent } from "@/features/reviews/events";
import { findTermsToday } from "@/features/reviews/queries/contract-terms";
import { findOpenContractCase, findWaitingAgreement, getAgreement } from "@/features/reviews/queries/contracts";
import { findRunningReview } from "@/features/reviews/queries/reviews";
import { isEnding } from "@/lib/enrollment/enrollment-status";
import { done, refuse, type Result } from "@/lib/result";
import type { ContractRefusal } from "@/lib/reviews/contract-refusal";
import type { ContractTermsOnRecord } from "@/lib/reviews/contract-terms";
import { actorId, type Call } from "@/server/doors/call";
import { changed, type Changed, type DomainEvent } from "@/server/doors/changed";

type Offered = Promise<Result<Changed<{ agreementId: string; clientId: string }>, ContractRefusal>>;

/**
 * Put a contract on the table: the terms of the policy in force, with what the clinic does so that they can be kept. It
 * runs when both have signed. Nothing happens by itself when it is declined: it goes back to the counselor.
 */
export async function offerContract(
  tx: Tx,
  call: Call,
  input: { readonly enrollmentId: string; readonly help: readonly string[]; readonly words: string | null },
): Offered {
  const found = await getEnrollmentToday(tx, input.enrollmentId, call.now);
  if (found === null) throw new Error("The enrollment was there a moment ago.");
  const { enrollment, today } = found;
  if (isEnding(enrollment.status) && (enrollment.endDate === null || enrollment.endDate < today)) {
    return refuse("has_left");
  }
  if ((await findRunningReview(tx, enrollment.id)) !== null) return refuse("review_runs");
  const caseKey = await findOpenContractCase(tx, enrollment.id);
  if (caseKey === null) return refuse("no_contract_case");
  if ((await findWaitingAgreement(tx, enrollment.id)) !== null) return refuse("is_offered");
  if ((await findTermsToday(tx, enrollment.id, call.now)) === null) return refuse("no_contract_terms");
  const { id: enrollmentId, clientId, siteId } = enrollment;
  const { help, words } = input;
  const [event] = await makeOffer(tx, call, { enrollmentId, clientId, siteId, caseKey, reviewId: null, help, words });
  if (event === undefined) throw new Error("A contract was just found missing, and yet one is there.");
  return done(changed({ agreementId: event.subjectId, clientId }, event));
}

/** Writes the offer, unless one is on the table already. A step of commands that have judged whether it may be made. */
export async function makeOffer(
  tx: Tx,
  call: Call,
  offer: Pick<ContractTermsOnRecord, "help" | "words" | "caseKey" | "reviewId"> & {
    readonly enrollmentId: string;
    readonly clientId: string;
    readonly siteId: string;
  },
): Promise<DomainEvent[]> {
  const { enrollmentId, clientId, siteId, help, words, caseKey, reviewId } = offer;
  if ((await findWaitingAgreement(tx, enrollmentId)) !== null) return [];
  const terms = await findTermsToday(tx, enrollmentId, call.now);
  if (terms === null) throw new Error("A contract was decided, and the policy in force has none.");
  const id = newId();
  await tx.insert(contractAgreements).values({
    ...{ id, enrollmentId, clientId, siteId },
    terms: { ...terms, help: [...help], words, caseKey, reviewId },
    offeredAt: call.now,
    offeredBy: actorId(call.actor),
  });
  return [contractEvent({ id, clientId, siteId }, "offered", { ...terms, caseKey, reviewId })];
}

/** The client does not want this contract, or not now; or staff take it back to offer another. Nothing else comes of it. */
export async function settleOffer(
  tx: Tx,
  call: Call,
  input: { readonly agreementId: string; readonly as: "declined" | "withdrawn"; readonly note: string | null },
): Offered {
  const agreement = await getAgreement(tx, input.agreementId);
  if (agreement === null) throw new Error("The contract was there a moment ago.");
  if (agreement.state !== "offered") return refuse("not_waiting");
  const { as, note } = input;
  const version = agreement.version + 1;
  const fields = as === "declined" ? { declinedAt: call.now, declinedNote: note } : { withdrawnAt: call.now };
  await tx
    .update(contractAgreements)
    .set({ ...fields, version })
    .where(eq(contractAgreements.id, agreement.id));
  const { id: agreementId, clientId } = agreement;
  return done(changed({ agreementId, clientId }, contractEvent(agreement, as, { version })));
}
