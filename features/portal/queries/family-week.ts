import { and, eq, gt, gte, inArray, isNull, lte, or } from "drizzle-orm";
import { clients, consents, contacts, enrollments, rooms, seriesContacts, sites, staff } from "@/db/schema";
import type { Reader } from "@/db/store";
import { listExpectedOfEnrollments, type ExpectedSession } from "@/features/enrollment/queries/expected";
import { addDays, type LocalDate } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";
import { toLocal, type Instant, type Zone } from "@/lib/time/zone";

/** A family session as a contact who takes part sees it. */
export interface FamilySession {
  readonly id: string;
  readonly date: LocalDate;
  readonly startTime: LocalTime;
  readonly endTime: LocalTime;
  readonly with: string | null;
  readonly room: string | null;
  readonly joinLink: string | null;
  readonly status: "scheduled" | "cancelled" | "closed";
}

export interface FamilyWeeks {
  readonly today: LocalDate;
  readonly zone: Zone;
  readonly sitePhone: string;
  /** False: no consent is in force, and so nothing at all is shown. */
  readonly hasConsent: boolean;
  readonly sessions: readonly FamilySession[];
}

const WEEKS_AHEAD = 8;

/**
 * The family sessions that a contact takes part in with the client, while a consent of the client is in force today;
 * without one, nothing. The consent must cover the session's own day as well, and the client must be expected there:
 * once the client has left, the sessions are other people's. Null when there is no such contact.
 */
export async function findFamilyWeeks(reader: Reader, contactId: string, now: Instant): Promise<FamilyWeeks | null> {
  const [contact] = await reader
    .select({ clientId: clients.id, zone: sites.zone, phone: sites.phone, archivedAt: contacts.archivedAt })
    .from(contacts)
    .innerJoin(clients, eq(clients.id, contacts.clientId))
    .innerJoin(sites, eq(sites.id, clients.siteId))
    .where(eq(contacts.id, contactId));
  if (contact === undefined || contact.archivedAt !== null) return null;
  const today = toLocal(now, contact.zone).date;
  const inForce = await reader
    .select({ from: consents.from, through: consents.through })
    .from(consents)
    .where(
      and(
        eq(consents.contactId, contactId),
        eq(consents.clientId, contact.clientId),
        or(isNull(consents.revokedAt), gt(consents.revokedAt, now)),
        lte(consents.from, today),
        or(isNull(consents.through), gte(consents.through, today)),
      ),
    );
  const view = { today, zone: contact.zone, sitePhone: contact.phone };
  if (inForce.length === 0) return { ...view, hasConsent: false, sessions: [] };
  const theirs = await listFamilySessions(reader, contactId, contact.clientId, {
    from: today,
    to: addDays(today, WEEKS_AHEAD * 7),
  });
  const isCovered = ({ date }: ExpectedSession) =>
    inForce.some(({ from, through }) => from <= date && (through === null || date <= through));
  return { ...view, hasConsent: true, sessions: await asFamily(reader, theirs.filter(isCovered)) };
}

/**
 * The family sessions at which the client is expected and the contact takes part. The consent lets the contact into all
 * of the client's family sessions; where a series names its contacts, only those take part.
 */
async function listFamilySessions(
  reader: Reader,
  contactId: string,
  clientId: string,
  range: { from: LocalDate; to: LocalDate },
): Promise<ExpectedSession[]> {
  const enrolled = await reader
    .select({ id: enrollments.id })
    .from(enrollments)
    .where(eq(enrollments.clientId, clientId));
  const ids = enrolled.map(({ id }) => id);
  const expected = [...(await listExpectedOfEnrollments(reader, ids, range)).values()].flat();
  const family = expected.filter(({ kind }) => kind === "family");
  if (family.length === 0) return [];
  const named = await reader
    .select({ seriesId: seriesContacts.seriesId, contactId: seriesContacts.contactId })
    .from(seriesContacts)
    .where(
      inArray(
        seriesContacts.seriesId,
        family.map(({ seriesId }) => seriesId),
      ),
    );
  const isOpen = (seriesId: string) => {
    const those = named.filter((each) => each.seriesId === seriesId);
    return those.length === 0 || those.some((each) => each.contactId === contactId);
  };
  const theirs = family.filter(({ seriesId }) => isOpen(seriesId));
  return [...new Map(theirs.map((session) => [session.id, session])).values()].sort(
    (one, other) => one.startsAt.getTime() - other.startsAt.getTime() || (one.id < other.id ? -1 : 1),
  );
}

async function asFamily(reader: Reader, sessions: readonly ExpectedSession[]): Promise<FamilySession[]> {
  if (sessions.length === 0) return [];
  const known = (ids: readonly (string | null)[]) => [...new Set(ids.filter((id) => id !== null))];
  const leads = await reader
    .select({ id: staff.id, givenName: staff.givenName })
    .from(staff)
    .where(inArray(staff.id, known(sessions.map(({ facilitatorId }) => facilitatorId))));
  const places = await reader
    .select({ id: rooms.id, name: rooms.name, isVirtual: rooms.isVirtual, joinLink: rooms.joinLink })
    .from(rooms)
    .where(inArray(rooms.id, known(sessions.map(({ roomId }) => roomId))));
  const leadOf = new Map(leads.map(({ id, givenName }) => [id, givenName]));
  const placeOf = new Map(places.map((place) => [place.id, place]));
  return sessions.map((session) => {
    const place = placeOf.get(session.roomId ?? "");
    return {
      id: session.id,
      date: session.date,
      startTime: session.startTime,
      endTime: toLocal(session.endsAt, session.zone).time,
      with: leadOf.get(session.facilitatorId ?? "") ?? null,
      room: place === undefined || place.isVirtual ? null : place.name,
      joinLink: session.modality === "in_person" ? null : (session.joinLink ?? place?.joinLink ?? null),
      status: session.status,
    };
  });
}
