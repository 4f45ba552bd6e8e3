import type { LocalDate } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";
import type { Zone } from "@/lib/time/zone";

/**
 * What a series stores about when it meets. The wall clock is the truth: instants are derived from it in the series'
 * zone, so a group at 6 PM stays at 6 PM when the clocks change.
 */
export interface SeriesRule {
  readonly start: { readonly date: LocalDate; readonly time: LocalTime };
  readonly zone: Zone;
  /** Elapsed minutes of one session. */
  readonly durationMinutes: number;
  /** RRULE of RFC 5545, with or without "RRULE:" in front. Null: the start and the added dates are all there is. */
  readonly rule: string | null;
  /** Left out: "2026-12-25T18:00", or "2026-12-25" for every session of that day. What matches nothing is ignored. */
  readonly exdates: readonly string[];
  /** Added: "2026-12-05T10:00", or "2026-12-05" at the series' usual time. One before the start counts too. */
  readonly rdates: readonly string[];
}

/** Days of the series' own calendar, both included. */
export interface DateWindow {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** One session that a series yields. */
export interface Occurrence {
  /** What the clock on the wall shows at the start. */
  readonly date: LocalDate;
  readonly time: LocalTime;
  /** The place in the pattern. Differs from `date` and `time` only when the spring change skips that time. */
  readonly regularDate: LocalDate;
  readonly regularTime: LocalTime;
  readonly startsAt: Date;
  readonly endsAt: Date;
}
