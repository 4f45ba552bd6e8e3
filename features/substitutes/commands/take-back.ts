import { and, eq, inArray } from "drizzle-orm";
import { substituteRequests } from "@/db/schema";
import type { Tx } from "@/db/store";
import { placeOf, withoutSubstitute } from "@/lib/scheduling/substitute-lead";
import { done, refuse, type Result } from "@/lib/result";
import { actorId, type Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type DomainEvent, type Unchanged } from "@/server/doors/changed";
import { lettersTo, requestEvent } from "../events";
import { getAbsence, type Absence } from "../queries/absences";
import { listAwaySessions, type AwaySession } from "../queries/coverage";
import type { TakeBackRefusal } from "../refusals";
import { giveLeads, isOwnLead, listPatternLeads } from "./give-lead";

export interface TakeBackInput {
  readonly absenceId: string;
  readonly requestIds: readonly string[];
}

export interface TakenBack {
  readonly questions: number;
  readonly sessions: number;
}

/**
 * Take questions back that nobody answered, and let colleagues go who stepped in: their sessions are the absent one's
 * again, to be covered or not. One that took place, or that is led by yet another meanwhile, stays as it is: refused.
 */
export async function takeBack(
  tx: Tx,
  call: Call,
  input: TakeBackInput,
): Promise<Result<Changed<TakenBack> | Unchanged<TakenBack>, TakeBackRefusal>> {
  const absence = await getAbsence(tx, input.absenceId);
  if (absence === null) throw new Error("There is no such absence.");
  const rows = await tx
    .select()
    .from(substituteRequests)
    .where(and(eq(substituteRequests.absenceId, absence.id), inArray(substituteRequests.id, [...input.requestIds])));
  if (rows.every(({ state }) => state === "withdrawn")) return done(unchanged({ questions: 0, sessions: 0 }));
  const accepted = rows.filter(({ state }) => state === "accepted");
  const held = await listHeld(tx, call, absence, accepted);
  const isStuck = rows.some(({ state }) => state === "declined") || held.length < accepted.length;
  if (isStuck) return refuse({ reason: "settled" });
  const asked = rows.filter(({ state }) => state === "asked");
  const events = [...(await withdrawAsked(tx, call, absence, asked)), ...(await letGo(tx, call, absence, held))];
  const [first, ...more] = events;
  if (first === undefined) return refuse({ reason: "settled" });
  return done(changed({ questions: asked.length, sessions: held.length }, first, ...more));
}

export type RequestRow = typeof substituteRequests.$inferSelect;

export interface HeldSession {
  readonly request: RequestRow;
  readonly session: AwaySession;
}

/** The accepted requests whose substitute still leads the session, which has not taken place. */
export async function listHeld(
  tx: Tx,
  call: Call,
  absence: Absence,
  accepted: readonly RequestRow[],
  sites: "all" | readonly string[] = "all",
): Promise<HeldSession[]> {
  if (accepted.length === 0) return [];
  const away = { absenceId: absence.id, staffId: absence.staffId, days: null };
  const only = accepted.map(({ sessionId }) => sessionId);
  const sessions = await listAwaySessions(tx, away, { sites, now: call.now, only });
  return accepted.flatMap((request) => {
    const session = sessions.find(({ id }) => id === request.sessionId);
    return session === undefined || placeOf(session, request.staffId) === null ? [] : [{ request, session }];
  });
}

/** Questions that are not asked any more. */
export async function withdrawAsked(
  tx: Tx,
  call: Call,
  absence: Absence,
  asked: readonly RequestRow[],
): Promise<DomainEvent[]> {
  await setWithdrawn(tx, call, asked);
  return asked.map((request) =>
    requestEvent("substitute.taken-back", request, null, { absenceId: absence.id, was: "asked" }),
  );
}

/** Sessions that are given back to the one who was away. Who had stepped in is told. */
export async function letGo(
  tx: Tx,
  call: Call,
  absence: Absence,
  held: readonly HeldSession[],
): Promise<DomainEvent[]> {
  if (held.length === 0) return [];
  const requests = held.map(({ request }) => request);
  await setWithdrawn(tx, call, requests);
  const patterns = await listPatternLeads(
    tx,
    held.map(({ session }) => session),
  );
  const given = held.map(({ request, session }) => {
    const pattern = patterns.get(session.id)!;
    const lead = withoutSubstitute(session, absence.staffId, request.staffId, pattern)!;
    return { session, lead, isOwn: isOwnLead(lead, pattern) };
  });
  const changes = await giveLeads(tx, given);
  const letters = lettersTo("let_go", requests);
  const facts = { absenceId: absence.id, was: "accepted" };
  return [
    ...held.map(({ request, session }) =>
      requestEvent("substitute.taken-back", request, session.siteId, facts, letters.get(request.id)),
    ),
    ...changes,
  ];
}

async function setWithdrawn(tx: Tx, call: Call, rows: readonly RequestRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .update(substituteRequests)
    .set({ state: "withdrawn", answeredAt: call.now, answeredBy: actorId(call.actor) })
    .where(
      inArray(
        substituteRequests.id,
        rows.map(({ id }) => id),
      ),
    );
}
