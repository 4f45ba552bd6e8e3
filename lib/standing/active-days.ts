import { dayOf } from "@/lib/standing/days";
import type { Hold, StandingInput } from "@/lib/standing/types";

interface Stretch {
  readonly from: number;
  readonly to: number;
  /** How many active days came before it. */
  readonly before: number;
}

/**
 * The days of the enrollment that no hold covers. On other days nothing counts and no clock runs, so windows and clocks
 * are measured in ranks: the first active day has rank 1, and a day that is not active the rank of the last one before.
 */
export class ActiveDays {
  private readonly stretches: readonly Stretch[];

  constructor(enrollment: StandingInput["enrollment"], holds: readonly Hold[]) {
    this.stretches = stretchesBetween(
      dayOf(enrollment.start),
      enrollment.end === null ? Infinity : dayOf(enrollment.end),
      holds,
    );
  }

  /** Is the day inside the enrollment, and on no hold? */
  has(day: number): boolean {
    for (const { from, to } of this.stretches) if (day >= from && day <= to) return true;
    return false;
  }

  /** How many active days there are through the day, itself included. */
  rankOf(day: number): number {
    for (let i = this.stretches.length - 1; i >= 0; i--) {
      const { from, to, before } = this.stretches[i]!;
      if (day >= from) return before + Math.min(day, to) - from + 1;
    }
    return 0;
  }

  /** The active day of that rank; null when there is none, as after the end or during a hold without an end. */
  ofRank(rank: number): number | null {
    if (rank < 1) return null;
    for (const { from, to, before } of this.stretches) {
      const day = from + rank - before - 1;
      if (day <= to) return day;
    }
    return null;
  }

  /**
   * The first day of a window of `days` active days that ends with the day. Null when fewer active days came before.
   */
  windowStart(day: number, days: number): number | null {
    return this.ofRank(this.rankOf(day) - days + 1);
  }

  /**
   * The last day on which something of `day` is inside a window of `days` active days: the day before its (days + 1)th
   * active day, its own date being the first. Null when that day never comes.
   */
  lastDayInWindow(day: number, days: number): number | null {
    const gone = this.ofRank(this.rankOf(day) + days);
    return gone === null ? null : gone - 1;
  }
}

function stretchesBetween(start: number, end: number, holds: readonly Hold[]): Stretch[] {
  const pauses = holds
    .map(({ from, to }) => ({ from: dayOf(from), to: to === null ? Infinity : dayOf(to) }))
    .filter(({ from, to }) => from <= to)
    .sort((a, b) => a.from - b.from);
  const stretches: Stretch[] = [];
  let from = start;
  let before = 0;
  const add = (to: number): void => {
    if (to < from || from === Infinity) return;
    stretches.push({ from, to, before });
    before += to - from + 1;
  };
  for (const pause of pauses) {
    add(Math.min(pause.from - 1, end));
    from = Math.max(from, pause.to + 1);
  }
  add(end);
  return stretches;
}
