import { eq } from "drizzle-orm";
import { clients, consents, contacts, enrollments, holds, seriesMembers } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { Subject } from "@/server/doors/door";

export interface ClientAsked {
  readonly clientId: string;
  readonly siteId: string;
}

type Found = Subject<ClientAsked> | null;

/** Whose client this is: the site that keeps the record. Null: there is no such client. */
export async function findClientAccess(reader: Reader, clientId: string): Promise<Found> {
  const rows = await reader.select({ siteId: clients.siteId }).from(clients).where(eq(clients.id, clientId));
  return subjectOf(rows.map(({ siteId }) => ({ clientId, siteId })));
}

export async function findEnrollmentAccess(reader: Reader, enrollmentId: string): Promise<Found> {
  const { clientId, siteId } = enrollments;
  return subjectOf(await reader.select({ clientId, siteId }).from(enrollments).where(eq(enrollments.id, enrollmentId)));
}

export async function findHoldAccess(reader: Reader, holdId: string): Promise<Found> {
  const rows = await reader
    .select({ clientId: enrollments.clientId, siteId: enrollments.siteId })
    .from(holds)
    .innerJoin(enrollments, eq(enrollments.id, holds.enrollmentId))
    .where(eq(holds.id, holdId));
  return subjectOf(rows);
}

export async function findMembershipAccess(reader: Reader, membershipId: string): Promise<Found> {
  const rows = await reader
    .select({ clientId: enrollments.clientId, siteId: enrollments.siteId })
    .from(seriesMembers)
    .innerJoin(enrollments, eq(enrollments.id, seriesMembers.enrollmentId))
    .where(eq(seriesMembers.id, membershipId));
  return subjectOf(rows);
}

export async function findContactAccess(reader: Reader, contactId: string): Promise<Found> {
  const rows = await reader
    .select({ clientId: clients.id, siteId: clients.siteId })
    .from(contacts)
    .innerJoin(clients, eq(clients.id, contacts.clientId))
    .where(eq(contacts.id, contactId));
  return subjectOf(rows);
}

export async function findConsentAccess(reader: Reader, consentId: string): Promise<Found> {
  const rows = await reader
    .select({ clientId: clients.id, siteId: clients.siteId })
    .from(consents)
    .innerJoin(clients, eq(clients.id, consents.clientId))
    .where(eq(consents.id, consentId));
  return subjectOf(rows);
}

function subjectOf(rows: readonly ClientAsked[]): Found {
  const asked = rows[0];
  return asked === undefined ? null : { access: { siteId: asked.siteId }, value: asked };
}
