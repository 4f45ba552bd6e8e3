import { eq } from "drizzle-orm";
import { absenceNotices } from "@/db/schema";
import type { Tx } from "@/db/store";
import { decideNotice, mayTakeBack } from "@/lib/notices/decide-notice";
import type { NoticeChannel, NoticeKind } from "@/lib/notices/notice";
import { done, refuse, type Result } from "@/lib/result";
import type { LocalTime } from "@/lib/time/local-time";
import { toInstant, type Instant } from "@/lib/time/zone";
import type { Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type Unchanged } from "@/server/doors/changed";
import { noticeEvent } from "../events";
import type { NoticeRow } from "../queries/line-notices";
import { findNoticeLines, type NoticeLine } from "../queries/notice-lines";
import type { NoticeProblem } from "../refusals";
import { dropExcuse } from "./drop-excuse";
import { CALL_IN_DEVICE } from "./log-notices";

type Changing = Result<Changed<null> | Unchanged<null>, NoticeProblem>;

/** Put a notice right that was taken down wrong. What they said of another kind waits for a new decision. */
export async function editNotice(
  tx: Tx,
  call: Call,
  input: {
    readonly noticeId: string;
    readonly seenVersion: number;
    readonly kind: NoticeKind;
    readonly expectedTime: LocalTime | null;
    readonly givenAt: Instant;
    readonly channel: NoticeChannel;
    readonly reason: string | null;
    readonly words: string | null;
  },
): Promise<Changing> {
  const { noticeId, seenVersion, ...told } = input;
  const known = await findNotice(tx, noticeId);
  if (known === null) return refuse({ why: "withdrawn" });
  const { notice, line } = known;
  if (notice.version !== seenVersion) return refuse({ why: "changed_meanwhile" });
  if (notice.isExcused !== null && notice.kind !== told.kind) return refuse({ why: "decided" });
  const { session } = line;
  const expectedTime = told.kind === "cannot_come" ? null : told.expectedTime;
  const expectedAt = expectedTime === null ? null : toInstant(session.date, expectedTime, session.zone);
  const wanted = { kind: told.kind, expectedAt, givenAt: told.givenAt };
  const decided = decideNotice({ ...line, isExpected: true }, wanted, { now: call.now, isOwn: false });
  if (!decided.ok) return refuse({ why: decided.refusal });
  const next = { ...told, expectedTime };
  if (isSame(notice, next)) return done(unchanged(null));
  await tx
    .update(absenceNotices)
    .set({ ...next, version: notice.version + 1 })
    .where(eq(absenceNotices.id, notice.id));
  const before = { kind: notice.kind, expectedTime: notice.expectedTime, givenAt: notice.givenAt.toISOString() };
  return done(changed(null, noticeEvent("notice.changed", { ...notice, ...next }, session, { before })));
}

/**
 * Take a notice back: they come after all, or it was a mistake. An excuse that was written for it before the session
 * goes with it; one that is part of the roster of a session that has begun has to be undone by who decides.
 */
export async function withdrawNotice(
  tx: Tx,
  call: Call,
  input: { readonly noticeId: string; readonly isOwn?: boolean },
): Promise<Changing> {
  const known = await findNotice(tx, input.noticeId);
  if (known === null) return done(unchanged(null));
  const { notice, line } = known;
  const { session } = line;
  const hasBegun = !mayTakeBack(session, call.now);
  if (input.isOwn === true && hasBegun) return refuse({ why: "already_started" });
  if (hasBegun && notice.isExcused === true) return refuse({ why: "decided" });
  await tx.update(absenceNotices).set({ withdrawnAt: call.now }).where(eq(absenceNotices.id, notice.id));
  const dropped = await dropExcuse(tx, call, notice, session, CALL_IN_DEVICE);
  if (!dropped.ok) return refuse({ why: "mark", refusal: dropped.refusal.why });
  return done(changed(null, noticeEvent("notice.withdrawn", notice, session), ...dropped.value));
}

/** What stands of a notice, with its line. Null: there is none, or it was taken back. */
async function findNotice(tx: Tx, noticeId: string): Promise<{ notice: NoticeRow; line: NoticeLine } | null> {
  const [notice] = await tx.select().from(absenceNotices).where(eq(absenceNotices.id, noticeId));
  if (notice === undefined || notice.withdrawnAt !== null) return null;
  const [line] = await findNoticeLines(tx, notice.clientId, [notice.sessionId]);
  return line === undefined ? null : { notice, line };
}

function isSame(
  notice: NoticeRow,
  next: Pick<NoticeRow, "kind" | "expectedTime" | "givenAt" | "channel" | "reason" | "words">,
): boolean {
  return (
    notice.kind === next.kind &&
    notice.expectedTime === next.expectedTime &&
    notice.givenAt.getTime() === next.givenAt.getTime() &&
    notice.channel === next.channel &&
    notice.reason === next.reason &&
    notice.words === next.words
  );
}
