import { eq, inArray } from "drizzle-orm";
import { newId } from "@/db/id";
import { marks, sessions } from "@/db/schema";
import type { Tx } from "@/db/store";
import { settleSession } from "@/features/closures/commands/settle-sessions";
import { evaluateStandings } from "@/features/standing/commands/evaluate-standings";
import { decideAccess } from "@/lib/access/decide-access";
import { decideClear, decideMark, type MarkRefusal, type WantedMark } from "@/lib/attendance/decide-mark";
import type { MarkFacts } from "@/lib/attendance/mark";
import { done, refuse, type Result } from "@/lib/result";
import { actorId, type Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type DomainEvent, type Unchanged } from "@/server/doors/changed";
import type { MarkRow, RosterState, RosterStateLine } from "../queries/roster-state";

/** One line as somebody wants it. */
export interface WantedLine {
  readonly clientId: string;
  /** Null: back to unrecorded. */
  readonly wanted: WantedMark | null;
  /** The version of the line that the person was looking at; 0 for unrecorded. */
  readonly seenVersion: number;
  readonly correctionReason: string | null;
  /** When the finger set it, where it waited for a connection. */
  readonly takenAt?: Date | null;
  /** The browser's key of this tap: what was recorded under it once is not recorded again, whatever came after. */
  readonly sentKey?: string | null;
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

export type Marked = Changed<MarkedLine[]> | Unchanged<MarkedLine[]>;

export const NO_SUCH_SESSION: MarkLineRefusal = { why: "no_such_session", clientId: null, current: null };

interface NewMark {
  readonly line: RosterStateLine;
  readonly facts: MarkFacts;
  readonly correctionReason: string | null;
  readonly takenAt: Date | null;
  readonly sentKey: string | null;
  /** The line goes back to unrecorded. The row keeps the facts of the mark it clears. */
  readonly isClear: boolean;
}

/**
 * Record lines of one roster: all of them, or none. Saying what is already on record changes nothing, so a tap that is
 * sent again after a lost answer is harmless; anything else that meets a newer version is refused with both values.
 * The marker is the actor, never the form.
 */
export async function recordLines(
  tx: Tx,
  call: Call,
  roster: RosterState,
  input: { readonly device: string; readonly lines: readonly WantedLine[] },
): Promise<Result<Marked, MarkLineRefusal>> {
  const mayCorrectLocked =
    decideAccess(call.actor, "attendance:correct", { siteId: roster.session.siteId }) === "allowed";
  const news: NewMark[] = [];
  const unmoved: MarkedLine[] = [];
  const asked = new Set<string>();
  for (const each of input.lines) {
    const { clientId } = each;
    const line = roster.lines.get(clientId);
    if (line === undefined) return refuse({ why: "not_on_roster", clientId, current: null });
    // The first of two lines about one person is what the second did not see.
    if (asked.has(clientId)) return refuse({ why: "changed_meanwhile", clientId, current: line.current });
    asked.add(clientId);
    const { takenAt = null, sentKey = null } = each;
    if (sentKey !== null && line.sentKeys.has(sentKey)) {
      unmoved.push({ clientId, version: line.version });
      continue;
    }
    const decided = decideLine(line, each, { now: call.now, mayCorrectLocked });
    if (!decided.ok) return refuse({ why: decided.refusal, clientId, current: line.current });
    if (decided.value === null) unmoved.push({ clientId, version: line.version });
    else news.push({ ...decided.value, takenAt, sentKey });
  }
  return done(await writeMarks(tx, call, roster, input.device, news, unmoved));
}

/** What to write for a line; null: it is on record as asked. */
function decideLine(
  line: RosterStateLine,
  { wanted, seenVersion, correctionReason }: WantedLine,
  { now, mayCorrectLocked }: { readonly now: Date; readonly mayCorrectLocked: boolean },
): Result<Omit<NewMark, "takenAt" | "sentKey"> | null, MarkRefusal> {
  const asked = { now, correctionReason, mayCorrectLocked };
  if (wanted === null) {
    if (line.current === null) return done(null);
    const decided = decideClear(line, { ...asked, seenVersion });
    return decided.ok ? done({ line, facts: line.current, correctionReason, isClear: true }) : decided;
  }
  const decided = decideMark(line, wanted, { ...asked, seenVersion });
  if (decided.ok) {
    return done(
      isOnRecord(line, decided.value) ? null : { line, facts: decided.value, correctionReason, isClear: false },
    );
  }
  // The version is compared before the lock is looked at, and what is on record needs no reason to stay there.
  const again = decideMark({ ...line, locksAt: null }, wanted, { ...asked, seenVersion: line.version });
  return again.ok && isOnRecord(line, again.value) ? done(null) : decided;
}

/** Write new marks over what is on record, and work out the standing of everyone they concern. */
async function writeMarks(
  tx: Tx,
  call: Call,
  roster: RosterState,
  device: string,
  news: readonly NewMark[],
  unmoved: readonly MarkedLine[],
): Promise<Marked> {
  const [first, ...others] = news;
  if (first === undefined) return unchanged([...unmoved]);
  const { session } = roster;
  const superseded = news.flatMap(({ line }) => (line.current === null ? [] : [line.current.id]));
  if (superseded.length > 0) await tx.update(marks).set({ isCurrent: false }).where(inArray(marks.id, superseded));
  await tx.insert(marks).values(
    news.map(({ line, facts, correctionReason, takenAt, sentKey, isClear }) => ({
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
      makeUpForSessionId: line.addition?.makeUpForSessionId ?? line.current?.makeUpForSessionId ?? null,
      serviceDate: session.date,
      correctionReason,
      recordedAt: call.now,
      recordedBy: actorId(call.actor),
      device,
      takenAt,
      sentKey,
    })),
  );
  if (session.rosterFinishedAt !== null && news.some(({ isClear }) => isClear)) {
    // Somebody is unrecorded again, so the roster waits for somebody again.
    const open = { rosterFinishedAt: null, rosterFinishedBy: null };
    await tx.update(sessions).set(open).where(eq(sessions.id, session.id));
  }
  // Its last mark gone, a session on a closed day did not take place after all (H10): that concerns everybody expected.
  const mayTurn = session.heldAnywayAt !== null || news.some(({ isClear }) => isClear);
  const hasTurned = mayTurn && (await settleSession(tx, call, session));
  const concerned = hasTurned ? [...roster.lines.values()].map(({ enrollmentId }) => enrollmentId) : [];
  const standingEvents = await evaluateStandings(tx, call, enrollmentsOf(news, concerned));
  const lines = [...unmoved, ...news.map(({ line }) => ({ clientId: line.clientId, version: line.version + 1 }))];
  return changed(lines, eventOf(roster, first), ...others.map((each) => eventOf(roster, each)), ...standingEvents);
}

/** The enrollments that the marks belong to, those that the marks before them belonged to, and others. */
function enrollmentsOf(news: readonly NewMark[], others: readonly (string | null)[]): string[] {
  const ids = [...news.flatMap(({ line }) => [line.enrollmentId, line.current?.enrollmentId ?? null]), ...others];
  return [...new Set(ids.filter((id) => id !== null))];
}

function eventOf({ session }: RosterState, { line, facts, correctionReason, takenAt, isClear }: NewMark): DomainEvent {
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
      ...(takenAt === null ? {} : { takenAt: takenAt.toISOString() }),
    },
  };
}

function isOnRecord({ current }: RosterStateLine, facts: MarkFacts): boolean {
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
