import { and, asc, eq, gt, inArray } from "drizzle-orm";
import { clients, enrollments, makeUpOffers, marks, rooms, sessions, sites } from "@/db/schema";
import type { Reader } from "@/db/store";
import { listExpectedOfSessions } from "@/features/enrollment/queries/expected";
import type { Subject } from "@/server/doors/door";
import { addDays, startOfWeek, type LocalDate } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";
import { toLocal, type Instant, type Zone } from "@/lib/time/zone";

export type OfferRow = typeof makeUpOffers.$inferSelect;

/** One offer with the session of its seat. */
export async function findOffer(reader: Reader, offerId: string) {
  const rows = await reader
    .select({ offer: makeUpOffers, session: sessions })
    .from(makeUpOffers)
    .innerJoin(sessions, eq(sessions.id, makeUpOffers.sessionId))
    .where(eq(makeUpOffers.id, offerId));
  return rows[0] ?? null;
}

/** Whose offer this is, and where: what its doors ask first. */
export async function offerSubject(reader: Reader, offerId: string): Promise<Subject<null> | null> {
  const rows = await reader
    .select({ clientId: makeUpOffers.clientId, siteId: sessions.siteId })
    .from(makeUpOffers)
    .innerJoin(sessions, eq(sessions.id, makeUpOffers.sessionId))
    .where(eq(makeUpOffers.id, offerId));
  const [about] = rows;
  return about === undefined ? null : { access: about, value: null };
}

/** Whom to offer to, and where. */
export async function enrollmentSubject(reader: Reader, enrollmentId: string): Promise<Subject<null> | null> {
  const rows = await reader
    .select({ siteId: enrollments.siteId })
    .from(enrollments)
    .where(eq(enrollments.id, enrollmentId));
  const [about] = rows;
  return about === undefined ? null : { access: about, value: null };
}

/** An offer as staff see it. */
export interface OfferView {
  readonly offerId: string;
  readonly clientId: string;
  readonly name: string;
  readonly state: OfferRow["state"];
  readonly reason: string | null;
  readonly title: string;
  readonly date: LocalDate;
  readonly startTime: LocalTime;
  readonly endTime: LocalTime;
  readonly zone: Zone;
  readonly forDate: LocalDate;
  readonly forTitle: string;
  readonly offeredAt: Instant;
  readonly mark: "attended" | "excused" | "missed" | null;
}

/** What is offered or taken at some sites for sessions to come, the soonest first. */
export async function listOpenOffers(
  reader: Reader,
  asked: { readonly now: Instant; readonly sites: "all" | readonly string[]; readonly siteId: string | null },
): Promise<OfferView[]> {
  const rows = await reader
    .select({
      offer: makeUpOffers,
      session: sessions,
      preferredName: clients.preferredName,
      givenName: clients.givenName,
      familyName: clients.familyName,
      was: marks.was,
    })
    .from(makeUpOffers)
    .innerJoin(sessions, eq(sessions.id, makeUpOffers.sessionId))
    .innerJoin(clients, eq(clients.id, makeUpOffers.clientId))
    .leftJoin(
      marks,
      and(
        eq(marks.sessionId, makeUpOffers.sessionId),
        eq(marks.clientId, makeUpOffers.clientId),
        eq(marks.isCurrent, true),
      ),
    )
    .where(
      and(
        inArray(makeUpOffers.state, ["offered", "accepted"]),
        gt(sessions.endsAt, asked.now),
        asked.siteId === null ? undefined : eq(sessions.siteId, asked.siteId),
        asked.sites === "all" ? undefined : inArray(sessions.siteId, [...asked.sites]),
      ),
    )
    .orderBy(asc(sessions.startsAt), asc(makeUpOffers.id));
  const missed = await readMissed(
    reader,
    rows.map(({ offer }) => offer.forSessionId),
  );
  return rows
    .filter(({ session }) => session.status === "scheduled")
    .filter(({ offer, session }) => offer.state === "accepted" || session.startsAt > asked.now)
    .map(({ offer, session, preferredName, givenName, familyName, was }) => ({
      ...{ offerId: offer.id, clientId: offer.clientId, state: offer.state, reason: offer.reason },
      name: `${preferredName ?? givenName} ${familyName}`,
      ...{ title: session.title, date: session.date, startTime: session.startTime, zone: session.zone },
      endTime: toLocal(session.endsAt, session.zone).time,
      ...{ forDate: missed.get(offer.forSessionId)!.date, forTitle: missed.get(offer.forSessionId)!.title },
      ...{ offeredAt: offer.offeredAt, mark: was },
    }));
}

/** The day and the title of missed sessions, by id. */
export async function readMissed(
  reader: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly date: LocalDate; readonly title: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await reader
    .select({ id: sessions.id, date: sessions.date, title: sessions.title })
    .from(sessions)
    .where(inArray(sessions.id, [...new Set(ids)]));
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

/** An extra session as its own client sees it: no count, no seat, nobody else. */
export interface OwnOffer {
  readonly offerId: string;
  readonly state: "open" | "taken";
  readonly date: LocalDate;
  readonly startTime: LocalTime;
  readonly endTime: LocalTime;
  readonly minutes: number;
  readonly isThisWeek: boolean;
  readonly room: string | null;
  readonly isOnline: boolean;
  readonly forDate: LocalDate;
}

/** What is offered to one client and still open, and what they took; to come, the soonest first. */
export async function listOwnOffers(
  reader: Reader,
  clientId: string,
  now: Instant,
): Promise<{ readonly today: LocalDate; readonly offers: readonly OwnOffer[] } | null> {
  const [client] = await reader
    .select({ zone: sites.zone })
    .from(clients)
    .innerJoin(sites, eq(sites.id, clients.siteId))
    .where(eq(clients.id, clientId));
  if (client === undefined) return null;
  const today = toLocal(now, client.zone).date;
  const rows = await reader
    .select({ offer: makeUpOffers, session: sessions, room: rooms })
    .from(makeUpOffers)
    .innerJoin(sessions, eq(sessions.id, makeUpOffers.sessionId))
    .leftJoin(rooms, eq(rooms.id, sessions.roomId))
    .where(
      and(
        eq(makeUpOffers.clientId, clientId),
        inArray(makeUpOffers.state, ["offered", "accepted"]),
        gt(sessions.startsAt, now),
        eq(sessions.status, "scheduled"),
      ),
    )
    .orderBy(asc(sessions.startsAt));
  const missed = await readMissed(
    reader,
    rows.map(({ offer }) => offer.forSessionId),
  );
  const open = rows.filter(({ offer }) => offer.state === "offered").map(({ session }) => session);
  const expected = await listExpectedOfSessions(reader, open);
  const week = { from: startOfWeek(today), to: addDays(startOfWeek(today), 6) };
  return {
    today,
    offers: rows.flatMap(({ offer, session, room }): OwnOffer[] => {
      const isTaken = offer.state === "accepted";
      const places = smaller(session.capacity, room?.capacity ?? null);
      // A full one is not listed: how many others are there is nobody's business.
      if (!isTaken && places !== null && (expected.get(session.id)?.length ?? 0) >= places) return [];
      return [
        {
          offerId: offer.id,
          state: isTaken ? "taken" : "open",
          ...{ date: session.date, startTime: session.startTime, minutes: session.durationMinutes },
          endTime: toLocal(session.endsAt, session.zone).time,
          isThisWeek: week.from <= session.date && session.date <= week.to,
          room: room === null || room.isVirtual ? null : room.name,
          isOnline: session.modality !== "in_person",
          forDate: missed.get(offer.forSessionId)!.date,
        },
      ];
    }),
  };
}

function smaller(one: number | null, other: number | null): number | null {
  return one === null ? other : other === null ? one : Math.min(one, other);
}
