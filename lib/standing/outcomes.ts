import { minuteOf, wallMinuteOf } from "@/lib/standing/moments";
import type { ExpectedSession, Mark, Outcome, PolicyVersion } from "@/lib/standing/types";

/**
 * What a mark amounts to, named once and for all by the policy version in force on the session's own date. The first
 * line that fits; a line whose number is null never fits.
 */
export function outcomeOf(mark: Mark, session: ExpectedSession, version: PolicyVersion): Outcome {
  if (mark.was === "attended") return outcomeOfAttendance(mark, session, version);
  if (mark.was === "excused" && acceptsReason(version, mark.reason)) return "excused";
  const noticeHours = version.noticeHours ?? null;
  if (noticeHours === null || mark.noticeGivenAt === undefined) return "unexcused";
  const notice = noticeMinutes(mark.noticeGivenAt, session.start);
  if (notice <= 0) return "unexcused";
  return notice >= noticeHours * 60 ? "excused" : "late-cancel";
}

/** Excused, late-cancel, late-as-absent and unexcused are missed; the others are not. */
export function isMissed(outcome: Outcome): boolean {
  return outcome === "excused" || outcome === "late-cancel" || outcome === "late-as-absent" || outcome === "unexcused";
}

/**
 * The minutes a mark credits: from the later of start and arrival to the earlier of end and leaving. They are facts,
 * apart from standing: whoever came too late to count as present keeps the minutes they stayed. `start` and `end` are
 * the session's, in elapsed minutes.
 */
export function creditedMinutesOf(mark: Mark, start: number, end: number): number {
  if (mark.was !== "attended") return 0;
  const from = mark.arrivedAt === undefined ? start : Math.max(start, minuteOf(mark.arrivedAt));
  const to = mark.leftAt === undefined ? end : Math.min(end, minuteOf(mark.leftAt));
  return Math.max(0, to - from);
}

function outcomeOfAttendance(mark: Mark, session: ExpectedSession, version: PolicyVersion): Outcome {
  const lateBy = mark.arrivedAt === undefined ? null : minuteOf(mark.arrivedAt) - minuteOf(session.start);
  if (reaches(lateBy, version.absentFrom)) return "late-as-absent";
  const leftBefore = mark.leftAt === undefined ? null : minuteOf(session.end) - minuteOf(mark.leftAt);
  if (reaches(leftBefore, version.leftEarlyFrom)) return "left-early";
  return reaches(lateBy, version.lateFrom) ? "late" : "present";
}

function reaches(minutes: number | null, from: number | null | undefined): boolean {
  return minutes !== null && from !== null && from !== undefined && minutes >= from;
}

function acceptsReason(version: PolicyVersion, reason: string | undefined): boolean {
  const excuses = version.excuses ?? null;
  return excuses === null || (reason !== undefined && excuses.includes(reason));
}

/**
 * How long before the start notice came, by elapsed time and by the wall clock: the longer counts. They differ on the
 * two nights the clocks change, and nobody should lose an excuse to that.
 */
function noticeMinutes(noticeGivenAt: string, start: string): number {
  return Math.max(minuteOf(start) - minuteOf(noticeGivenAt), wallMinuteOf(start) - wallMinuteOf(noticeGivenAt));
}
