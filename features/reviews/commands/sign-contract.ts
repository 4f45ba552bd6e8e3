import { eq } from "drizzle-orm";
import { contractAgreements, sites } from "@/db/schema";
import type { Tx } from "@/db/store";
import { needPerson } from "@/features/reviews/commands/step";
import { contractEvent } from "@/features/reviews/events";
import { findTermsToday } from "@/features/reviews/queries/contract-terms";
import { getAgreement, type Agreement, type AgreementRow } from "@/features/reviews/queries/contracts";
import { getStaff, staffName } from "@/features/staff/queries";
import { decideCase } from "@/features/standing/commands/decide-case";
import { done, refuse, type Result } from "@/lib/result";
import type { ContractRefusal } from "@/lib/reviews/contract-refusal";
import { areSameTerms } from "@/lib/reviews/contract-terms";
import { formatDate } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";
import { toLocal, type Instant } from "@/lib/time/zone";
import { actorId, type Call } from "@/server/doors/call";
import { changed, type Changed, type DomainEvent } from "@/server/doors/changed";

type Signed = Promise<Result<Changed<{ agreementId: string; clientId: string }>, ContractRefusal>>;

/** Staff sign by typing their own name. */
export async function signContractAsStaff(
  tx: Tx,
  call: Call,
  input: { readonly agreementId: string; readonly typedName: string },
): Signed {
  const agreement = await openAgreement(tx, input.agreementId);
  const { staffId } = needPerson(call, "A signature");
  if (agreement.state !== "offered") return refuse("not_waiting");
  if (agreement.staffSignedAt !== null) return refuse("signed_already");
  const member = await getStaff(tx, staffId);
  if (member === null) throw new Error("Who signs in works here.");
  if (plain(input.typedName) !== plain(staffName(member))) return refuse("name_differs");
  return sign(tx, call, agreement, { by: "staff" }, { staffSignedAt: call.now, staffSignedById: staffId });
}

/** The client signs on their own page: they have read the terms and type their name. */
export async function signContractAsClient(
  tx: Tx,
  call: Call,
  input: { readonly agreementId: string; readonly typedName: string },
): Signed {
  const agreement = await openAgreement(tx, input.agreementId);
  if (plain(input.typedName) === "") return refuse("name_needed");
  return signForClient(tx, call, agreement, {
    name: input.typedName.trim(),
    by: actorId(call.actor),
    how: "phone",
    at: call.now,
  });
}

/** The client signed on paper; staff write down who signed and when, and keep the paper. */
export async function recordPaperSignature(
  tx: Tx,
  call: Call,
  input: { readonly agreementId: string; readonly signedName: string; readonly signedOn: LocalDate },
): Signed {
  const agreement = await openAgreement(tx, input.agreementId);
  if (input.signedOn > (await todayAt(tx, call, agreement.siteId))) return refuse("day_to_come");
  const paper = `paper ${input.signedOn}, taken by ${actorId(call.actor)}`;
  return signForClient(tx, call, agreement, { name: input.signedName, by: paper, how: "paper", at: call.now });
}

async function signForClient(
  tx: Tx,
  call: Call,
  agreement: Agreement,
  signature: { readonly name: string; readonly by: string; readonly how: "phone" | "paper"; readonly at: Instant },
): Signed {
  if (agreement.state !== "offered") return refuse("not_waiting");
  if (agreement.clientSignedAt !== null) return refuse("signed_already");
  const fields = { clientSignedAt: signature.at, clientSignedName: signature.name, clientSignedBy: signature.by };
  return sign(tx, call, agreement, { by: "client", how: signature.how }, fields);
}

/** With the second signature the contract runs, from today, on the terms that both have read. */
async function sign(
  tx: Tx,
  call: Call,
  agreement: Agreement,
  facts: Record<string, unknown>,
  fields: Partial<AgreementRow>,
): Signed {
  const after = { ...agreement, ...fields };
  const isComplete = after.staffSignedAt !== null && after.clientSignedAt !== null;
  const version = agreement.version + 1;
  const events: DomainEvent[] = [];
  let decisionId: string | null = null;
  if (isComplete) {
    const terms = await findTermsToday(tx, agreement.enrollmentId, call.now);
    if (terms === null || !areSameTerms(terms, agreement.terms)) return refuse("terms_changed");
    const day = formatDate(await todayAt(tx, call, agreement.siteId));
    const reason = `Both signed the contract on ${day}.`;
    const { enrollmentId } = agreement;
    const decided = await decideCase(tx, call, { enrollmentId, reason, decision: { kind: "sign" } });
    if (!decided.ok) return refuse(decided.refusal === "already_signed_today" ? "signed_today" : "no_contract_terms");
    decisionId = decided.value.value.id;
    if (decided.value.isChanged) events.push(...decided.value.events);
  }
  await tx
    .update(contractAgreements)
    .set({ ...fields, ...(decisionId === null ? {} : { decisionId }), version })
    .where(eq(contractAgreements.id, agreement.id));
  const told = { ...facts, version, isComplete };
  const { id: agreementId, clientId } = agreement;
  return done(changed({ agreementId, clientId }, contractEvent(agreement, "signed", told), ...events));
}

async function openAgreement(tx: Tx, agreementId: string): Promise<Agreement> {
  const agreement = await getAgreement(tx, agreementId);
  if (agreement === null) throw new Error("The contract was there a moment ago.");
  return agreement;
}

async function todayAt(tx: Tx, call: Call, siteId: string): Promise<LocalDate> {
  const [site] = await tx.select({ zone: sites.zone }).from(sites).where(eq(sites.id, siteId));
  if (site === undefined) throw new Error("The site of a contract is never deleted.");
  return toLocal(call.now, site.zone).date;
}

function plain(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll(/\s+/g, " ").trim().toLowerCase();
}
