import { and, eq, inArray, sql } from "drizzle-orm";
import { sessionClosures, sessions } from "@/db/schema";
import type { Tx } from "@/db/store";
import { planSettling, type ClosableSession, type Settling } from "@/lib/scheduling/settle-closures";
import type { Call } from "@/server/doors/call";
import { readClosableDays, type ClosableRow } from "../queries/closable-days";

/** Ids in one statement: far from both engines' limit of values. */
const IDS_AT_ONCE = 500;

/**
 * Makes sessions what the standing closures make of them: status, and which closures they are written down under. Their
 * calendars hear of it where the status changes (H18). Done again, it does nothing.
 */
export async function settleSessions(
  tx: Tx,
  call: Call,
  settlings: readonly Settling<ClosableSession>[],
): Promise<void> {
  const turnedTo = (status: "closed" | "scheduled") =>
    settlings.filter(({ session, after }) => after.status === status && session.status !== status);
  for (const status of ["closed", "scheduled"] as const)
    for (const ids of partsOf(turnedTo(status).map(({ session }) => session.id)))
      await tx
        .update(sessions)
        .set({ status, sequence: sql`${sessions.sequence} + 1`, version: sql`${sessions.version} + 1` })
        .where(inArray(sessions.id, ids));
  const released = settlings.filter(({ session, after }) => session.isHeldAnyway && !after.isHeldAnyway);
  for (const ids of partsOf(released.map(({ session }) => session.id)))
    await tx
      .update(sessions)
      .set({ heldAnywayAt: null, version: sql`${sessions.version} + 1` })
      .where(inArray(sessions.id, ids));
  await retie(tx, call, settlings);
}

/** The same for one session, after something happened to it that closures look at. Gives back whether its status changed. */
export async function settleSession(
  tx: Tx,
  call: Call,
  session: Pick<ClosableRow, "id" | "siteId" | "date">,
): Promise<boolean> {
  const days = await readClosableDays(tx, { siteId: session.siteId, dates: [session.date] });
  const own = days.sessions.filter(({ id }) => id === session.id);
  const settlings = planSettling(own, days.closures);
  await settleSessions(tx, call, settlings);
  return settlings.some(({ session: before, after }) => before.status !== after.status);
}

async function retie(tx: Tx, call: Call, settlings: readonly Settling<ClosableSession>[]): Promise<void> {
  const untied = new Map<string, string[]>();
  for (const { session, after } of settlings)
    for (const closureId of session.ties)
      if (!after.ties.includes(closureId)) untied.set(closureId, [...(untied.get(closureId) ?? []), session.id]);
  for (const [closureId, sessionIds] of untied)
    for (const ids of partsOf(sessionIds))
      await tx
        .delete(sessionClosures)
        .where(and(eq(sessionClosures.closureId, closureId), inArray(sessionClosures.sessionId, ids)));
  const tied = settlings.flatMap(({ session, after }) =>
    after.ties
      .filter((closureId) => !session.ties.includes(closureId))
      .map((closureId) => ({ sessionId: session.id, closureId, createdAt: call.now })),
  );
  for (const rows of partsOf(tied)) await tx.insert(sessionClosures).values(rows);
}

function* partsOf<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let from = 0; from < rows.length; from += IDS_AT_ONCE) yield rows.slice(from, from + IDS_AT_ONCE);
}
