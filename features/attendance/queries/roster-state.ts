import { desc, eq, sql } from "drizzle-orm";
import { clinics, marks, rooms, sessions, staff } from "@/db/schema";
import type { Reader } from "@/db/store";
import { listExpectedOfSessions } from "@/features/enrollment/queries/expected";
import type { RosterLine } from "@/lib/attendance/decide-mark";
import { locksAt } from "@/lib/attendance/lock";
import type { Addition } from "@/lib/roster/expected";
import type { Instant } from "@/lib/time/zone";

export type SessionRow = typeof sessions.$inferSelect;
export type MarkRow = typeof marks.$inferSelect;

/** One client's line: what the rule book decides on, and what is on record. */
export interface RosterStateLine extends RosterLine {
  readonly clientId: string;
  /** Of a client who is marked but no longer expected: the enrollment of the mark. */
  readonly enrollmentId: string | null;
  /** The mark in force; null is unrecorded. */
  readonly current: MarkRow | null;
  /** The browsers' keys of everything ever recorded on this line. */
  readonly sentKeys: ReadonlySet<string>;
  /** Of somebody who was added to this one session. */
  readonly addition: Addition | null;
}

export interface RosterState {
  readonly session: SessionRow;
  readonly room: string | null;
  readonly lead: { readonly givenName: string; readonly familyName: string } | null;
  readonly locksAt: Instant | null;
  /** By client: who is expected on the session's date, plus anyone marked. */
  readonly lines: ReadonlyMap<string, RosterStateLine>;
}

/** A session with everything ever recorded of it: the part of a roster that a door asks about first. */
export interface RosterHead {
  readonly session: SessionRow;
  readonly room: string | null;
  readonly lead: { readonly givenName: string; readonly familyName: string } | null;
  readonly lockDays: number | null;
  /** By client, the newest version first. */
  readonly history: readonly MarkRow[];
}

/** One query. Null when there is no such session. */
export async function findRosterHead(reader: Reader, sessionId: string): Promise<RosterHead | null> {
  const rows = await reader
    .select({
      session: sessions,
      room: rooms.name,
      lead: { givenName: staff.givenName, familyName: staff.familyName },
      lockDays: clinics.lockAfterBusinessDays,
      mark: marks,
    })
    .from(sessions)
    // There is one clinic row, so this only carries its setting along.
    .leftJoin(clinics, sql`true`)
    .leftJoin(rooms, eq(rooms.id, sessions.roomId))
    .leftJoin(staff, eq(staff.id, sessions.facilitatorId))
    .leftJoin(marks, eq(marks.sessionId, sessions.id))
    .where(eq(sessions.id, sessionId))
    .orderBy(marks.clientId, desc(marks.version));
  const [first] = rows;
  if (first === undefined) return null;
  const { session, room, lead, lockDays } = first;
  return { session, room, lead, lockDays, history: rows.flatMap(({ mark }) => (mark === null ? [] : [mark])) };
}

/**
 * The whole roster of one session: who was enrolled on its date, plus anyone marked, each with the version to compare a
 * form with. Null when there is no such session. Three queries, whatever the number of people; two with the head read.
 */
export async function findRosterState(
  reader: Reader,
  sessionId: string,
  known?: RosterHead,
): Promise<RosterState | null> {
  const head = known ?? (await findRosterHead(reader, sessionId));
  if (head === null) return null;
  const { session, room, lead, lockDays } = head;
  const lock = lockDays === null ? null : locksAt(session, lockDays);
  const { newestOf, sentKeysOf } = newestMarks(head.history);
  const enrollmentOf = new Map<string, string>();
  const additionOf = new Map<string, Addition>();
  for (const { clientId, enrollmentId, addition } of (await listExpectedOfSessions(reader, [session])).get(
    session.id,
  ) ?? []) {
    // Somebody who goes from one enrollment to the next on this very day is one person: on the enrollment already
    // marked, else on the newer one.
    if (addition !== undefined) additionOf.set(clientId, addition);
    const before = enrollmentOf.get(clientId);
    const marked = newestOf.get(clientId)?.enrollmentId;
    if (before === undefined || enrollmentId === marked || (before !== marked && enrollmentId > before)) {
      enrollmentOf.set(clientId, enrollmentId);
    }
  }
  const lines = new Map<string, RosterStateLine>();
  const add = (clientId: string, enrollmentId: string | null, newest: MarkRow | undefined) =>
    lines.set(clientId, {
      session,
      isExpected: true,
      version: newest?.version ?? 0,
      locksAt: lock,
      clientId,
      enrollmentId,
      current: newest === undefined || newest.isClear ? null : newest,
      sentKeys: sentKeysOf.get(clientId) ?? NO_KEYS,
      addition: additionOf.get(clientId) ?? null,
    });
  for (const [clientId, enrollmentId] of enrollmentOf) add(clientId, enrollmentId, newestOf.get(clientId));
  for (const [clientId, newest] of newestOf) {
    if (!lines.has(clientId) && !newest.isClear) add(clientId, newest.enrollmentId, newest);
  }
  return { session, room, lead, locksAt: lock, lines };
}

const NO_KEYS: ReadonlySet<string> = new Set();

/** By client the newest version of the line, a clear as well, and the keys under which its versions were sent. */
function newestMarks(history: readonly MarkRow[]): {
  newestOf: Map<string, MarkRow>;
  sentKeysOf: Map<string, Set<string>>;
} {
  const newestOf = new Map<string, MarkRow>();
  const sentKeysOf = new Map<string, Set<string>>();
  for (const mark of history) {
    if (!newestOf.has(mark.clientId)) newestOf.set(mark.clientId, mark);
    if (mark.sentKey === null) continue;
    const keys = sentKeysOf.get(mark.clientId);
    if (keys === undefined) sentKeysOf.set(mark.clientId, new Set([mark.sentKey]));
    else keys.add(mark.sentKey);
  }
  return { newestOf, sentKeysOf };
}
