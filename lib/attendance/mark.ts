import type { Instant } from "../time/zone";

/** What is stored of a mark: facts only. What they amount to is for standing to work out. */
export interface MarkFacts {
  readonly was: "attended" | "excused" | "missed";
  readonly arrivedAt: Instant | null;
  readonly leftAt: Instant | null;
  readonly noticeGivenAt: Instant | null;
  readonly reason: string | null;
  readonly modality: "in_person" | "video" | "audio";
}

/** The five marks on a roster; unrecorded is the absence of one. */
export const MARKS = ["present", "late", "left_early", "missed", "excused"] as const;

export type MarkName = (typeof MARKS)[number];

/** A mark as a person reads it on a roster. Late and left early may both be true; then it is shown as late. */
export interface ShownMark {
  readonly name: MarkName;
  /** Whole minutes after the start at which the client came; null when on time. */
  readonly minutesLate: number | null;
  readonly leftAt: Instant | null;
}

/**
 * The mark to show for stored facts. Coming a minute after the start shows as late whatever the policy makes of it:
 * the roster says what happened, standing says what it counts.
 */
export function shownMark(
  facts: MarkFacts,
  session: { readonly startsAt: Instant; readonly endsAt: Instant },
): ShownMark {
  if (facts.was !== "attended") return { name: facts.was, minutesLate: null, leftAt: null };
  const minutesLate = facts.arrivedAt === null ? 0 : wholeMinutes(session.startsAt, facts.arrivedAt);
  const leftAt = facts.leftAt !== null && facts.leftAt < session.endsAt ? facts.leftAt : null;
  const name: MarkName = minutesLate > 0 ? "late" : leftAt !== null ? "left_early" : "present";
  return { name, minutesLate: minutesLate > 0 ? minutesLate : null, leftAt };
}

/**
 * Minutes to credit for a mark: from the later of start and arrival to the earlier of end and leaving, whole minutes;
 * none unless attended. Breaks are gaps between sessions, so nothing is taken off for them.
 */
export function creditedMinutes(
  facts: MarkFacts,
  session: { readonly startsAt: Instant; readonly endsAt: Instant },
): number {
  if (facts.was !== "attended") return 0;
  const from = facts.arrivedAt !== null && facts.arrivedAt > session.startsAt ? facts.arrivedAt : session.startsAt;
  const to = facts.leftAt !== null && facts.leftAt < session.endsAt ? facts.leftAt : session.endsAt;
  return Math.max(0, wholeMinutes(from, to));
}

/** Elapsed minutes between two instants, seconds dropped first, as the standing rules count them. */
function wholeMinutes(from: Instant, to: Instant): number {
  return Math.floor(to.getTime() / 60_000) - Math.floor(from.getTime() / 60_000);
}
