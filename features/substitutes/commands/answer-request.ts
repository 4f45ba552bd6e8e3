import { eq, inArray } from "drizzle-orm";
import { staff, substituteRequests } from "@/db/schema";
import type { Tx } from "@/db/store";
import { staffName } from "@/features/staff/queries";
import { withSubstitute } from "@/lib/scheduling/substitute-lead";
import { shareOf } from "@/lib/scheduling/substitutes";
import { done, refuse, type Result } from "@/lib/result";
import { actorId, type Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type DomainEvent, type Unchanged } from "@/server/doors/changed";
import { requestEvent } from "../events";
import { listTaken } from "../queries/asked";
import { readChoice } from "../queries/colleagues";
import { listAwaySessions, type AwaySession } from "../queries/coverage";
import type { AnswerRefusal } from "../refusals";
import { closeAsked } from "./cover-sessions";
import { giveLeads } from "./give-lead";

export interface AnswerInput {
  /** Requests to one person. Whose they are, the door has seen to. */
  readonly requestIds: readonly string[];
  readonly answer: "accept" | "decline";
}

export interface Answered {
  readonly answer: "accept" | "decline";
  readonly count: number;
  /** Of those asked about, how many were taken or settled by then. */
  readonly gone: number;
}

type Row = typeof substituteRequests.$inferSelect;

/**
 * Say yes or no to stepping in. The first yes wins: it gives the session to its sayer and closes the other questions, in
 * one transaction, so that of two at once exactly one leads it and the other is told. Of several sessions at once those
 * that are still to be had are taken; none left is a refusal.
 */
export async function answerRequest(
  tx: Tx,
  call: Call,
  input: AnswerInput,
): Promise<Result<Changed<Answered> | Unchanged<Answered>, AnswerRefusal>> {
  const ids = [...new Set(input.requestIds)];
  const rows = await tx.select().from(substituteRequests).where(inArray(substituteRequests.id, ids));
  const first = rows[0];
  if (first === undefined || rows.some(({ staffId }) => staffId !== first.staffId))
    throw new Error("An answer is about one person's own requests.");
  const wanted = input.answer === "accept" ? "accepted" : "declined";
  if (rows.every(({ state }) => state === wanted))
    return done(unchanged({ answer: input.answer, count: rows.length, gone: 0 }));
  // Asked twice about one session, for two who lead it and are both away, one cannot take both places.
  const open = [...new Map(rows.filter(({ state }) => state === "asked").map((row) => [row.sessionId, row])).values()];
  if (input.answer === "decline") {
    if (open.length === 0) return refuse({ reason: "settled", count: rows.length });
    await setState(tx, call, open, "declined");
    const sites = new Map((await sessionsBehind(tx, call, open)).map(({ id, siteId }) => [id, siteId]));
    const events = open.map((row) => requestEvent("substitute.declined", row, sites.get(row.sessionId) ?? null));
    return done(
      changed(
        { answer: "decline", count: open.length, gone: rows.length - open.length },
        events[0]!,
        ...events.slice(1),
      ),
    );
  }
  return accept(tx, call, first.staffId, rows, open);
}

async function accept(
  tx: Tx,
  call: Call,
  staffId: string,
  rows: readonly Row[],
  open: readonly Row[],
): Promise<Result<Changed<Answered>, AnswerRefusal>> {
  const behind = await sessionsBehind(tx, call, open);
  const needed = behind.filter(({ state }) => state !== "covered");
  const coming = needed.filter(({ isOver }) => !isOver);
  if (coming.length === 0) {
    if (needed.length > 0) return refuse({ reason: "over" });
    const taken = await listTaken(
      tx,
      rows.map(({ sessionId }) => sessionId),
      staffId,
    );
    const isTaken = rows.some(({ sessionId, forStaffId }) => taken.has(`${sessionId} ${forStaffId}`));
    return refuse({ reason: isTaken ? "taken" : "settled", count: rows.length });
  }
  const absent = new Map(open.map(({ sessionId, forStaffId }) => [sessionId, forStaffId]));
  const busy = await findNotFree(tx, staffId, coming, absent);
  if (busy !== null) return refuse(busy);
  const accepted = open.filter(({ sessionId }) => coming.some(({ id }) => id === sessionId));
  await setState(tx, call, accepted, "accepted");
  for (const forStaffId of new Set(absent.values()))
    await closeAsked(
      tx,
      call,
      accepted.filter((row) => row.forStaffId === forStaffId).map(({ sessionId }) => sessionId),
      forStaffId,
    );
  const given = await giveLeads(
    tx,
    coming.map((session) => ({
      session,
      lead: withSubstitute(session, absent.get(session.id)!, staffId)!,
      isOwn: true,
    })),
  );
  const siteOf = new Map(coming.map(({ id, siteId }) => [id, siteId]));
  const events: DomainEvent[] = accepted.map((row) =>
    requestEvent("substitute.accepted", row, siteOf.get(row.sessionId) ?? null),
  );
  const gone = rows.length - accepted.length;
  return done(changed({ answer: "accept", count: accepted.length, gone }, events[0]!, ...events.slice(1), ...given));
}

/** The sessions of these requests that still stand and are not marked, by whose absence they were asked for. */
async function sessionsBehind(tx: Tx, call: Call, rows: readonly Row[]): Promise<AwaySession[]> {
  const found: AwaySession[] = [];
  const byAbsence = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${row.absenceId} ${row.forStaffId}`;
    byAbsence.set(key, [...(byAbsence.get(key) ?? []), row]);
  }
  for (const group of byAbsence.values()) {
    const { absenceId, forStaffId: staffId } = group[0]!;
    const only = group.map(({ sessionId }) => sessionId);
    found.push(
      ...(await listAwaySessions(tx, { absenceId, staffId, days: null }, { sites: "all", now: call.now, only })),
    );
  }
  return found;
}

/** Why somebody cannot lead all of these any more: they were put down for something else since they were asked. */
async function findNotFree(
  tx: Tx,
  staffId: string,
  sessions: readonly AwaySession[],
  absent: ReadonlyMap<string, string>,
): Promise<AnswerRefusal | null> {
  for (const absentId of new Set(absent.values())) {
    const own = sessions.filter(({ id }) => absent.get(id) === absentId);
    const choice = await readChoice(tx, absentId, own);
    const candidate = choice.candidates.find(({ id }) => id === staffId);
    if (candidate === undefined) return { reason: "settled", count: own.length };
    const { cannot } = shareOf(choice.sessions, absentId, candidate);
    const blocked = cannot.find(({ against }) => against.some(({ reason }) => reason !== "declined"));
    if (blocked === undefined) continue;
    const session = own.find(({ id }) => id === blocked.sessionId)!;
    const against = blocked.against.find(({ reason }) => reason !== "declined")!;
    const [member] = await tx.select().from(staff).where(eq(staff.id, staffId));
    if (member === undefined) throw new Error("Nobody was asked.");
    const { title, date, zone } = session;
    return { reason: "not_free", name: staffName(member), title, date, zone, against };
  }
  return null;
}

async function setState(tx: Tx, call: Call, rows: readonly Row[], state: "accepted" | "declined"): Promise<void> {
  await tx
    .update(substituteRequests)
    .set({ state, answeredAt: call.now, answeredBy: actorId(call.actor) })
    .where(
      inArray(
        substituteRequests.id,
        rows.map(({ id }) => id),
      ),
    );
}
