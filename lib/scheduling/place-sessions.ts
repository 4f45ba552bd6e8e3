import type { Occurrence } from "@/lib/recurrence/series-rule";
import { closureCovers, type ClosureSpan } from "@/lib/scheduling/closure";
import { statusUnderClosures } from "@/lib/scheduling/session-status";

/** A closure that stands, as the sessions under it name it. */
export interface DatedClosure extends ClosureSpan {
  readonly id: string;
  readonly name: string;
}

/** A session that is to be made. */
export interface PlannedSession extends Occurrence {
  readonly status: "scheduled" | "closed";
  /** The closures it falls into; empty when it takes place. */
  readonly closures: readonly DatedClosure[];
  /** Staff gave it another time than its regular one when they planned it. */
  readonly hasOwnTime?: boolean;
  /** The room it has instead of the series'; left out or null: the series' room. */
  readonly ownRoomId?: string | null;
}

/** New sessions at a site under the closures that stand: what starts in one is closed from the beginning (H10). */
export function placeSessions(
  occurrences: readonly Occurrence[],
  siteId: string,
  closures: readonly DatedClosure[],
): PlannedSession[] {
  const byDate = new Map<string, DatedClosure[]>();
  for (const closure of closures) byDate.set(closure.date, [...(byDate.get(closure.date) ?? []), closure]);
  return occurrences.map((occurrence) => {
    const { date, time } = occurrence;
    const covering = (byDate.get(date) ?? []).filter((closure) =>
      closureCovers(closure, { siteId, date, startTime: time }),
    );
    const isClosed = statusUnderClosures({ status: "scheduled", hasMarks: false }, covering.length) === "closed";
    return { ...occurrence, status: isClosed ? "closed" : "scheduled", closures: covering };
  });
}
