import { and, asc, eq, gte, isNull, lte, or } from "drizzle-orm";
import { consents, contacts } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { LocalDate } from "@/lib/time/local-date";

/** Somebody whom staff may speak with, because the client said so. */
export interface ConsentedContact {
  readonly contactId: string;
  readonly name: string;
  readonly relationship: string;
  readonly phone: string | null;
  /** The last day of the consent; null: until it is taken back. */
  readonly through: LocalDate | null;
}

/** With whom one may speak about a client on a day: contacts under a consent that is in force then, the longest one each. */
export async function listConsented(
  reader: Reader,
  clientId: string,
  on: LocalDate,
): Promise<readonly ConsentedContact[]> {
  const rows = await reader
    .select({
      contactId: contacts.id,
      name: contacts.name,
      relationship: contacts.relationship,
      phone: contacts.phone,
      through: consents.through,
    })
    .from(consents)
    .innerJoin(contacts, eq(contacts.id, consents.contactId))
    .where(and(eq(consents.clientId, clientId), isInForce(on), isNull(contacts.archivedAt)))
    .orderBy(asc(contacts.name), asc(contacts.id));
  const longest = new Map<string, ConsentedContact>();
  for (const row of rows) {
    const known = longest.get(row.contactId);
    const isLonger =
      known !== undefined && known.through !== null && (row.through === null || row.through > known.through);
    if (known === undefined || isLonger) longest.set(row.contactId, row);
  }
  return [...longest.values()];
}

/** Is there a consent in force on the day for this contact of this client? */
export async function hasConsent(
  reader: Reader,
  asked: { readonly clientId: string; readonly contactId: string; readonly on: LocalDate },
): Promise<boolean> {
  const found = await listConsented(reader, asked.clientId, asked.on);
  return found.some(({ contactId }) => contactId === asked.contactId);
}

/** A consent that was taken back counts from that moment on as never given. */
function isInForce(on: LocalDate) {
  return and(
    lte(consents.from, on),
    or(isNull(consents.through), gte(consents.through, on)),
    isNull(consents.revokedAt),
  );
}
