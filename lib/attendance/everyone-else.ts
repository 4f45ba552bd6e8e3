import { minutesOfDay, type LocalTime } from "../time/local-time";
import type { Instant } from "../time/zone";

/** What is known of somebody who is not recorded yet. */
export interface KnownOfLine {
  /** When they came in on the day, the first time; null: nobody recorded that. */
  readonly arrivedAt: Instant | null;
  readonly notice: {
    readonly kind: "cannot_come" | "late" | "leaving_early";
    readonly expectedTime: LocalTime | null;
    /** Null: nobody decided whether it excuses. */
    readonly isExcused: boolean | null;
  } | null;
}

/** The mark that "Everyone else present" gives a line, as a finger would set it. */
export type FilledMark =
  | { readonly as: "present" | "missed" | "excused" }
  | { readonly as: "late"; readonly minutesLate: number }
  | { readonly as: "left_early"; readonly leftAt: LocalTime };

/** The session, as far as filling in asks about it. */
export interface FilledSession {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** By the wall clock that a notice's time is on. */
  readonly startTime: LocalTime;
}

/**
 * What "Everyone else present" records of somebody, or null: they stay open. Who came in is there, late by the minutes
 * after the start. Of who did not, a notice is taken at its word: who cannot come is missed with that notice, excused
 * only where that was decided; who will be late is not there yet, so nothing is known. Somebody who came in after
 * the end came for something else: what they told us still stands, and without that nothing is known of them.
 */
export function fillMark({ arrivedAt, notice }: KnownOfLine, session: FilledSession): FilledMark | null {
  const isForAnother = arrivedAt !== null && !isForSession(arrivedAt, session);
  if (isForAnother && notice?.kind !== "cannot_come") return null;
  if (arrivedAt !== null && !isForAnother) {
    const minutesLate = minutesAfterStart(arrivedAt, session);
    if (minutesLate !== null) return { as: "late", minutesLate };
    return leavingOf(notice, session) ?? { as: "present" };
  }
  switch (notice?.kind) {
    case undefined:
      return { as: "present" };
    case "cannot_come":
      return { as: notice?.isExcused === true ? "excused" : "missed" };
    case "late":
      return null;
    case "leaving_early":
      return leavingOf(notice, session) ?? { as: "present" };
  }
}

/** An arrival is about a session as long as that is not over: who comes in after its end comes for something else. */
export function isForSession(arrivedAt: Instant, session: { readonly endsAt: Instant }): boolean {
  return arrivedAt < session.endsAt;
}

/**
 * Whole minutes after the start at which somebody came in, as a late mark counts them; null: before the first whole
 * minute was over, or after the end.
 */
export function minutesAfterStart(
  arrivedAt: Instant,
  session: { readonly startsAt: Instant; readonly endsAt: Instant },
): number | null {
  if (!isForSession(arrivedAt, session)) return null;
  const minutes = Math.floor(arrivedAt.getTime() / 60_000) - Math.floor(session.startsAt.getTime() / 60_000);
  return minutes >= 1 ? minutes : null;
}

/** Leaving at a time inside the session; a time outside of it was about something else. */
function leavingOf(notice: KnownOfLine["notice"], session: FilledSession): FilledMark | null {
  if (notice?.kind !== "leaving_early" || notice.expectedTime === null) return null;
  const length = (session.endsAt.getTime() - session.startsAt.getTime()) / 60_000;
  const into = (minutesOfDay(notice.expectedTime) - minutesOfDay(session.startTime) + 1440) % 1440;
  return into > 0 && into < length ? { as: "left_early", leftAt: notice.expectedTime } : null;
}

/** How many lines become present, how many otherwise as is known of them, and how many stay open: the button's words. */
export function countFilled(marks: readonly (FilledMark | null)[]): {
  readonly present: number;
  readonly otherwise: number;
  readonly open: number;
} {
  const present = marks.filter((mark) => mark?.as === "present").length;
  const open = marks.filter((mark) => mark === null).length;
  return { present, otherwise: marks.length - present - open, open };
}
