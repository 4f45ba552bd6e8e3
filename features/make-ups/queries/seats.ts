import { and, asc, eq, gte, inArray, lte } from "drizzle-orm";
import { makeUpOffers, rooms, serviceTypes, sessions } from "@/db/schema";
import type { Reader } from "@/db/store";
import { listExpectedOfSessions } from "@/features/enrollment/queries/expected";
import type { Seat } from "@/lib/make-ups/find-open-seats";
import type { LocalDate } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";
import { toLocal, type Zone } from "@/lib/time/zone";

/** A group that might have a seat, with what a person reads of it. */
export interface SeatView extends Omit<Seat, "taken"> {
  readonly title: string;
  readonly zone: Zone;
  readonly endTime: LocalTime;
  readonly room: string | null;
  readonly expected: number;
  /** Clients to whom a seat is offered, and who declined one. */
  readonly offeredTo: readonly string[];
  readonly declinedBy: readonly string[];
}

/** The groups of some sites over some days with who is expected and whom they are offered to: four statements. */
export async function readSeats(
  reader: Reader,
  asked: { readonly siteIds: readonly string[]; readonly from: LocalDate; readonly through: LocalDate },
): Promise<SeatView[]> {
  if (asked.siteIds.length === 0) return [];
  const rows = await reader
    .select({
      session: sessions,
      countsToHours: serviceTypes.countsToHours,
      room: rooms.name,
      isVirtual: rooms.isVirtual,
      seats: rooms.capacity,
    })
    .from(sessions)
    .innerJoin(serviceTypes, eq(serviceTypes.id, sessions.serviceTypeId))
    .leftJoin(rooms, eq(rooms.id, sessions.roomId))
    .where(
      and(
        inArray(sessions.siteId, [...asked.siteIds]),
        gte(sessions.date, asked.from),
        lte(sessions.date, asked.through),
        eq(sessions.kind, "group"),
        eq(sessions.status, "scheduled"),
      ),
    )
    .orderBy(asc(sessions.startsAt), asc(sessions.id));
  if (rows.length === 0) return [];
  const ids = rows.map(({ session }) => session.id);
  const expected = await listExpectedOfSessions(
    reader,
    rows.map(({ session }) => session),
  );
  const offers = await reader
    .select({ sessionId: makeUpOffers.sessionId, clientId: makeUpOffers.clientId, state: makeUpOffers.state })
    .from(makeUpOffers)
    .where(and(inArray(makeUpOffers.sessionId, ids), inArray(makeUpOffers.state, ["offered", "declined"])));
  return rows.map(({ session, countsToHours, room, seats }): SeatView => {
    const { id, siteId, programId, kind, status, serviceTypeId, date, startTime, startsAt, endsAt, title } = session;
    const { zone, capacity } = session;
    const of = (state: "offered" | "declined") =>
      offers.filter((offer) => offer.sessionId === id && offer.state === state).map(({ clientId }) => clientId);
    return {
      ...{ sessionId: id, siteId, programId, kind, status, serviceTypeId, countsToHours },
      ...{ date, startTime, startsAt, endsAt, title, zone, room },
      endTime: toLocal(endsAt, zone).time,
      expected: expected.get(id)?.length ?? 0,
      places: capacity === null ? seats : seats === null ? capacity : Math.min(capacity, seats),
      offeredTo: of("offered"),
      declinedBy: of("declined"),
    };
  });
}
