import { refuse, done, type Result } from "@/lib/result";
import { daysBetween, type LocalDate } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";

/** A day, or part of one, on which a site (or every site: null) is closed. Without times it is the whole day. */
export interface ClosureSpan {
  readonly siteId: string | null;
  readonly date: LocalDate;
  /** The site's wall clock, included. */
  readonly fromTime: LocalTime | null;
  /** The site's wall clock, not included. */
  readonly toTime: LocalTime | null;
}

/** Where and when a session starts, on the site's wall clock. */
export interface LocalStart {
  readonly siteId: string;
  readonly date: LocalDate;
  readonly startTime: LocalTime;
}

export type ClosureRefusal = "ends_before_start" | "too_long_ago" | "too_far_ahead";

const DAYS_BACK = 366;
const DAYS_AHEAD = 3 * 366;

/**
 * Whether a session starts in the closure (the clinic's rules, H10). A session that began before the closure and runs
 * into it took place. One that starts at the minute the closure ends takes place too.
 */
export function closureCovers(closure: ClosureSpan, session: LocalStart): boolean {
  if (closure.siteId !== null && closure.siteId !== session.siteId) return false;
  if (closure.date !== session.date) return false;
  if (closure.fromTime !== null && session.startTime < closure.fromTime) return false;
  return closure.toTime === null || session.startTime < closure.toTime;
}

/** Whether a closure may be put down. Past ones may: snow days are often recorded the morning after. */
export function decideClosure(span: ClosureSpan, today: LocalDate): Result<ClosureSpan, ClosureRefusal> {
  if (span.toTime !== null && span.toTime <= (span.fromTime ?? "00:00")) return refuse("ends_before_start");
  const ahead = daysBetween(today, span.date);
  if (ahead < -DAYS_BACK) return refuse("too_long_ago");
  if (ahead > DAYS_AHEAD) return refuse("too_far_ahead");
  return done(span);
}
