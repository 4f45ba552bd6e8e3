import { opensAt } from "../attendance/decide-mark";
import type { LocalDate } from "../time/local-date";
import type { LocalTime } from "../time/local-time";
import { toInstant, zone, type Instant } from "../time/zone";

interface Timed {
  readonly date: LocalDate;
  readonly startTime: LocalTime;
  readonly zone: string;
  /** Whole minutes until attendance can be taken. */
  readonly opensInMinutes: number;
}

/** A roster that was kept this morning, as it opens now: the only part of it that goes by the clock. */
export function rosterNow<Roster extends Timed>(roster: Roster, now: Instant): Roster {
  const startsAt = toInstant(roster.date, roster.startTime, zone(roster.zone));
  const wait = opensAt({ startsAt }).getTime() - now.getTime();
  return { ...roster, opensInMinutes: Math.max(0, Math.ceil(wait / 60_000)) };
}
