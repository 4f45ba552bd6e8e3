import { eq } from "drizzle-orm";
import { contractAgreements, reviews } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { Subject } from "@/server/doors/door";

interface Asked {
  readonly clientId: string;
  readonly enrollmentId: string;
  readonly siteId: string;
}

/** Whose review this is, for staff: the site that keeps the enrollment. Null: there is no such review. */
export async function findReviewAccess(reader: Reader, reviewId: string): Promise<Subject<Asked> | null> {
  const { clientId, enrollmentId, siteId } = reviews;
  const [row] = await reader.select({ clientId, enrollmentId, siteId }).from(reviews).where(eq(reviews.id, reviewId));
  return row === undefined ? null : { access: { siteId: row.siteId }, value: row };
}

export async function findAgreementAccess(reader: Reader, agreementId: string): Promise<Subject<Asked> | null> {
  const { clientId, enrollmentId, siteId } = contractAgreements;
  const rows = await reader
    .select({ clientId, enrollmentId, siteId })
    .from(contractAgreements)
    .where(eq(contractAgreements.id, agreementId));
  return rows[0] === undefined ? null : { access: { siteId: rows[0].siteId }, value: rows[0] };
}

/** The same for the client whose it is: nobody else's exists for them. */
export async function findOwnReviewAccess(reader: Reader, reviewId: string): Promise<Subject<Asked> | null> {
  const found = await findReviewAccess(reader, reviewId);
  return found && { ...found, access: { clientId: found.value.clientId } };
}

export async function findOwnAgreementAccess(reader: Reader, agreementId: string): Promise<Subject<Asked> | null> {
  const found = await findAgreementAccess(reader, agreementId);
  return found && { ...found, access: { clientId: found.value.clientId } };
}
