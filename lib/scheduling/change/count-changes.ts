import type { SeriesChangePlan } from "@/lib/scheduling/change/series-change";
import { differs, isSameLead } from "@/lib/scheduling/change/session-facts";
import type { SessionFacts } from "@/lib/scheduling/change/series-state";

/** How many sessions a plan touches, and how, as people count them: each session once. */
export interface ChangeCounts {
  /** They start at another time. */
  readonly moved: number;
  /** They keep their start and become different in something that people see. */
  readonly altered: number;
  readonly added: number;
  /** They go, or are cancelled. */
  readonly gone: number;
}

/** Counts a plan for its button and its summary. A row of which only the regular place changes is not counted. */
export function countChanges({ changed, added, removed }: SeriesChangePlan): ChangeCounts {
  let moved = 0;
  let altered = 0;
  let gone = removed.length;
  for (const { before, after } of changed) {
    if (after.status === "cancelled") gone += before.status === "cancelled" ? 0 : 1;
    else if (before.startsAt.getTime() !== after.startsAt.getTime()) moved++;
    else if (isSeen(before, after)) altered++;
  }
  return { moved, altered, added: added.length, gone };
}

/** Whether people would see a difference, beyond where the pattern has the session. */
export function isSeen(before: SessionFacts, after: SessionFacts): boolean {
  const { regularDate, regularTime, own } = before;
  return !isSameLead(before.lead, after.lead) || differs(before, { ...after, regularDate, regularTime, own });
}
