import { and, eq, exists, inArray, isNull, or, sql } from "drizzle-orm";
import { newId } from "@/db/id";
import { closures, marks, sessionClosures, sessions, sites } from "@/db/schema";
import type { Tx } from "@/db/store";
import { done, refuse, type Result } from "@/lib/result";
import { closureCovers, decideClosure, type ClosureRefusal, type ClosureSpan } from "@/lib/scheduling/closure";
import { statusUnderClosures } from "@/lib/scheduling/session-status";
import { toLocal } from "@/lib/time/zone";
import { actorId, type Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type Unchanged } from "@/server/doors/changed";
import { evaluateExpected } from "./evaluate-expected";

export interface NewClosure extends ClosureSpan {
  readonly name: string;
}

export interface ClosedSite {
  readonly closureId: string;
  /** Sessions that are closed by it and were not before. */
  readonly closedCount: number;
}

export type CloseSiteRefusal = ClosureRefusal | "no_such_site" | "name_missing";

/**
 * Close a site, or all of them, for a day or a part of it. Unmarked sessions that start in it, past or to come, become
 * closed: kept, not missed, not counted (H10). Which closure closed which session is written down, so that removing
 * this one gives back exactly what was there. The same closure put down twice is one.
 */
export async function closeSite(
  tx: Tx,
  call: Call,
  input: NewClosure,
): Promise<Result<Changed<ClosedSite> | Unchanged<ClosedSite>, CloseSiteRefusal>> {
  const { siteId, name, date, fromTime, toTime } = input;
  if (name.trim() === "") return refuse("name_missing");
  const places = await tx
    .select({ id: sites.id, zone: sites.zone })
    .from(sites)
    .where(siteId === null ? isNull(sites.archivedAt) : eq(sites.id, siteId));
  const place = places[0];
  if (place === undefined) return refuse("no_such_site");
  const decided = decideClosure({ siteId, date, fromTime, toTime }, toLocal(call.now, place.zone).date);
  if (!decided.ok) return decided;
  const twin = await findTwin(tx, input);
  if (twin !== null) return done(unchanged({ closureId: twin, closedCount: 0 }));

  const closureId = newId();
  const made = { siteId, name, date, fromTime, toTime, createdAt: call.now, createdBy: actorId(call.actor) };
  await tx.insert(closures).values({ id: closureId, ...made });
  const covered = await listCovered(tx, input);
  const turning = covered.filter(({ status }) => status === "scheduled");
  await tie(
    tx,
    call,
    closureId,
    covered.map(({ id }) => id),
  );
  await turnClosed(
    tx,
    turning.map(({ id }) => id),
  );
  const events = await evaluateExpected(tx, call, turning);
  const closed = {
    name: "site.closed",
    subjectType: "closure",
    subjectId: closureId,
    ...(siteId === null ? {} : { siteId }),
    facts: { name, date, fromTime, toTime, sessions: turning.map(({ id }) => id) },
  } as const;
  return done(changed({ closureId, closedCount: turning.length }, closed, ...events));
}

async function findTwin(tx: Tx, { siteId, name, date, fromTime, toTime }: NewClosure): Promise<string | null> {
  const same = and(
    siteId === null ? isNull(closures.siteId) : eq(closures.siteId, siteId),
    eq(closures.date, date),
    eq(closures.name, name),
    fromTime === null ? isNull(closures.fromTime) : eq(closures.fromTime, fromTime),
    toTime === null ? isNull(closures.toTime) : eq(closures.toTime, toTime),
    isNull(closures.removedAt),
  );
  const rows = await tx.select({ id: closures.id }).from(closures).where(same);
  return rows[0]?.id ?? null;
}

/** The sessions that the closure closes or, when another one already did, keeps closed. Marked and cancelled ones are not among them. */
async function listCovered(tx: Tx, closure: NewClosure) {
  const standing = tx
    .select({ one: sql`1` })
    .from(marks)
    .where(and(eq(marks.sessionId, sessions.id), eq(marks.isCurrent, true)));
  const rows = await tx
    .select({
      id: sessions.id,
      seriesId: sessions.seriesId,
      trackId: sessions.trackId,
      kind: sessions.kind,
      siteId: sessions.siteId,
      date: sessions.date,
      startTime: sessions.startTime,
      status: sessions.status,
      hasMarks: sql<boolean | number>`${exists(standing)}`.as("has_marks"),
    })
    .from(sessions)
    .where(
      and(
        eq(sessions.date, closure.date),
        closure.siteId === null ? undefined : eq(sessions.siteId, closure.siteId),
        or(eq(sessions.status, "scheduled"), eq(sessions.status, "closed")),
      ),
    );
  return rows.filter(
    (session) =>
      closureCovers(closure, session) &&
      statusUnderClosures({ status: session.status, hasMarks: Boolean(session.hasMarks) }, 1) === "closed",
  );
}

async function tie(tx: Tx, call: Call, closureId: string, sessionIds: readonly string[]): Promise<void> {
  if (sessionIds.length === 0) return;
  await tx
    .insert(sessionClosures)
    .values(sessionIds.map((sessionId) => ({ sessionId, closureId, createdAt: call.now })));
}

async function turnClosed(tx: Tx, sessionIds: readonly string[]): Promise<void> {
  if (sessionIds.length === 0) return;
  await tx
    .update(sessions)
    .set({ status: "closed", sequence: sql`${sessions.sequence} + 1`, version: sql`${sessions.version} + 1` })
    .where(inArray(sessions.id, [...sessionIds]));
}
