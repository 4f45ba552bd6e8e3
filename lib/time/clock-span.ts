import type { LocalDate } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";
import { toInstant, toLocal, type Instant, type Zone } from "@/lib/time/zone";

/** The end of a stretch of time: what the clock shows then, and the instant. */
export interface ClockEnd {
  readonly date: LocalDate;
  readonly time: LocalTime;
  readonly instant: Instant;
}

/**
 * When something that starts at `start` and lasts `minutes` is over. Duration is elapsed time (the clinic's rules,
 * recurrence), so over a clock change the clock at the end is not start plus minutes: 90 minutes from 1:30 AM on the
 * night of the spring change end at 4:00 AM.
 */
export function endOf(date: LocalDate, start: LocalTime, minutes: number, zone: Zone): ClockEnd {
  const instant = new Date(toInstant(date, start, zone).getTime() + minutes * 60_000);
  const local = toLocal(instant, zone);
  return { date: local.date, time: local.time, instant };
}
