import { done, refuse, type Result } from "../result";
import type { Instant } from "../time/zone";
import type { MarkFacts } from "./mark";

/** What somebody wants to record of one client in one session. */
export type WantedMark =
  | { readonly as: "present"; readonly modality?: MarkFacts["modality"] }
  | {
      readonly as: "late";
      readonly minutesLate: number;
      readonly leftAt?: Instant | null;
      readonly modality?: MarkFacts["modality"];
    }
  | { readonly as: "left_early"; readonly leftAt: Instant; readonly modality?: MarkFacts["modality"] }
  | { readonly as: "missed"; readonly noticeGivenAt?: Instant | null; readonly reason?: string | null }
  | { readonly as: "excused"; readonly noticeGivenAt?: Instant | null; readonly reason?: string | null };

/** One client's line on one roster, as it is in the database now. */
export interface RosterLine {
  readonly session: {
    readonly status: "scheduled" | "cancelled" | "closed";
    readonly startsAt: Instant;
    readonly endsAt: Instant;
    readonly modality: "in_person" | "video" | "audio" | "hybrid";
  };
  /** Expected on that day, or marked before. */
  readonly isExpected: boolean;
  /** How many times this line was recorded: 0 is unrecorded. */
  readonly version: number;
  /** The first moment at which a change needs a reason and the permission; null: never. */
  readonly locksAt: Instant | null;
}

export type MarkRefusal =
  | "session_cancelled"
  | "session_closed"
  | "not_on_roster"
  | "too_early"
  | "minutes_out_of_range"
  | "notice_in_future"
  | "locked"
  | "needs_reason"
  | "changed_meanwhile";

/** Attendance may be taken from this many minutes before the start: people arrive early. */
export const MARK_FROM_MINUTES_BEFORE = 30;

/** From when on attendance can be taken. */
export function opensAt(session: { readonly startsAt: Instant }): Instant {
  return new Date(session.startsAt.getTime() - MARK_FROM_MINUTES_BEFORE * 60_000);
}

/**
 * May this mark be recorded, and which facts result? An excuse, or a miss announced beforehand, may be recorded at any
 * time before the session; what can only be seen in the room, from half an hour before the start.
 *
 * `seenVersion` is the version the person looked at: a line that changed since is refused (`changed_meanwhile`), so
 * that nobody's mark is silently replaced. After the lock a change needs a reason and the permission
 * (`mayCorrectLocked`).
 */
export function decideMark(
  line: RosterLine,
  wanted: WantedMark,
  asked: {
    readonly now: Instant;
    readonly seenVersion: number;
    readonly correctionReason: string | null;
    readonly mayCorrectLocked: boolean;
  },
): Result<MarkFacts, MarkRefusal> {
  const refusal = whyNot(line, asked) ?? whyNotThisMark(line, wanted, asked.now);
  return refusal === null ? done(factsOf(line, wanted)) : refuse(refusal);
}

/** May the mark of a line be cleared again? A clear is a correction: it always needs a reason once the period is locked. */
export function decideClear(
  line: RosterLine,
  asked: {
    readonly now: Instant;
    readonly seenVersion: number;
    readonly correctionReason: string | null;
    readonly mayCorrectLocked: boolean;
  },
): Result<true, MarkRefusal> {
  const refusal = whyNot(line, asked);
  return refusal === null ? done(true) : refuse(refusal);
}

function whyNot(
  line: RosterLine,
  asked: { now: Instant; seenVersion: number; correctionReason: string | null; mayCorrectLocked: boolean },
): MarkRefusal | null {
  if (line.session.status === "cancelled") return "session_cancelled";
  if (line.session.status === "closed") return "session_closed";
  if (!line.isExpected) return "not_on_roster";
  if (asked.seenVersion !== line.version) return "changed_meanwhile";
  if (line.locksAt === null || asked.now < line.locksAt) return null;
  if (!asked.mayCorrectLocked) return "locked";
  return asked.correctionReason === null ? "needs_reason" : null;
}

function whyNotThisMark(line: RosterLine, wanted: WantedMark, now: Instant): MarkRefusal | null {
  const { startsAt, endsAt } = line.session;
  const notice = "noticeGivenAt" in wanted ? (wanted.noticeGivenAt ?? null) : null;
  if (notice !== null && notice > now) return "notice_in_future";
  const wasAnnounced = wanted.as === "excused" || (wanted.as === "missed" && notice !== null);
  if (!wasAnnounced && now < opensAt(line.session)) return "too_early";
  if (wanted.as === "late") {
    const length = (endsAt.getTime() - startsAt.getTime()) / 60_000;
    if (!Number.isInteger(wanted.minutesLate) || wanted.minutesLate < 1 || wanted.minutesLate >= length) {
      return "minutes_out_of_range";
    }
    const arrivedAt = arrival(line, wanted.minutesLate);
    if (wanted.leftAt != null && (wanted.leftAt <= arrivedAt || wanted.leftAt >= endsAt)) return "minutes_out_of_range";
  }
  if (wanted.as === "left_early" && (wanted.leftAt <= startsAt || wanted.leftAt >= endsAt))
    return "minutes_out_of_range";
  return null;
}

function factsOf(line: RosterLine, wanted: WantedMark): MarkFacts {
  const usual = line.session.modality === "hybrid" ? "in_person" : line.session.modality;
  if (wanted.as === "missed" || wanted.as === "excused") {
    return {
      was: wanted.as,
      arrivedAt: null,
      leftAt: null,
      noticeGivenAt: wanted.noticeGivenAt ?? null,
      reason: wanted.reason ?? null,
      modality: usual,
    };
  }
  return {
    was: "attended",
    arrivedAt: wanted.as === "late" ? arrival(line, wanted.minutesLate) : null,
    leftAt: wanted.as === "left_early" ? wanted.leftAt : wanted.as === "late" ? (wanted.leftAt ?? null) : null,
    noticeGivenAt: null,
    reason: null,
    modality: wanted.modality ?? usual,
  };
}

function arrival(line: RosterLine, minutesLate: number): Instant {
  return new Date(line.session.startsAt.getTime() + minutesLate * 60_000);
}
