import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { marks, rooms, series, sessionClosures, sessions } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { DatedClosure } from "@/lib/scheduling/place-sessions";
import type { ClosableSession } from "@/lib/scheduling/settle-closures";
import type { LocalDate } from "@/lib/time/local-date";
import { listClosuresOn } from "./standing-closures";

/** A session of a day that is closed or opened, with what a preview says of it and what a change writes over. */
export type ClosableRow = Awaited<ReturnType<typeof readSessions>>[number] & ClosableSession;

export interface ClosableDays {
  readonly sessions: readonly ClosableRow[];
  /** Those that stand on these days, at any site. */
  readonly closures: readonly DatedClosure[];
}

/** Everything that closures of these days reach, at one site or (null) at all: three queries, whatever the number of days. */
export async function readClosableDays(
  reader: Reader,
  { siteId, dates }: { readonly siteId: string | null; readonly dates: readonly LocalDate[] },
): Promise<ClosableDays> {
  if (dates.length === 0) return { sessions: [], closures: [] };
  const rows = await readSessions(reader, siteId, dates);
  const ties = await readTies(reader, siteId, dates);
  return {
    sessions: rows.map((row) => ({
      ...row,
      isHeldAnyway: row.heldAnywayAt !== null,
      ties: ties.get(row.id) ?? [],
    })),
    closures: await listClosuresOn(reader, siteId, dates),
  };
}

function readSessions(reader: Reader, siteId: string | null, dates: readonly LocalDate[]) {
  const isMarked = sql`exists (select 1 from ${marks} where ${marks.sessionId} = ${sessions.id} and ${marks.isCurrent})`;
  return reader
    .select({
      id: sessions.id,
      seriesId: sessions.seriesId,
      siteId: sessions.siteId,
      trackId: sessions.trackId,
      kind: sessions.kind,
      title: sessions.title,
      date: sessions.date,
      startTime: sessions.startTime,
      zone: sessions.zone,
      startsAt: sessions.startsAt,
      endsAt: sessions.endsAt,
      status: sessions.status,
      roomId: sessions.roomId,
      room: rooms.name,
      modality: sessions.modality,
      joinLink: sessions.joinLink,
      hasOwnRoom: sessions.hasOwnRoom,
      heldAnywayAt: sessions.heldAnywayAt,
      version: sessions.version,
      seriesLink: series.joinLink,
      hasMarks: sql<boolean>`${isMarked}`.mapWith(Boolean).as("has_marks"),
    })
    .from(sessions)
    .innerJoin(series, eq(series.id, sessions.seriesId))
    .leftJoin(rooms, eq(rooms.id, sessions.roomId))
    .where(and(inArray(sessions.date, [...dates]), ofSite(siteId)))
    .orderBy(asc(sessions.startsAt), asc(sessions.id));
}

async function readTies(
  reader: Reader,
  siteId: string | null,
  dates: readonly LocalDate[],
): Promise<Map<string, string[]>> {
  const rows = await reader
    .select({ sessionId: sessionClosures.sessionId, closureId: sessionClosures.closureId })
    .from(sessionClosures)
    .innerJoin(sessions, eq(sessions.id, sessionClosures.sessionId))
    .where(and(inArray(sessions.date, [...dates]), ofSite(siteId)));
  const bySession = new Map<string, string[]>();
  for (const { sessionId, closureId } of rows)
    bySession.set(sessionId, [...(bySession.get(sessionId) ?? []), closureId]);
  return bySession;
}

function ofSite(siteId: string | null) {
  return siteId === null ? undefined : eq(sessions.siteId, siteId);
}
