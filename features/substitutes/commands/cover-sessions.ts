import { and, eq, inArray } from "drizzle-orm";
import { newId } from "@/db/id";
import { substituteRequests } from "@/db/schema";
import type { Tx } from "@/db/store";
import { getClinic } from "@/features/programs/queries/clinic";
import { readClashRules, type ClashKind } from "@/lib/scheduling/clash-rules";
import { withSubstitute } from "@/lib/scheduling/substitute-lead";
import { rankSubstitutes, shareOf, type AgainstPick } from "@/lib/scheduling/substitutes";
import { done, refuse, type Result } from "@/lib/result";
import { actorId, type Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type DomainEvent, type Unchanged } from "@/server/doors/changed";
import { lettersTo, requestEvent } from "../events";
import { getAbsence, type Absence } from "../queries/absences";
import { readChoice, type Candidate } from "../queries/colleagues";
import { listAwaySessions, type AwaySession } from "../queries/coverage";
import type { CoverRefusal, NotFree } from "../refusals";
import { giveLeads } from "./give-lead";

export interface CoverInput {
  readonly absenceId: string;
  readonly sessionIds: readonly string[];
  /** Whom to ask; to put down exactly one. */
  readonly staffIds: readonly string[];
  readonly how: "ask" | "assign";
  /** Put down although something speaks against it, as far as the clinic's rules let anybody. */
  readonly anyway: boolean;
  readonly note: string | null;
}

export interface Covered {
  readonly how: "ask" | "assign";
  readonly sessions: number;
  readonly names: readonly string[];
}

type Answer = Result<Changed<Covered> | Unchanged<Covered>, CoverRefusal>;

/**
 * Ask colleagues to step in, or put one down at once, for some sessions of somebody who is away. All of them or none: a
 * session that was settled meanwhile, or a colleague who is not free any more, is told instead of left out in silence.
 */
export async function coverSessions(tx: Tx, call: Call, input: CoverInput): Promise<Answer> {
  const absence = await getAbsence(tx, input.absenceId);
  if (absence === null) throw new Error("There is no such absence.");
  if (absence.withdrawnAt !== null) return refuse({ reason: "withdrawn" });
  const sessionIds = [...new Set(input.sessionIds)];
  const away = { absenceId: absence.id, staffId: absence.staffId, days: absence };
  const sessions = await listAwaySessions(tx, away, { sites: "all", now: call.now, only: sessionIds });
  const isDone = ({ state, facilitatorId, coFacilitatorId }: AwaySession) =>
    state === "covered" && [facilitatorId, coFacilitatorId].includes(input.staffIds[0] ?? "");
  if (input.how === "assign" && sessions.length === sessionIds.length && sessions.every(isDone))
    return done(unchanged({ how: "assign", sessions: sessions.length, names: [] }));
  const open = sessions.filter(({ state }) => state !== "covered");
  if (open.length < sessionIds.length)
    return refuse({ reason: "settled", count: sessionIds.length - open.length, of: sessionIds.length });
  const choice = await readChoice(tx, absence.staffId, open);
  const chosen = [...new Set(input.staffIds)].map((id) => choice.candidates.find((each) => each.id === id));
  const candidates = chosen.filter((each) => each !== undefined);
  if (candidates.length < chosen.length || candidates.length === 0) return refuse({ reason: "not_here" });
  return input.how === "ask"
    ? ask(tx, call, input, absence, open, choice.sessions, candidates)
    : assign(tx, call, input, absence, open, choice.sessions, candidates[0]!);
}

type Asked = Awaited<ReturnType<typeof readChoice>>["sessions"];

async function ask(
  tx: Tx,
  call: Call,
  input: CoverInput,
  absence: Absence,
  open: readonly AwaySession[],
  sessions: Asked,
  candidates: readonly Candidate[],
): Promise<Answer> {
  if (open.some(({ isOver }) => isOver)) return refuse({ reason: "over" });
  const silent = candidates.find(({ canAnswer }) => !canAnswer);
  if (silent !== undefined) return refuse({ reason: "cannot_answer", name: silent.name });
  for (const session of sessions) {
    const { good, others } = rankSubstitutes(session, absence.staffId, candidates);
    const other = others[0];
    if (other !== undefined) return refuse(notFree(open, candidates, session.id, other.staffId, other.against[0]!));
    if (good.length < candidates.length) return refuse({ reason: "not_here" });
  }
  const rows = open.flatMap((session) =>
    candidates
      .filter(({ id }) => !session.requests.some((each) => each.staffId === id && each.state === "asked"))
      .map((candidate) => ({ ...newRequest(call, absence, session, candidate, input.note), state: "asked" as const })),
  );
  const value = { how: "ask", sessions: open.length, names: candidates.map(({ name }) => name) } as const;
  if (rows.length === 0) return done(unchanged(value));
  await tx.insert(substituteRequests).values(rows);
  const letters = lettersTo("asked", rows);
  return done(
    changed(
      value,
      ...some(rows.map((row) => requestEvent("substitute.asked", row, siteOf(open, row), {}, letters.get(row.id)))),
    ),
  );
}

async function assign(
  tx: Tx,
  call: Call,
  input: CoverInput,
  absence: Absence,
  open: readonly AwaySession[],
  sessions: Asked,
  candidate: Candidate,
): Promise<Answer> {
  const { takes, cannot } = shareOf(sessions, absence.staffId, candidate);
  if (takes.length + cannot.length < open.length) return refuse({ reason: "not_here" });
  const first = cannot[0];
  if (first !== undefined && !input.anyway)
    return refuse(notFree(open, [candidate], first.sessionId, candidate.id, first.against[0]!));
  const rules = readClashRules((await getClinic(tx)).clashRules);
  const ruled = cannot.flatMap(({ sessionId, against }) =>
    against
      .filter((each) => KIND_OF[each.reason] !== null && rules[KIND_OF[each.reason]!] === "refuse")
      .map((each) => ({ sessionId, each })),
  )[0];
  if (ruled !== undefined)
    return refuse({ ...notFree(open, [candidate], ruled.sessionId, candidate.id, ruled.each), reason: "rule" });
  const rows = open.map((session) => ({
    ...newRequest(call, absence, session, candidate, input.note),
    state: "accepted" as const,
    answeredAt: call.now,
    answeredBy: actorId(call.actor),
  }));
  await closeAsked(
    tx,
    call,
    open.map(({ id }) => id),
    absence.staffId,
  );
  await tx.insert(substituteRequests).values(rows);
  const given = await giveLeads(
    tx,
    open.map((session) => ({ session, lead: withSubstitute(session, absence.staffId, candidate.id)!, isOwn: true })),
  );
  const letters = lettersTo("assigned", rows);
  const events = rows.map((row) =>
    requestEvent("substitute.assigned", row, siteOf(open, row), { anyway: input.anyway }, letters.get(row.id)),
  );
  const value = { how: "assign", sessions: open.length, names: [candidate.name] } as const;
  return done(changed(value, ...some([...events, ...given])));
}

/** Which of the clinic's rules a reason falls under. Having said no is nobody's rule: a planner may have talked it over. */
const KIND_OF: Record<AgainstPick["reason"], ClashKind | null> = {
  leads: "facilitator",
  away: "availability",
  no_credential: "credential",
  declined: null,
};

/** Closes the questions that are still open for these sessions, for somebody stepped in. */
export async function closeAsked(tx: Tx, call: Call, sessionIds: readonly string[], forStaffId: string): Promise<void> {
  await tx
    .update(substituteRequests)
    .set({ state: "withdrawn", answeredAt: call.now, answeredBy: actorId(call.actor) })
    .where(
      and(
        inArray(substituteRequests.sessionId, [...sessionIds]),
        eq(substituteRequests.forStaffId, forStaffId),
        eq(substituteRequests.state, "asked"),
      ),
    );
}

function newRequest(call: Call, absence: Absence, session: AwaySession, candidate: Candidate, note: string | null) {
  return {
    id: newId(),
    sessionId: session.id,
    absenceId: absence.id,
    forStaffId: absence.staffId,
    staffId: candidate.id,
    note,
    askedAt: call.now,
    askedBy: actorId(call.actor),
  };
}

function notFree(
  open: readonly AwaySession[],
  candidates: readonly Candidate[],
  sessionId: string,
  staffId: string,
  against: AgainstPick,
): NotFree {
  const session = open.find(({ id }) => id === sessionId);
  const candidate = candidates.find(({ id }) => id === staffId);
  if (session === undefined || candidate === undefined)
    throw new Error("A reason is for a session that is not asked about.");
  const { title, date, zone } = session;
  return { reason: "not_free", name: candidate.name, title, date, zone, against };
}

function siteOf(open: readonly AwaySession[], row: { sessionId: string }): string {
  return open.find(({ id }) => id === row.sessionId)!.siteId;
}

function some(events: DomainEvent[]): [DomainEvent, ...DomainEvent[]] {
  const [first, ...rest] = events;
  if (first === undefined) throw new Error("Something was written, and nothing happened.");
  return [first, ...rest];
}
