import { and, asc, eq, gt, gte, inArray, isNull, lte, or } from "drizzle-orm";
import { clients, consents, contacts, rooms, seriesContacts, sessions, sites, staff } from "@/db/schema";
import type { Reader } from "@/db/store";
import { addDays, type LocalDate } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";
import { toLocal, type Instant } from "@/lib/time/zone";

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
  readonly sitePhone: string;
  /** False: no consent is in force, and so nothing at all is shown. */
  readonly hasConsent: boolean;
  readonly sessions: readonly FamilySession[];
}

const WEEKS_AHEAD = 8;

/**
 * The family sessions that a contact takes part in, while a consent of the client is in force today; without one,
 * nothing. The consent must cover the session's own day as well. Null when there is no such contact.
 */
export async function findFamilyWeeks(reader: Reader, contactId: string, now: Instant): Promise<FamilyWeeks | null> {
  const [contact] = await reader
    .select({ zone: sites.zone, phone: sites.phone, archivedAt: contacts.archivedAt })
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
        or(isNull(consents.revokedAt), gt(consents.revokedAt, now)),
        lte(consents.from, today),
        or(isNull(consents.through), gte(consents.through, today)),
      ),
    );
  const view = { today, sitePhone: contact.phone };
  if (inForce.length === 0) return { ...view, hasConsent: false, sessions: [] };
  const own = await reader
    .select({ seriesId: seriesContacts.seriesId })
    .from(seriesContacts)
    .where(eq(seriesContacts.contactId, contactId));
  if (own.length === 0) return { ...view, hasConsent: true, sessions: [] };
  const rows = await reader
    .select({ session: sessions, givenName: staff.givenName, room: rooms.name })
    .from(sessions)
    .leftJoin(staff, eq(staff.id, sessions.facilitatorId))
    .leftJoin(rooms, eq(rooms.id, sessions.roomId))
    .where(
      and(
        inArray(
          sessions.seriesId,
          own.map(({ seriesId }) => seriesId),
        ),
        eq(sessions.kind, "family"),
        gte(sessions.date, today),
        lte(sessions.date, addDays(today, WEEKS_AHEAD * 7)),
      ),
    )
    .orderBy(asc(sessions.startsAt));
  const isCovered = (date: LocalDate) =>
    inForce.some(({ from, through }) => from <= date && (through === null || date <= through));
  return {
    ...view,
    hasConsent: true,
    sessions: rows
      .filter(({ session }) => isCovered(session.date))
      .map(({ session, givenName, room }) => ({
        id: session.id,
        date: session.date,
        startTime: session.startTime,
        endTime: toLocal(session.endsAt, session.zone).time,
        with: givenName,
        room,
        joinLink: session.modality === "in_person" ? null : session.joinLink,
        status: session.status,
      })),
  };
}
