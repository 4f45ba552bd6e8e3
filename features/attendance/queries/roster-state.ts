import { desc, eq, sql } from "drizzle-orm";
import { clinics, marks, sessions } from "@/db/schema";
import type { Reader } from "@/db/store";
import { listExpectedOfSessions } from "@/features/enrollment/queries/expected";
import type { RosterLine } from "@/lib/attendance/decide-mark";
import { locksAt } from "@/lib/attendance/lock";

export type SessionRow = typeof sessions.$inferSelect;
export type MarkRow = typeof marks.$inferSelect;

/** One client's line: what the rule book decides on, and what is on record. */
export interface RosterStateLine extends RosterLine {
  readonly clientId: string;
  /** Of a client who is marked but no longer expected: the enrollment of the mark. */
  readonly enrollmentId: string | null;
  /** The mark in force; null is unrecorded. */
  readonly current: MarkRow | null;
}

export interface RosterState {
  readonly session: SessionRow;
  /** By client: who is expected on the session's date, plus anyone marked. */
  readonly lines: ReadonlyMap<string, RosterStateLine>;
}

/**
 * The whole roster of one session: who was enrolled on its date, plus anyone marked, each with the version to compare a
 * form with. Null when there is no such session. Five queries, whatever the number of people.
 */
export async function findRosterState(reader: Reader, sessionId: string): Promise<RosterState | null> {
  const [row] = await reader
    .select({ session: sessions, lockDays: clinics.lockAfterBusinessDays })
    .from(sessions)
    // There is one clinic row, so this only carries its setting along.
    .leftJoin(clinics, sql`true`)
    .where(eq(sessions.id, sessionId))
    .limit(1);
  if (row === undefined) return null;
  const { session, lockDays } = row;
  const expected = (await listExpectedOfSessions(reader, [session])).get(session.id) ?? [];
  const history = await reader
    .select()
    .from(marks)
    .where(eq(marks.sessionId, session.id))
    .orderBy(marks.clientId, desc(marks.version));
  const lock = lockDays === null ? null : locksAt(session, lockDays);
  const lines = new Map<string, RosterStateLine>();
  const line = (clientId: string, enrollmentId: string | null, newest: MarkRow | null): RosterStateLine => ({
    session,
    isExpected: true,
    version: newest?.version ?? 0,
    locksAt: lock,
    clientId,
    enrollmentId,
    current: newest === null || newest.isClear ? null : newest,
  });
  const newestOf = new Map<string, MarkRow>();
  for (const mark of history) if (!newestOf.has(mark.clientId)) newestOf.set(mark.clientId, mark);
  for (const { clientId, enrollmentId } of expected) {
    lines.set(clientId, line(clientId, enrollmentId, newestOf.get(clientId) ?? null));
  }
  for (const [clientId, newest] of newestOf) {
    if (!lines.has(clientId) && !newest.isClear) lines.set(clientId, line(clientId, newest.enrollmentId, newest));
  }
  return { session, lines };
}
