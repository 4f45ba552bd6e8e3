import { stampText } from "@/lib/recurrence/local-stamp";
import type { Occurrence } from "@/lib/recurrence/series-rule";
import type { WayOut } from "@/lib/scheduling/ways-out";
import type { LocalDate } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";
import { toInstant, toLocal, type Zone } from "@/lib/time/zone";

/** The days that ways out leave out, as EXDATEs of a series that starts at this time: they stay left out for good. */
export function skippedDates(ways: readonly WayOut[], startTime: LocalTime): string[] {
  return ways.flatMap((way) => (way.way === "skip" ? way.dates.map((date) => stampText(date, startTime)) : []));
}

/** An occurrence that ways out gave a time or a room of its own. */
export interface OccurrenceWithWays extends Occurrence {
  readonly hasOwnTime: boolean;
  /** Instead of the series' room; null: the series' room. */
  readonly ownRoomId: string | null;
}

/**
 * Sessions with the times and rooms that ways out give them, by their day; a day that no session has is passed
 * over. Length and regular place stay. Of two for one day the first counts.
 */
export function carryOutWays(
  occurrences: readonly Occurrence[],
  ways: readonly WayOut[],
  zone: Zone,
): OccurrenceWithWays[] {
  const timeOn = new Map<LocalDate, LocalTime>();
  const roomOn = new Map<LocalDate, string>();
  for (const way of ways)
    for (const date of way.dates) {
      if (way.way === "time" && !timeOn.has(date)) timeOn.set(date, way.startTime);
      if (way.way === "place" && !roomOn.has(date)) roomOn.set(date, way.roomId);
    }
  const all = occurrences.map((occurrence): OccurrenceWithWays => {
    const own = timeOn.get(occurrence.date);
    const ownRoomId = roomOn.get(occurrence.date) ?? null;
    if (own === undefined || own === occurrence.time) return { ...occurrence, hasOwnTime: false, ownRoomId };
    const startsAt = toInstant(occurrence.date, own, zone);
    const { date, time } = toLocal(startsAt, zone);
    const length = occurrence.endsAt.getTime() - occurrence.startsAt.getTime();
    const endsAt = new Date(startsAt.getTime() + length);
    return { ...occurrence, date, time, startsAt, endsAt, hasOwnTime: true, ownRoomId };
  });
  return all.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}
