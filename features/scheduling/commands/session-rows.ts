import { eq, getTableColumns, inArray, sql, type SQL } from "drizzle-orm";
import { newId } from "@/db/id";
import { sessionClosures, sessions } from "@/db/schema";
import type { Tx } from "@/db/store";
import type { SessionFacts } from "@/lib/scheduling/change/series-state";
import type { Call } from "@/server/doors/call";
import type { SeriesRow } from "../queries/series-behind";

export type SessionRow = typeof sessions.$inferSelect;

/** Rows of some 30 values each: far from both engines' limit of values in one statement. */
const AT_ONCE = 250;

/** What a change of a series may write in a session; everything else of it stays for life. */
const CHANGING = [
  ...(["title", "origin", "date", "startTime", "durationMinutes", "startsAt", "endsAt"] as const),
  ...(["regularDate", "regularTime", "hasOwnTime", "hasOwnLength", "hasOwnRoom", "hasOwnLead"] as const),
  ...(["roomId", "facilitatorId", "coFacilitatorId", "capacity", "modality", "joinLink"] as const),
  ...(["status", "cancelReason", "heldAnywayAt", "sequence", "version"] as const),
] satisfies readonly (keyof SessionRow)[];

/** What the rules say of a session, as its columns. */
export function columnsOf(facts: SessionFacts, heldBefore: Date | null, now: Date) {
  const { place, lead, own, isHeldAnyway } = facts;
  return {
    ...{ title: facts.title, origin: facts.origin, date: facts.date, startTime: facts.startTime },
    ...{ durationMinutes: facts.durationMinutes, startsAt: facts.startsAt, endsAt: facts.endsAt },
    ...{ regularDate: facts.regularDate, regularTime: facts.regularTime },
    ...{ hasOwnTime: own.time, hasOwnLength: own.length, hasOwnRoom: own.place, hasOwnLead: own.lead },
    ...{ roomId: place.roomId, modality: place.modality, joinLink: place.joinLink },
    ...{ facilitatorId: lead.facilitatorId, coFacilitatorId: lead.coFacilitatorId },
    ...{ capacity: facts.capacity, status: facts.status, cancelReason: facts.cancelReason, sequence: facts.sequence },
    heldAnywayAt: isHeldAnyway ? (heldBefore ?? now) : null,
  };
}

/** A new session of a series. */
export function newSessionRow(call: Call, series: SeriesRow, facts: SessionFacts): SessionRow {
  const id = newId();
  const { siteId, programId, trackId, kind, serviceTypeId, zone } = series;
  return {
    ...{ id, seriesId: series.id, siteId, programId, trackId, kind, serviceTypeId, zone },
    ...columnsOf(facts, null, call.now),
    // The address in people's calendars, for the life of the session.
    calendarUid: `${id}@evenkeel`,
    rosterFinishedAt: null,
    rosterFinishedBy: null,
    topicId: null,
    didNotMeetAt: null,
    createdAt: call.now,
    version: 1,
  };
}

export async function readSessionRows(tx: Tx, ids: readonly string[]): Promise<Map<string, SessionRow>> {
  const rows: SessionRow[] = [];
  for (const part of partsOf(ids)) rows.push(...(await tx.select().from(sessions).where(inArray(sessions.id, part))));
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * Rewrites sessions of one series in a handful of statements. "One active session at one start" is checked row by row,
 * not at the end: where sessions take over each other's starts (a series moved by a day of its own pattern), those that
 * are in the way step aside first. A cancelled row holds no start, so they are that for a moment.
 */
export async function rewriteSessions(
  tx: Tx,
  changes: readonly { readonly before: SessionRow; readonly after: SessionRow }[],
): Promise<void> {
  const taken = new Set(changes.map(({ after }) => after.startsAt.getTime()));
  const isInTheWay = ({ before, after }: (typeof changes)[number]) =>
    before.status !== "cancelled" &&
    taken.has(before.startsAt.getTime()) &&
    before.startsAt.getTime() !== after.startsAt.getTime();
  const aside = changes.filter(isInTheWay).map(({ before }) => before.id);
  for (const part of partsOf(aside))
    await tx.update(sessions).set({ status: "cancelled", cancelReason: "moving" }).where(inArray(sessions.id, part));
  const rows = changes.map(({ after }) => after);
  for (const part of partsOf(rows))
    await tx.insert(sessions).values(part).onConflictDoUpdate({ target: sessions.id, set: fromExcluded() });
}

export async function insertSessionRows(tx: Tx, rows: readonly SessionRow[]): Promise<void> {
  for (const part of partsOf(rows)) await tx.insert(sessions).values(part);
}

export async function deleteSessions(tx: Tx, ids: readonly string[]): Promise<void> {
  for (const part of partsOf(ids)) {
    await tx.delete(sessionClosures).where(inArray(sessionClosures.sessionId, part));
    await tx.delete(sessions).where(inArray(sessions.id, part));
  }
}

export interface Tie {
  readonly sessionId: string;
  readonly closureId: string;
  readonly createdAt: Date;
}

export async function readTies(tx: Tx, ids: readonly string[]): Promise<Tie[]> {
  const ties: Tie[] = [];
  for (const part of partsOf(ids))
    ties.push(...(await tx.select().from(sessionClosures).where(inArray(sessionClosures.sessionId, part))));
  return ties.sort((a, b) => compare(a.sessionId, b.sessionId) || compare(a.closureId, b.closureId));
}

/** Writes down which closures sessions are under: the ties that are to stand, in place of those that do. */
export async function rewriteTies(tx: Tx, before: readonly Tie[], after: readonly Tie[]): Promise<void> {
  const keyOf = ({ sessionId, closureId }: Tie) => `${sessionId} ${closureId}`;
  const wanted = new Set(after.map(keyOf));
  const standing = new Set(before.map(keyOf));
  for (const tie of before.filter((each) => !wanted.has(keyOf(each))))
    await tx
      .delete(sessionClosures)
      .where(sql`${eq(sessionClosures.sessionId, tie.sessionId)} and ${eq(sessionClosures.closureId, tie.closureId)}`);
  const missing = after.filter((each) => !standing.has(keyOf(each)));
  for (const part of partsOf(missing)) await tx.insert(sessionClosures).values(part);
}

function fromExcluded(): Partial<Record<(typeof CHANGING)[number], SQL>> {
  const columns = getTableColumns(sessions);
  return Object.fromEntries(CHANGING.map((key) => [key, sql.raw(`excluded.${snake(columns[key].name)}`)]));
}

/** The tables are declared in camel case and stored in snake case. */
function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function* partsOf<Item>(items: readonly Item[]): Generator<Item[]> {
  for (let from = 0; from < items.length; from += AT_ONCE) yield items.slice(from, from + AT_ONCE);
}
