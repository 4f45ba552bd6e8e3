import { and, asc, eq, exists, gte, inArray, lte, not, or, sql } from "drizzle-orm";
import { marks, rooms, serviceTypes, sessions, sites, staff, substituteRequests } from "@/db/schema";
import type { Reader } from "@/db/store";
import { staffName } from "@/features/staff/queries";
import { placeOf } from "@/lib/scheduling/substitute-lead";
import type { LocalDate } from "@/lib/time/local-date";
import { toLocal, type Instant } from "@/lib/time/zone";

/** Whose sessions, on which days, and by which absence: null before it is recorded. */
export interface Away {
  readonly absenceId: string | null;
  readonly staffId: string;
  /** Null: whichever day, for sessions that are asked for by id. */
  readonly days: { readonly from: LocalDate; readonly through: LocalDate } | null;
}

export interface CoverRequest {
  readonly id: string;
  readonly sessionId: string;
  readonly staffId: string;
  /** "Theo Lindqvist". */
  readonly name: string;
  readonly state: "asked" | "accepted" | "declined" | "withdrawn";
}

/** A session of somebody who is away. */
export interface AwaySession {
  readonly id: string;
  readonly siteId: string;
  readonly siteName: string;
  readonly seriesId: string;
  readonly trackId: string | null;
  readonly kind: "group" | "individual" | "family";
  readonly title: string;
  readonly date: LocalDate;
  readonly startTime: (typeof sessions.$inferSelect)["startTime"];
  readonly endTime: (typeof sessions.$inferSelect)["startTime"];
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly zone: (typeof sessions.$inferSelect)["zone"];
  readonly room: string | null;
  readonly facilitatorId: string | null;
  readonly coFacilitatorId: string | null;
  readonly regularDate: LocalDate;
  readonly version: number;
  readonly credential: string | null;
  /** Which place the absent one has in it; null: somebody else leads it now. */
  readonly place: "lead" | "co" | null;
  /** Who leads it beside or instead of the absent one. */
  readonly leads: readonly string[];
  /** It has ended: nobody can be asked any more, but who led it can still be put down. */
  readonly isOver: boolean;
  /** open: the absent one still stands in it. asked: so it is, and a colleague was asked. covered: somebody stepped in. */
  readonly state: "open" | "asked" | "covered";
  readonly requests: readonly CoverRequest[];
}

/**
 * The sessions that somebody who is away leads on these days, alone or beside another, and those of them in which a
 * substitute stands by now: three queries, however long the leave. Cancelled, closed and marked ones need nobody.
 * `only`: some of them, by id.
 */
export async function listAwaySessions(
  reader: Reader,
  away: Away,
  asked: { readonly sites: "all" | readonly string[]; readonly now: Instant; readonly only?: readonly string[] },
): Promise<AwaySession[]> {
  const { absenceId, staffId, days } = away;
  const requests = absenceId === null ? [] : await listRequests(reader, absenceId);
  const accepted = requests.filter(({ state }) => state === "accepted").map(({ sessionId }) => sessionId);
  const rows = await reader
    .select({
      ...{ id: sessions.id, siteId: sessions.siteId, siteName: sites.name, seriesId: sessions.seriesId },
      ...{ trackId: sessions.trackId, kind: sessions.kind, title: sessions.title, date: sessions.date },
      ...{ startTime: sessions.startTime, startsAt: sessions.startsAt, endsAt: sessions.endsAt, zone: sessions.zone },
      ...{ facilitatorId: sessions.facilitatorId, coFacilitatorId: sessions.coFacilitatorId },
      ...{ regularDate: sessions.regularDate, version: sessions.version },
      ...{ room: rooms.name, credential: serviceTypes.credential },
    })
    .from(sessions)
    .innerJoin(sites, eq(sites.id, sessions.siteId))
    .innerJoin(serviceTypes, eq(serviceTypes.id, sessions.serviceTypeId))
    .leftJoin(rooms, eq(rooms.id, sessions.roomId))
    .where(
      and(
        days === null ? undefined : and(gte(sessions.date, days.from), lte(sessions.date, days.through)),
        or(
          eq(sessions.facilitatorId, staffId),
          eq(sessions.coFacilitatorId, staffId),
          accepted.length === 0 ? undefined : inArray(sessions.id, accepted),
        ),
        eq(sessions.status, "scheduled"),
        asked.sites === "all" ? undefined : inArray(sessions.siteId, [...asked.sites]),
        asked.only === undefined ? undefined : inArray(sessions.id, [...asked.only]),
        not(hasMarks(reader)),
      ),
    )
    .orderBy(asc(sessions.startsAt), asc(sessions.id));
  const names = await namesOf(
    reader,
    rows.flatMap(({ facilitatorId, coFacilitatorId }) => [facilitatorId, coFacilitatorId]),
  );
  const bySession = new Map<string, CoverRequest[]>();
  for (const request of requests)
    bySession.set(request.sessionId, [...(bySession.get(request.sessionId) ?? []), request]);
  return rows.map((row): AwaySession => {
    const place = placeOf(row, staffId);
    const own = bySession.get(row.id) ?? [];
    const isAsked = own.some(({ state }) => state === "asked");
    return {
      ...row,
      endTime: toLocal(row.endsAt, row.zone).time,
      place,
      leads: [row.facilitatorId, row.coFacilitatorId]
        .filter((id) => id !== null && id !== staffId)
        .flatMap((id) => names.get(id ?? "") ?? []),
      isOver: row.endsAt <= asked.now,
      state: place === null ? "covered" : isAsked ? "asked" : "open",
      requests: own,
    };
  });
}

/** That a session is marked, beside a query of sessions. */
export function hasMarks(reader: Reader) {
  return exists(
    reader
      .select({ one: sql`1` })
      .from(marks)
      .where(and(eq(marks.sessionId, sessions.id), eq(marks.isCurrent, true))),
  );
}

/** Everybody who was asked because of an absence, in the order of asking. */
async function listRequests(reader: Reader, absenceId: string): Promise<CoverRequest[]> {
  const rows = await reader
    .select({
      id: substituteRequests.id,
      sessionId: substituteRequests.sessionId,
      staffId: substituteRequests.staffId,
      state: substituteRequests.state,
      givenName: staff.givenName,
      familyName: staff.familyName,
    })
    .from(substituteRequests)
    .innerJoin(staff, eq(staff.id, substituteRequests.staffId))
    .where(eq(substituteRequests.absenceId, absenceId))
    .orderBy(asc(substituteRequests.askedAt), asc(staff.searchName), asc(substituteRequests.id));
  return rows.map(({ givenName, familyName, ...row }) => ({ ...row, name: staffName({ givenName, familyName }) }));
}

async function namesOf(reader: Reader, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const known = [...new Set(ids.filter((id) => id !== null))];
  if (known.length === 0) return new Map();
  const rows = await reader
    .select({ id: staff.id, givenName: staff.givenName, familyName: staff.familyName })
    .from(staff)
    .where(inArray(staff.id, known));
  return new Map(rows.map((row) => [row.id, staffName(row)]));
}
