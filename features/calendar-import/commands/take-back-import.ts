import { and, asc, eq, inArray, isNotNull, or } from "drizzle-orm";
import {
  calendarImports,
  decisions,
  marks,
  series,
  seriesContacts,
  seriesMembers,
  seriesParts,
  sessionClosures,
  sessions,
  substituteRequests,
} from "@/db/schema";
import type { Tx } from "@/db/store";
import { listExpectedOfSessions } from "@/features/enrollment/queries/expected";
import { isOnRecord } from "@/features/scheduling/queries/session-records";
import { evaluateStandings } from "@/features/standing/commands/evaluate-standings";
import { done, refuse, type Result } from "@/lib/result";
import { formatDate } from "@/lib/time/format";
import { toLocal } from "@/lib/time/zone";
import { actorId, type Call } from "@/server/doors/call";
import { changed, type Changed } from "@/server/doors/changed";
import type { TakeBackRefusal } from "../refusals";

export interface TakenBack {
  readonly seriesCount: number;
  readonly sessionCount: number;
}

/**
 * Take an import back: its series and sessions go, and with them everything that only says when they are. Whatever a
 * person did about one of them since (took attendance, let somebody join, decided, asked a substitute) refuses it, by
 * name: a record of care is never removed along with a plan.
 */
export async function takeBackImport(
  tx: Tx,
  call: Call,
  { importId }: { readonly importId: string },
): Promise<Result<Changed<TakenBack>, TakeBackRefusal>> {
  const [found] = await tx.select().from(calendarImports).where(eq(calendarImports.id, importId));
  if (found === undefined) throw new Error("The door has found this import.");
  if (found.undoneAt !== null) return refuse({ reason: "taken_back" });
  const refusal = await builtOn(tx, call, importId);
  if (refusal !== null) return refuse(refusal);
  const own = await tx
    .select({
      id: sessions.id,
      seriesId: sessions.seriesId,
      trackId: sessions.trackId,
      kind: sessions.kind,
      date: sessions.date,
    })
    .from(sessions)
    .innerJoin(series, eq(series.id, sessions.seriesId))
    .where(eq(series.importId, importId));
  const expected = await listExpectedOfSessions(tx, own);
  const enrollmentIds = new Set([...expected.values()].flat().map(({ enrollmentId }) => enrollmentId));
  const seriesCount = await tx.$count(series, eq(series.importId, importId));
  await removeAll(tx, importId);
  await tx
    .update(calendarImports)
    .set({ undoneAt: call.now, undoneBy: actorId(call.actor) })
    .where(eq(calendarImports.id, importId));
  const events = enrollmentIds.size === 0 ? [] : await evaluateStandings(tx, call, [...enrollmentIds]);
  const taken = { seriesCount, sessionCount: own.length };
  return done(
    changed(
      taken,
      {
        name: "calendar.import_taken_back",
        subjectType: "calendar_import",
        subjectId: importId,
        siteId: found.siteId,
        facts: { series: taken.seriesCount, sessions: taken.sessionCount },
      },
      ...events,
    ),
  );
}

/** The first thing that somebody built on the import; null: nothing. */
async function builtOn(tx: Tx, call: Call, importId: string): Promise<TakeBackRefusal | null> {
  const ofImport = tx
    .select({ id: sessions.id })
    .from(sessions)
    .innerJoin(series, eq(series.id, sessions.seriesId))
    .where(eq(series.importId, importId));
  // A mark that was cleared is on record too.
  const marked = await tx
    .select({ id: sessions.id })
    .from(sessions)
    .innerJoin(marks, or(eq(marks.sessionId, sessions.id), eq(marks.makeUpForSessionId, sessions.id)))
    .where(inArray(sessions.id, ofImport))
    .orderBy(asc(sessions.startsAt))
    .limit(1);
  if (marked[0]) return { reason: "has_attendance", what: await nameOf(tx, call, marked[0].id) };
  const finished = await tx
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(inArray(sessions.id, ofImport), isNotNull(sessions.rosterFinishedAt)))
    .orderBy(asc(sessions.startsAt))
    .limit(1);
  if (finished[0]) return { reason: "has_attendance", what: await nameOf(tx, call, finished[0].id) };
  for (const table of [seriesMembers, seriesContacts]) {
    const joined = await tx
      .select({ title: series.title })
      .from(table)
      .innerJoin(series, eq(series.id, table.seriesId))
      .where(eq(series.importId, importId))
      .limit(1);
    if (joined[0]) return { reason: "has_members", what: `“${joined[0].title}”` };
  }
  const decided = await tx
    .select({ id: decisions.sessionId })
    .from(decisions)
    .where(inArray(decisions.sessionId, ofImport))
    .limit(1);
  if (decided[0]?.id) return { reason: "has_decision", what: await nameOf(tx, call, decided[0].id) };
  const asked = await tx
    .select({ id: substituteRequests.sessionId })
    .from(substituteRequests)
    .where(inArray(substituteRequests.sessionId, ofImport))
    .limit(1);
  if (asked[0]) return { reason: "has_substitute", what: await nameOf(tx, call, asked[0].id) };
  const onRecord = await tx
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(inArray(sessions.id, ofImport), isOnRecord()))
    .limit(1);
  return onRecord[0] ? { reason: "has_attendance", what: await nameOf(tx, call, onRecord[0].id) } : null;
}

async function nameOf(tx: Tx, call: Call, sessionId: string): Promise<string> {
  const [session] = await tx.select().from(sessions).where(eq(sessions.id, sessionId));
  if (session === undefined) throw new Error("The session was just there.");
  return `“${session.title}” on ${formatDate(session.date, toLocal(call.now, session.zone).date)}`;
}

async function removeAll(tx: Tx, importId: string): Promise<void> {
  const seriesIds = tx.select({ id: series.id }).from(series).where(eq(series.importId, importId));
  const sessionIds = tx.select({ id: sessions.id }).from(sessions).where(inArray(sessions.seriesId, seriesIds));
  await tx.delete(sessionClosures).where(inArray(sessionClosures.sessionId, sessionIds));
  await tx.delete(sessions).where(inArray(sessions.seriesId, seriesIds));
  await tx.delete(seriesParts).where(inArray(seriesParts.seriesId, seriesIds));
  await tx.delete(series).where(eq(series.importId, importId));
}
