import { eq } from "drizzle-orm";
import { newId } from "@/db/id";
import { absenceNotices } from "@/db/schema";
import type { Tx } from "@/db/store";
import { markAttendance } from "@/features/attendance/commands/mark-attendance";
import { decideAccess } from "@/lib/access/decide-access";
import { decideNotice } from "@/lib/notices/decide-notice";
import type { NoticeChannel, NoticeKind } from "@/lib/notices/notice";
import { spreadNotice, type SpreadNotice } from "@/lib/notices/spread-notice";
import { done, refuse, type Result } from "@/lib/result";
import type { LocalTime } from "@/lib/time/local-time";
import { toInstant, toLocal, type Instant } from "@/lib/time/zone";
import { actorId, type Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type DomainEvent, type Unchanged } from "@/server/doors/changed";
import { noticeEvent } from "../events";
import { findNoticeLines, type NoticeLine } from "../queries/notice-lines";
import type { NoticeProblem } from "../refusals";
import { dropExcuse } from "./drop-excuse";

/** What was told, as a person typed it: one thing about some sessions. */
export interface ToldNotice {
  readonly clientId: string;
  readonly sessionIds: readonly string[];
  readonly kind: NoticeKind;
  readonly expectedTime: LocalTime | null;
  readonly givenAt: Instant;
  readonly channel: NoticeChannel;
  readonly reason: string | null;
  readonly words: string | null;
}

export interface LoggedNotices {
  /** Sessions they cannot come to, and those they come late to or leave early. */
  readonly away: number;
  readonly partly: number;
}

type Logged = Changed<LoggedNotices> | Unchanged<LoggedNotices>;

export const CALL_IN_DEVICE = "call-in";

/**
 * Keep what a client told the clinic beforehand, line by line: all of it, or nothing. Said again, it is the same
 * notice, with the moment it was first given; something else about the same session takes its place.
 */
export async function logNotices(
  tx: Tx,
  call: Call,
  input: ToldNotice & { readonly isOwn?: boolean },
): Promise<Result<Logged, NoticeProblem>> {
  const lines = await findNoticeLines(tx, input.clientId, input.sessionIds);
  if (lines.length === 0) return refuse({ why: "nothing_chosen" });
  const told = spreadOverDays(input, lines);
  if (told === null) return refuse({ why: "time_outside" });
  const events: DomainEvent[] = [];
  for (const each of told) {
    const line = lines.find(({ session }) => session.id === each.sessionId)!;
    const wanted = { kind: each.kind, expectedAt: each.expectedAt, givenAt: input.givenAt };
    const decided = decideNotice(line, wanted, { now: call.now, isOwn: input.isOwn ?? false });
    if (!decided.ok) return refuse({ why: decided.refusal });
    const kept = await keepNotice(tx, call, line, input, each);
    if (!kept.ok) return kept;
    events.push(...kept.value);
  }
  const away = told.filter(({ kind }) => kind === "cannot_come").length;
  const value = { away, partly: told.length - away };
  const [first, ...others] = events;
  return done(first === undefined ? unchanged(value) : changed(value, first, ...others));
}

/** "At 10:30" is a time of every day chosen. Null: of one of them it lies outside. */
function spreadOverDays(input: ToldNotice, lines: readonly NoticeLine[]): SpreadNotice[] | null {
  const told: SpreadNotice[] = [];
  for (const date of new Set(lines.map(({ session }) => session.date))) {
    const sessions = lines.map(({ session }) => session).filter((session) => session.date === date);
    const expectedAt = input.expectedTime === null ? null : toInstant(date, input.expectedTime, sessions[0]!.zone);
    const spread = spreadNotice(input.kind, expectedAt, sessions);
    if (spread === null) return null;
    told.push(...spread);
  }
  return told;
}

async function keepNotice(
  tx: Tx,
  call: Call,
  line: NoticeLine,
  input: ToldNotice,
  { kind, expectedAt }: SpreadNotice,
): Promise<Result<DomainEvent[], NoticeProblem>> {
  const { session, notice: before } = line;
  const { clientId, channel, reason, words } = input;
  const expectedTime = expectedAt === null ? null : toLocal(expectedAt, session.zone).time;
  const events: DomainEvent[] = [];
  if (before !== null && before.kind === kind) {
    const givenAt = before.givenAt < input.givenAt ? before.givenAt : input.givenAt;
    const next = { expectedTime, givenAt, reason: reason ?? before.reason, words: words ?? before.words };
    const isSame =
      before.expectedTime === expectedTime &&
      before.givenAt.getTime() === givenAt.getTime() &&
      before.reason === next.reason &&
      before.words === next.words;
    if (isSame) return done([]);
    await tx
      .update(absenceNotices)
      .set({ ...next, version: before.version + 1 })
      .where(eq(absenceNotices.id, before.id));
    events.push(noticeEvent("notice.changed", { ...before, ...next }, session));
  } else {
    if (before !== null) {
      await tx.update(absenceNotices).set({ withdrawnAt: call.now }).where(eq(absenceNotices.id, before.id));
      events.push(noticeEvent("notice.withdrawn", before, session, { why: "replaced" }));
      const dropped = await dropExcuse(tx, call, before, session, CALL_IN_DEVICE);
      if (!dropped.ok) return refuse({ why: "mark", refusal: dropped.refusal.why });
      events.push(...dropped.value);
    }
    const row = { sessionId: session.id, clientId, kind, expectedTime, channel, givenAt: input.givenAt };
    const recorded = { recordedAt: call.now, recordedBy: actorId(call.actor) };
    await tx.insert(absenceNotices).values({ id: newId(), ...row, reason, words, ...recorded });
    events.push(noticeEvent("notice.given", row, session));
  }
  const marked = await tellMark(tx, call, line, kind, input.givenAt);
  return marked.ok ? done([...events, ...marked.value]) : marked;
}

/**
 * A miss that is on record already learns when the clinic was told: a voicemail of 7:40 that was heard after roll call
 * still counts from 7:40. Only by the hand of somebody who may record this roster; else the roster's people do it.
 */
async function tellMark(
  tx: Tx,
  call: Call,
  { session, current }: NoticeLine,
  kind: NoticeKind,
  givenAt: Instant,
): Promise<Result<DomainEvent[], NoticeProblem>> {
  if (kind !== "cannot_come" || current?.was !== "missed" || current.noticeGivenAt !== null) return done([]);
  const access = { siteId: session.siteId, staffIds: [session.facilitatorId, session.coFacilitatorId] };
  if (decideAccess(call.actor, "attendance:mark", access) !== "allowed") return done([]);
  const wanted = { as: "missed" as const, noticeGivenAt: givenAt, reason: current.reason };
  const marked = await markAttendance(tx, call, {
    sessionId: session.id,
    device: CALL_IN_DEVICE,
    lines: [{ clientId: current.clientId, wanted, seenVersion: current.version, correctionReason: null }],
  });
  if (!marked.ok) return refuse({ why: "mark", refusal: marked.refusal.why });
  return done(marked.value.isChanged ? [...marked.value.events] : []);
}
