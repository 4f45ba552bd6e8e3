import type { Instant } from "@/lib/time/zone";

/** For how long a change of the schedule can be taken back. Long enough to notice a slip, too short to rely on. */
export const UNDO_MINUTES = 15;

/** Whether a change that was made at `madeAt` can still be taken back at `now`. The last moment counts. */
export function canUndo(madeAt: Instant, now: Instant): boolean {
  return now.getTime() - madeAt.getTime() <= UNDO_MINUTES * 60_000;
}
