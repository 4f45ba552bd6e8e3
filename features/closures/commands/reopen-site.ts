import { eq, sql } from "drizzle-orm";
import { closures, sessions } from "@/db/schema";
import type { Tx } from "@/db/store";
import { sendAt } from "@/features/scheduling/commands/change-messages";
import { evaluateExpected } from "@/features/scheduling/commands/evaluate-expected";
import { listReachedClients } from "@/features/scheduling/queries/change-audience";
import { done, refuse, type Result } from "@/lib/result";
import { actorId, type Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type OutboxRequest, type Unchanged } from "@/server/doors/changed";
import { closureNews } from "../events";
import { findClosure, prepareReopening, type BackInRoom, type PreparedReopening } from "../queries/prepare-reopening";
import { daysOfClients } from "../queries/told";
import { settleSessions } from "./settle-sessions";

export interface ReopenSite {
  readonly closureId: string;
  /** Whether sessions that were put to video go back to where they were. */
  readonly putBack: boolean;
  readonly tell: boolean;
  /** The fingerprint of the preview that was looked at; null: none was. */
  readonly seen: string | null;
}

export interface ReopenedSite {
  readonly closureId: string;
  /** Sessions that take place again. */
  readonly openedCount: number;
  /** Sessions that went back from video to their rooms. */
  readonly backCount: number;
  readonly toldCount: number;
}

export type ReopenRefusal = "no_such_closure" | "changed_meanwhile";

/**
 * Take a closure away again. It gives back exactly what was there (H10): a session that another closure covers stays
 * closed, a cancelled one stays cancelled (H9), a marked one took place. Taking it away twice is once (H19).
 */
export async function reopenSite(
  tx: Tx,
  call: Call,
  { closureId, putBack, tell, seen }: ReopenSite,
): Promise<Result<Changed<ReopenedSite> | Unchanged<ReopenedSite>, ReopenRefusal>> {
  const closure = await findClosure(tx, closureId);
  if (closure === null) return refuse("no_such_closure");
  if (closure.removedAt !== null) return done(unchanged({ closureId, openedCount: 0, backCount: 0, toldCount: 0 }));
  const prepared = await prepareReopening(tx, call.now, closure);
  if (seen !== null && seen !== prepared.fingerprint) return refuse("changed_meanwhile");

  await tx
    .update(closures)
    .set({ removedAt: call.now, removedBy: actorId(call.actor) })
    .where(eq(closures.id, closureId));
  const back = putBack ? prepared.back : [];
  await putInRooms(tx, back);
  await settleSessions(tx, call, prepared.settlings);
  const standingEvents = await evaluateExpected(tx, call, prepared.opening);
  const outbox = tell ? await newsOf(tx, call, prepared) : [];
  const reopened = {
    name: "site.reopened",
    subjectType: "closure",
    subjectId: closureId,
    ...(closure.siteId === null ? {} : { siteId: closure.siteId }),
    facts: {
      ...{ name: closure.name, date: closure.date, fromTime: closure.fromTime, toTime: closure.toTime },
      sessions: prepared.opening.map(({ id }) => id),
      backFromVideo: back.map(({ session }) => session.id),
    },
    outbox,
  } as const;
  const value = {
    closureId,
    openedCount: prepared.opening.length,
    backCount: back.length,
    toldCount: outbox.length,
  };
  return done(changed(value, reopened, ...standingEvents));
}

async function putInRooms(tx: Tx, back: readonly BackInRoom[]): Promise<void> {
  for (const { session, place } of back)
    await tx
      .update(sessions)
      .set({ ...place, sequence: sql`${sessions.sequence} + 1`, version: sql`${sessions.version} + 1` })
      .where(eq(sessions.id, session.id));
}

async function newsOf(tx: Tx, call: Call, { closure, opening, expected }: PreparedReopening): Promise<OutboxRequest[]> {
  const on = daysOfClients(opening, expected, call.now);
  const reachable = await listReachedClients(tx, [...on.keys()]);
  const notBefore = sendAt(opening, call.now);
  return reachable.map((clientId) =>
    closureNews(`${closure.id}:reopened`, notBefore, {
      clientId,
      closureIds: [closure.id],
      off: [],
      byVideo: [],
      on: on.get(clientId) ?? [],
    }),
  );
}
