import type { Band } from "../time/band";
import type { ReportMark } from "./attendance-row";

/** Counts of client-sessions. `expected` are those that were held and are over: closed, cancelled and upcoming are apart. */
export interface Totals {
  expected: number;
  attended: number;
  late: number;
  leftEarly: number;
  excused: number;
  missed: number;
  unrecorded: number;
  off: number;
  /** What the clinic did not hold because it was closed: nobody's to make up. */
  closedMinutes: number;
  scheduledMinutes: number;
  creditedMinutes: number;
}

export interface TotalsByBand extends Totals {
  readonly bands: Record<Band, { expected: number; attended: number; unrecorded: number }>;
}

export function noTotals(): TotalsByBand {
  const none = () => ({ expected: 0, attended: 0, unrecorded: 0 });
  return {
    expected: 0,
    attended: 0,
    late: 0,
    leftEarly: 0,
    excused: 0,
    missed: 0,
    unrecorded: 0,
    off: 0,
    closedMinutes: 0,
    scheduledMinutes: 0,
    creditedMinutes: 0,
    bands: { morning: none(), afternoon: none(), evening: none() },
  };
}

/** Add `count` client-sessions of one mark to totals, in place. */
export function addToTotals(
  totals: TotalsByBand,
  line: { mark: ReportMark; band: Band; scheduledMinutes: number; creditedMinutes: number },
): void {
  if (line.mark === "upcoming") return;
  if (line.mark === "closed" || line.mark === "cancelled") {
    totals.off += 1;
    if (line.mark === "closed") totals.closedMinutes += line.scheduledMinutes;
    return;
  }
  const band = totals.bands[line.band];
  totals.expected += 1;
  band.expected += 1;
  totals.scheduledMinutes += line.scheduledMinutes;
  totals.creditedMinutes += line.creditedMinutes;
  switch (line.mark) {
    case "unrecorded":
      totals.unrecorded += 1;
      band.unrecorded += 1;
      return;
    case "missed":
      totals.missed += 1;
      return;
    case "excused":
      totals.excused += 1;
      return;
    case "late":
      totals.late += 1;
      break;
    case "left_early":
      totals.leftEarly += 1;
      break;
    case "present":
      break;
  }
  totals.attended += 1;
  band.attended += 1;
}

/**
 * The share of recorded sessions that were attended, in whole percent rounded down; null when none is recorded.
 * Unrecorded sessions are left out: a roster nobody took says nothing about anybody.
 */
export function attendanceRate(counts: { expected: number; attended: number; unrecorded: number }): number | null {
  const recorded = counts.expected - counts.unrecorded;
  return recorded === 0 ? null : Math.floor((100 * counts.attended) / recorded);
}
