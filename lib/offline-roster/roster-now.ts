import { opensAt } from "../attendance/decide-mark";
import type { LocalDate } from "../time/local-date";
import { toLocal, type Instant, type Zone } from "../time/zone";

interface Timed {
  /** The start, an instant as text. */
  readonly startsAt: string;
  readonly zone: Zone;
  readonly today: LocalDate;
  /** Whole minutes until attendance can be taken. */
  readonly opensInMinutes: number;
}

/** A roster that was kept this morning, as it opens now: the parts of it that go by the clock. */
export function rosterNow<Roster extends Timed>(roster: Roster, now: Instant): Roster {
  const wait = opensAt({ startsAt: new Date(roster.startsAt) }).getTime() - now.getTime();
  return {
    ...roster,
    today: toLocal(now, roster.zone).date,
    opensInMinutes: Math.max(0, Math.ceil(wait / 60_000)),
  };
}
