import type { Instant } from "../time/zone";

/** Under this many seconds a mark was simply sent: nobody waited for a connection. */
const AT_ONCE_SECONDS = 60;

/** A tablet may lie in a drawer over a holiday; what claims to be older than this is a broken clock. */
export const LONGEST_WAIT_SECONDS = 14 * 24 * 3600;

/**
 * When a mark was taken that says how long it waited; null: it was sent at once. The wait and not the time is sent,
 * so that a tablet whose clock is wrong still tells the truth. It says what to read into "late", and stands in the
 * history; locks and versions go by the time of recording alone.
 */
export function takenAt(waitedSeconds: number | null, now: Instant): Instant | null {
  if (waitedSeconds === null || waitedSeconds < AT_ONCE_SECONDS) return null;
  return new Date(now.getTime() - Math.min(waitedSeconds, LONGEST_WAIT_SECONDS) * 1000);
}
