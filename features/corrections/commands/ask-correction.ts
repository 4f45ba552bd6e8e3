import { and, eq } from "drizzle-orm";
import { newId } from "@/db/id";
import { correctionRequests } from "@/db/schema";
import type { Tx } from "@/db/store";
import { findRosterState } from "@/features/attendance/queries/roster-state";
import { decideClear, decideMark, type MarkRefusal } from "@/lib/attendance/decide-mark";
import { readTypedMark } from "@/lib/attendance/typed-mark";
import { done, refuse, type Result } from "@/lib/result";
import { actorId, type Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type Unchanged } from "@/server/doors/changed";
import { requestEvent } from "../events";
import type { WantedLineMark } from "../input";

export type AskRefusal = MarkRefusal | "no_such_session" | "not_locked" | "already_waiting" | "same_already";

/**
 * Ask for a change of a locked mark that one may not make oneself. Only where the roster is locked: before that whoever
 * may record it changes it. One request a line waits at a time, and nothing on the roster changes by asking.
 */
export async function askCorrection(
  tx: Tx,
  call: Call,
  input: WantedLineMark & {
    readonly sessionId: string;
    readonly clientId: string;
    readonly seenVersion: number;
    readonly why: string;
  },
): Promise<Result<Changed<{ id: string }>, AskRefusal>> {
  const { sessionId, clientId, seenVersion, why, ...wanted } = input;
  const roster = await findRosterState(tx, sessionId);
  if (roster === null) return refuse("no_such_session");
  const line = roster.lines.get(clientId);
  if (line === undefined) return refuse("not_on_roster");
  if (line.locksAt === null || call.now < line.locksAt) return refuse("not_locked");
  const asked = { now: call.now, seenVersion, correctionReason: why, mayCorrectLocked: true };
  if (wanted.as === "unrecorded") {
    if (line.current === null) return refuse("same_already");
    const decided = decideClear(line, asked);
    if (!decided.ok) return decided;
  } else {
    const mark = readTypedMark(wanted, roster.session, null, call.now, line.current);
    if (mark === null) return refuse("same_already");
    const decided = decideMark(line, mark, asked);
    if (!decided.ok) return decided;
  }
  const [waiting] = await tx
    .select({ id: correctionRequests.id })
    .from(correctionRequests)
    .where(
      and(
        eq(correctionRequests.sessionId, sessionId),
        eq(correctionRequests.clientId, clientId),
        eq(correctionRequests.state, "waiting"),
      ),
    );
  if (waiting !== undefined) return refuse("already_waiting");
  const id = newId();
  const requested = { requestedAt: call.now, requestedBy: actorId(call.actor) };
  await tx.insert(correctionRequests).values({
    id,
    sessionId,
    clientId,
    wanted: said(wanted),
    seenVersion,
    reason: why,
    state: "waiting",
    ...requested,
  });
  return done(
    changed({ id }, requestEvent("correction.requested", { id, clientId }, roster.session, { wanted: wanted.as, why })),
  );
}

/** What was typed, without what was left open: read again as a form is. */
function said(wanted: WantedLineMark): Record<string, unknown> {
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== null));
}

/** Take a request back that still waits. */
export async function withdrawCorrection(
  tx: Tx,
  call: Call,
  input: { readonly requestId: string },
): Promise<Result<Changed<null> | Unchanged<null>, "no_such_session">> {
  const [request] = await tx.select().from(correctionRequests).where(eq(correctionRequests.id, input.requestId));
  if (request === undefined || request.state !== "waiting") return done(unchanged(null));
  const roster = await findRosterState(tx, request.sessionId);
  if (roster === null) return refuse("no_such_session");
  await tx
    .update(correctionRequests)
    .set({ state: "withdrawn", decidedAt: call.now, decidedBy: actorId(call.actor) })
    .where(eq(correctionRequests.id, request.id));
  return done(changed(null, requestEvent("correction.withdrawn", request, roster.session)));
}
