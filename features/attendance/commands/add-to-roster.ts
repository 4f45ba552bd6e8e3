import { and, eq, isNull, sql } from "drizzle-orm";
import { newId } from "@/db/id";
import { makeUpOffers, rosterAdditions, sessions } from "@/db/schema";
import type { Tx } from "@/db/store";
import { found } from "@/features/programs/commands/saving";
import { evaluateStandings } from "@/features/standing/commands/evaluate-standings";
import {
  decideAddition,
  type AdditionRefusal,
  type AdditionWish,
  type RemovalRefusal,
} from "@/lib/roster/decide-addition";
import { done, refuse, type Result } from "@/lib/result";
import { actorId, type Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type DomainEvent, type Unchanged } from "@/server/doors/changed";
import { readAdditionWorld } from "../queries/addition-world";
import { findRosterState, type SessionRow } from "../queries/roster-state";

export type { AdditionRefusal, RemovalRefusal };

type Saved = Changed<{ clientId: string }> | Unchanged<{ clientId: string }>;

/**
 * Puts a client on the roster of one session: a walk-in, a make-up for a missed session, a visitor from another track.
 * Places are counted inside this transaction, so of two who want the last one only one gets it. Asked again, it changes
 * nothing.
 */
export async function addToRoster(
  tx: Tx,
  call: Call,
  input: AdditionWish & { readonly sessionId: string; readonly clientId: string },
): Promise<Result<Saved, AdditionRefusal>> {
  const { sessionId, clientId, kind } = input;
  const makeUpForSessionId = kind === "make_up" ? input.makeUpForSessionId : null;
  const roster = found(await findRosterState(tx, sessionId), "session");
  const world = found(await readAdditionWorld(tx, call, roster, { clientId, kind, makeUpForSessionId }), "client");
  const decided = decideAddition(world, { kind, makeUpForSessionId });
  if (!decided.ok) return refuse(decided.refusal);
  if (decided.value === null || world.enrollment === null) return done(unchanged({ clientId }));
  const enrollmentId = world.enrollment.id;
  // A line of an enrollment that ended since holds the place of a line that nobody sees any more.
  await tx.update(rosterAdditions).set({ removedAt: call.now }).where(standingLine(sessionId, clientId));
  await tx.insert(rosterAdditions).values({
    id: newId(),
    ...{ sessionId, clientId, enrollmentId, kind, makeUpForSessionId },
    addedAt: call.now,
    addedBy: actorId(call.actor),
  });
  if (roster.session.rosterFinishedAt !== null) {
    // There is somebody unrecorded again, so the roster waits for somebody again.
    const open = { rosterFinishedAt: null, rosterFinishedBy: null };
    await tx.update(sessions).set(open).where(eq(sessions.id, sessionId));
  }
  const standing = await evaluateStandings(tx, call, [enrollmentId]);
  const facts = { kind, ...(makeUpForSessionId === null ? {} : { makeUpFor: makeUpForSessionId }) };
  return done(changed({ clientId }, eventOf("roster.added", roster.session, clientId, facts), ...standing));
}

/** Takes a line off again that was added, while nothing is recorded on it. An offer it came from is withdrawn with it. */
export async function removeFromRoster(
  tx: Tx,
  call: Call,
  input: { readonly sessionId: string; readonly clientId: string },
): Promise<Result<Saved, RemovalRefusal>> {
  const { sessionId, clientId } = input;
  const roster = found(await findRosterState(tx, sessionId), "session");
  const line = roster.lines.get(clientId);
  const rows = await tx.select().from(rosterAdditions).where(standingLine(sessionId, clientId));
  const addition = rows[0];
  if (addition === undefined) return refuse({ reason: "not_added" });
  if (line !== undefined && line.current !== null) return refuse({ reason: "marked" });
  await tx.update(rosterAdditions).set({ removedAt: call.now }).where(eq(rosterAdditions.id, addition.id));
  await tx
    .update(makeUpOffers)
    .set({ state: "withdrawn", reason: "staff", version: sql`${makeUpOffers.version} + 1` })
    .where(
      and(
        eq(makeUpOffers.sessionId, sessionId),
        eq(makeUpOffers.clientId, clientId),
        eq(makeUpOffers.state, "accepted"),
      ),
    );
  const standing = await evaluateStandings(tx, call, [addition.enrollmentId]);
  const { kind } = addition;
  return done(changed({ clientId }, eventOf("roster.removed", roster.session, clientId, { kind }), ...standing));
}

function standingLine(sessionId: string, clientId: string) {
  return and(
    eq(rosterAdditions.sessionId, sessionId),
    eq(rosterAdditions.clientId, clientId),
    isNull(rosterAdditions.removedAt),
  );
}

function eventOf(
  name: DomainEvent["name"],
  session: SessionRow,
  clientId: string,
  facts: Record<string, unknown>,
): DomainEvent {
  return { name, subjectType: "session", subjectId: session.id, clientId, siteId: session.siteId, facts };
}
