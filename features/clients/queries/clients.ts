import { and, asc, eq } from "drizzle-orm";
import { clients, consents, contacts, sites } from "@/db/schema";
import { searchName } from "@/db/search-name";
import { startsWith } from "@/db/sql";
import type { Reader } from "@/db/store";

export type Client = typeof clients.$inferSelect;
export type Contact = typeof contacts.$inferSelect;
export type Consent = typeof consents.$inferSelect;

export async function getClient(reader: Reader, clientId: string): Promise<Client | null> {
  const rows = await reader.select().from(clients).where(eq(clients.id, clientId));
  return rows[0] ?? null;
}

/** The client with the clock and the name of their site. */
export async function getClientAtSite(reader: Reader, clientId: string) {
  const rows = await reader
    .select({ client: clients, site: { name: sites.name, zone: sites.zone } })
    .from(clients)
    .innerJoin(sites, eq(sites.id, clients.siteId))
    .where(eq(clients.id, clientId));
  return rows[0] ?? null;
}

/** Clients of the site with the very same given and family name, accents and case apart. */
export async function listTwins(
  reader: Reader,
  siteId: string,
  person: { givenName: string; familyName: string },
): Promise<Client[]> {
  const wanted = searchName(person.familyName, person.givenName);
  const rows = await reader
    .select()
    .from(clients)
    .where(and(eq(clients.siteId, siteId), startsWith(clients.searchName, wanted)))
    .orderBy(asc(clients.searchName), asc(clients.id))
    .limit(200);
  return rows.filter((row) => searchName(row.familyName, row.givenName) === wanted);
}

export async function getContact(reader: Reader, contactId: string): Promise<Contact | null> {
  const rows = await reader.select().from(contacts).where(eq(contacts.id, contactId));
  return rows[0] ?? null;
}

/** The client's contacts by name, each with its consents, the newest first. */
export async function listContacts(reader: Reader, clientId: string): Promise<(Contact & { consents: Consent[] })[]> {
  const people = await reader
    .select()
    .from(contacts)
    .where(eq(contacts.clientId, clientId))
    .orderBy(asc(contacts.name), asc(contacts.id));
  const given = await reader.select().from(consents).where(eq(consents.clientId, clientId));
  return people.map((person) => ({
    ...person,
    consents: given
      .filter(({ contactId }) => contactId === person.id)
      .sort((one, other) => (one.from < other.from ? 1 : -1)),
  }));
}

export async function getConsent(reader: Reader, consentId: string): Promise<Consent | null> {
  const rows = await reader.select().from(consents).where(eq(consents.id, consentId));
  return rows[0] ?? null;
}
