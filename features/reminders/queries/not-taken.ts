import { and, asc, eq, inArray, type SQL } from "drizzle-orm";
import { rooms, sessions, sites, tracks } from "@/db/schema";
import type { Reader } from "@/db/store";
import { listRecorded, mayBeUnfinished } from "@/features/attendance/queries/unfinished";
import { listExpectedOfSessions } from "@/features/enrollment/queries/expected";
import { isNotTaken, type TakenOrNot } from "@/lib/attendance/not-taken";
import type { LocalDate } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";
import { toLocal, type Instant, type Zone } from "@/lib/time/zone";

/** A session that is over and whose attendance was not taken: somebody was expected, and somebody is not recorded. */
export interface NotTaken extends TakenOrNot {
  readonly sessionId: string;
  readonly siteId: string;
  readonly site: string;
  readonly zone: Zone;
  readonly title: string;
  readonly kind: "group" | "individual" | "family";
  readonly track: string | null;
  readonly date: LocalDate;
  readonly startTime: LocalTime;
  readonly endTime: LocalTime;
  readonly room: string | null;
  readonly facilitatorId: string | null;
  readonly coFacilitatorId: string | null;
}

/** The rosters of the last week that nobody took, in order of their end. Three queries, however many sessions. */
export async function listNotTaken(
  reader: Reader,
  asked: {
    readonly now: Instant;
    readonly sites: "all" | readonly string[];
    readonly siteId?: string | null;
    readonly sessionIds?: readonly string[];
  },
): Promise<NotTaken[]> {
  const conditions: (SQL | undefined)[] = [
    mayBeUnfinished(asked.now),
    asked.sites === "all" ? undefined : inArray(sessions.siteId, [...asked.sites]),
    asked.siteId == null ? undefined : eq(sessions.siteId, asked.siteId),
    asked.sessionIds === undefined ? undefined : inArray(sessions.id, [...asked.sessionIds]),
  ];
  const rows = await reader
    .select({
      id: sessions.id,
      seriesId: sessions.seriesId,
      trackId: sessions.trackId,
      kind: sessions.kind,
      siteId: sessions.siteId,
      site: sites.name,
      zone: sessions.zone,
      title: sessions.title,
      track: tracks.name,
      date: sessions.date,
      startTime: sessions.startTime,
      endsAt: sessions.endsAt,
      status: sessions.status,
      room: rooms.name,
      facilitatorId: sessions.facilitatorId,
      coFacilitatorId: sessions.coFacilitatorId,
    })
    .from(sessions)
    .innerJoin(sites, eq(sites.id, sessions.siteId))
    .leftJoin(rooms, eq(rooms.id, sessions.roomId))
    .leftJoin(tracks, eq(tracks.id, sessions.trackId))
    .where(and(...conditions))
    .orderBy(asc(sessions.endsAt), asc(sessions.id));
  const expected = await listExpectedOfSessions(reader, rows);
  const recorded = await listRecorded(
    reader,
    rows.map(({ id }) => id),
  );
  return rows
    .map(({ id, seriesId: _, trackId: __, ...row }): NotTaken => {
      const people = new Set((expected.get(id) ?? []).map(({ clientId }) => clientId));
      const unrecorded = [...people].filter((clientId) => !recorded.get(id)?.has(clientId)).length;
      const endTime = toLocal(row.endsAt, row.zone).time;
      return { ...row, sessionId: id, endTime, isFinished: false, expected: people.size, unrecorded };
    })
    .filter((session) => isNotTaken(session, asked.now));
}
