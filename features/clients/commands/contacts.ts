import { and, eq, isNull } from "drizzle-orm";
import { newId } from "@/db/id";
import { consents, contacts } from "@/db/schema";
import type { Tx } from "@/db/store";
import { getClient, getClientAtSite, getConsent, getContact } from "@/features/clients/queries/clients";
import type { ClientArchived, ContactRefusal } from "@/features/clients/refusals";
import { found } from "@/features/programs/commands/saving";
import { covers } from "@/lib/roster/expected";
import { done, refuse, type Result } from "@/lib/result";
import { daysBetween, type LocalDate } from "@/lib/time/local-date";
import { toLocal } from "@/lib/time/zone";
import { actorId, type Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type DomainEvent, type Unchanged } from "@/server/doors/changed";

type Saved = Changed<{ id: string }> | Unchanged<{ id: string }>;

export interface ContactFields {
  readonly name: string;
  readonly relationship: string;
  readonly phone: string | null;
  readonly email: string | null;
}

const MOST_DAYS_AHEAD = 5 * 366;

/** A family member or other related person. Nothing is shared with them until the client has consented. */
export async function addContact(
  tx: Tx,
  call: Call,
  input: ContactFields & { readonly clientId: string },
): Promise<Result<Saved, ClientArchived>> {
  const client = found(await getClient(tx, input.clientId), "client");
  if (client.archivedAt) return refuse({ reason: "client_archived" });
  const { name, relationship, phone, email } = input;
  const id = newId();
  await tx.insert(contacts).values({ id, clientId: client.id, name, relationship, phone, email, createdAt: call.now });
  return done(changed({ id }, event("contact.added", client, id, { relationship })));
}

/** Takes a contact off the list. A consent that still holds is revoked first, by itself, so that nobody does it unseen. */
export async function archiveContact(
  tx: Tx,
  call: Call,
  input: { readonly contactId: string },
): Promise<Result<Saved, ContactRefusal>> {
  const contact = found(await getContact(tx, input.contactId), "contact");
  if (contact.archivedAt) return done(unchanged({ id: contact.id }));
  const client = found(await getClient(tx, contact.clientId), "client");
  const open = await tx.$count(
    consents,
    and(eq(consents.contactId, contact.id), isNull(consents.revokedAt), isNull(consents.through)),
  );
  if (open > 0) return refuse({ reason: "has_open_consent" });
  await tx.update(contacts).set({ archivedAt: call.now }).where(eq(contacts.id, contact.id));
  return done(changed({ id: contact.id }, event("contact.archived", client, contact.id, {})));
}

/** The client agrees that this person takes part in, and sees, their family sessions. Both days count; no last day: until revoked. */
export async function recordConsent(
  tx: Tx,
  call: Call,
  input: { readonly contactId: string; readonly from: LocalDate; readonly through: LocalDate | null },
): Promise<Result<Saved, ContactRefusal>> {
  const contact = found(await getContact(tx, input.contactId), "contact");
  const { client, site } = found(await getClientAtSite(tx, contact.clientId), "client");
  if (client.archivedAt) return refuse({ reason: "client_archived" });
  if (contact.archivedAt) return refuse({ reason: "contact_archived" });
  const { from, through } = input;
  if (through !== null && through < from) return refuse({ reason: "consent_ends_before_start" });
  const today = toLocal(call.now, site.zone).date;
  const furthest = through ?? from;
  if (Math.abs(daysBetween(today, from)) > MOST_DAYS_AHEAD || daysBetween(today, furthest) > MOST_DAYS_AHEAD) {
    return refuse({ reason: "consent_too_far" });
  }
  const given = await tx
    .select()
    .from(consents)
    .where(and(eq(consents.contactId, contact.id), isNull(consents.revokedAt)));
  const other = given.find((each) => covers(each, from) || covers({ from, through }, each.from));
  if (other && other.from === from && other.through === through) return done(unchanged({ id: other.id }));
  if (other) return refuse({ reason: "already_consented", from: other.from, through: other.through });
  const id = newId();
  const record = { recordedAt: call.now, recordedBy: actorId(call.actor) };
  await tx.insert(consents).values({ id, clientId: client.id, contactId: contact.id, from, through, ...record });
  return done(changed({ id }, event("consent.recorded", client, contact.id, { consentId: id, from, through })));
}

/** The client takes the consent back. It counts at once. */
export async function revokeConsent(
  tx: Tx,
  call: Call,
  input: { readonly consentId: string },
): Promise<Result<Saved, ContactRefusal>> {
  const consent = found(await getConsent(tx, input.consentId), "consent");
  if (consent.revokedAt) return done(unchanged({ id: consent.id }));
  const client = found(await getClient(tx, consent.clientId), "client");
  await tx.update(consents).set({ revokedAt: call.now }).where(eq(consents.id, consent.id));
  return done(
    changed({ id: consent.id }, event("consent.revoked", client, consent.contactId, { consentId: consent.id })),
  );
}

function event(
  name: DomainEvent["name"],
  client: { id: string; siteId: string },
  contactId: string,
  facts: Record<string, unknown>,
): DomainEvent {
  return { name, subjectType: "contact", subjectId: contactId, clientId: client.id, siteId: client.siteId, facts };
}
