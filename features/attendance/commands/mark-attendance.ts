import { inArray } from "drizzle-orm";
import { newId } from "@/db/id";
import { marks } from "@/db/schema";
import type { Tx } from "@/db/store";
import { evaluateStandings } from "@/features/standing/commands/evaluate-standings";
import { decideAccess } from "@/lib/access/decide-access";
import { decideMark, type MarkRefusal, type WantedMark } from "@/lib/attendance/decide-mark";
import type { MarkFacts } from "@/lib/attendance/mark";
import { done, refuse, type Result } from "@/lib/result";
import { actorId, type Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type DomainEvent, type Unchanged } from "@/server/doors/changed";
import { findRosterState, type MarkRow, type RosterState, type RosterStateLine } from "../queries/roster-state";

export interface WantedLine {
  readonly clientId: string;
  readonly wanted: WantedMark;
  /** The version of the line that the person was looking at; 0 for unrecorded. */
  readonly seenVersion: number;
  readonly correctionReason: string | null;
}

/** Why nothing was recorded: the first line that could not be, with what is on record for it now. */
export interface MarkLineRefusal {
  readonly why: MarkRefusal | "no_such_session";
  readonly clientId: string | null;
  readonly current: Pick<MarkRow, "was" | "arrivedAt" | "leftAt" | "recordedBy" | "recordedAt" | "version"> | null;
}

export interface MarkedLine {
  readonly clientId: string;
  readonly version: number;
}

/**
 * Record marks of one session: all of them, or none. Saying what is already on record changes nothing, so a tap that is
 * sent again after a lost answer is harmless; anything else that meets a newer version is refused with both values.
 * The marker is the actor, never the form.
 */
export async function markAttendance(
  tx: Tx,
  call: Call,
  input: { sessionId: string; device: string; lines: readonly WantedLine[] },
): Promise<Result<Changed<MarkedLine[]> | Unchanged<MarkedLine[]>, MarkLineRefusal>> {
  const roster = await findRosterState(tx, input.sessionId);
  if (roster === null) return refuse({ why: "no_such_session", clientId: null, current: null });
  const mayCorrectLocked = mayCorrect(call, roster);
  const toRecord: NewMark[] = [];
  const unmoved: MarkedLine[] = [];
  for (const { clientId, wanted, seenVersion, correctionReason } of input.lines) {
    const line = roster.lines.get(clientId);
    if (line === undefined) return refuse({ why: "not_on_roster", clientId, current: null });
    const asked = { now: call.now, correctionReason, mayCorrectLocked };
    const decision = decideMark(line, wanted, { ...asked, seenVersion });
    if (!decision.ok) {
      const again = decideMark(line, wanted, { ...asked, seenVersion: line.version });
      if (decision.refusal === "changed_meanwhile" && again.ok && isOnRecord(line, again.value)) {
        unmoved.push({ clientId, version: line.version });
        continue;
      }
      return refuse({ why: decision.refusal, clientId, current: line.current });
    }
    if (isOnRecord(line, decision.value)) unmoved.push({ clientId, version: line.version });
    else toRecord.push({ line, facts: decision.value, correctionReason });
  }
  return done(await recordMarks(tx, call, roster, input.device, toRecord, unmoved));
}

/** Mark everyone who is not recorded yet as present. It never touches a line that somebody recorded. */
export async function markRestPresent(
  tx: Tx,
  call: Call,
  input: { sessionId: string; device: string; correctionReason: string | null },
): Promise<Result<Changed<MarkedLine[]> | Unchanged<MarkedLine[]>, MarkLineRefusal>> {
  const roster = await findRosterState(tx, input.sessionId);
  if (roster === null) return refuse({ why: "no_such_session", clientId: null, current: null });
  const mayCorrectLocked = mayCorrect(call, roster);
  const toRecord: NewMark[] = [];
  for (const line of roster.lines.values()) {
    if (line.current !== null) continue;
    const { correctionReason } = input;
    const asked = { now: call.now, seenVersion: line.version, correctionReason, mayCorrectLocked };
    const decision = decideMark(line, { as: "present" }, asked);
    if (!decision.ok) return refuse({ why: decision.refusal, clientId: line.clientId, current: null });
    toRecord.push({ line, facts: decision.value, correctionReason });
  }
  return done(await recordMarks(tx, call, roster, input.device, toRecord, []));
}

export interface NewMark {
  readonly line: RosterStateLine;
  readonly facts: MarkFacts;
  readonly correctionReason: string | null;
  /** The line goes back to unrecorded. The row keeps the facts of the mark it clears. */
  readonly isClear?: boolean;
}

/** May this actor change a mark after its period was locked? */
export function mayCorrect(call: Call, roster: RosterState): boolean {
  return decideAccess(call.actor, "attendance:correct", { siteId: roster.session.siteId }) === "allowed";
}

/** Write new marks over what is on record, and work out the standing of everyone they concern. */
export async function recordMarks(
  tx: Tx,
  call: Call,
  roster: RosterState,
  device: string,
  news: readonly NewMark[],
  unmoved: readonly MarkedLine[],
): Promise<Changed<MarkedLine[]> | Unchanged<MarkedLine[]>> {
  const [first, ...others] = news;
  if (first === undefined) return unchanged([...unmoved]);
  const { session } = roster;
  const superseded = news.flatMap(({ line }) => (line.current === null ? [] : [line.current.id]));
  if (superseded.length > 0) await tx.update(marks).set({ isCurrent: false }).where(inArray(marks.id, superseded));
  await tx.insert(marks).values(
    news.map(({ line, facts, correctionReason, isClear = false }) => ({
      id: newId(),
      sessionId: session.id,
      clientId: line.clientId,
      enrollmentId: line.enrollmentId,
      version: line.version + 1,
      isCurrent: !isClear,
      isClear,
      was: facts.was,
      arrivedAt: facts.arrivedAt,
      leftAt: facts.leftAt,
      noticeGivenAt: facts.noticeGivenAt,
      reason: facts.reason,
      modality: facts.modality,
      serviceDate: session.date,
      correctionReason,
      recordedAt: call.now,
      recordedBy: actorId(call.actor),
      device,
    })),
  );
  const enrollmentIds = [
    ...new Set(news.flatMap(({ line }) => (line.enrollmentId === null ? [] : [line.enrollmentId]))),
  ];
  const standingEvents = await evaluateStandings(tx, call, enrollmentIds);
  const lines = [...unmoved, ...news.map(({ line }) => ({ clientId: line.clientId, version: line.version + 1 }))];
  return changed(lines, eventOf(roster, first), ...others.map((each) => eventOf(roster, each)), ...standingEvents);
}

function eventOf({ session }: RosterState, { line, facts, correctionReason, isClear = false }: NewMark): DomainEvent {
  return {
    name: isClear ? "attendance.cleared" : line.version === 0 ? "attendance.marked" : "attendance.corrected",
    subjectType: "session",
    subjectId: session.id,
    clientId: line.clientId,
    siteId: session.siteId,
    facts: {
      version: line.version + 1,
      was: facts.was,
      arrivedAt: facts.arrivedAt?.toISOString() ?? null,
      leftAt: facts.leftAt?.toISOString() ?? null,
      before: line.current?.was ?? null,
      ...(correctionReason === null ? {} : { correctionReason }),
    },
  };
}

function isOnRecord(line: RosterStateLine, facts: MarkFacts): boolean {
  const { current } = line;
  return (
    current !== null &&
    current.was === facts.was &&
    current.reason === facts.reason &&
    current.modality === facts.modality &&
    isSameInstant(current.arrivedAt, facts.arrivedAt) &&
    isSameInstant(current.leftAt, facts.leftAt) &&
    isSameInstant(current.noticeGivenAt, facts.noticeGivenAt)
  );
}

function isSameInstant(one: Date | null, other: Date | null): boolean {
  return one?.getTime() === other?.getTime();
}
