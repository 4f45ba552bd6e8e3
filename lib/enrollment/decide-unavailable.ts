import { done, refuse, type Result } from "@/lib/result";
import { daysBetween, type LocalDate, type Weekday } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";

/** Days and hours at which a client cannot come, as staff write them down. Without times: the whole day. */
export interface UnavailableWish {
  readonly weekdays: readonly Weekday[];
  readonly fromTime: LocalTime | null;
  readonly toTime: LocalTime | null;
  readonly from: LocalDate;
  /** The last day, included; null: until somebody takes it off the list. */
  readonly through: LocalDate | null;
}

export type UnavailableRefusal =
  | { readonly reason: "no_day" }
  | { readonly reason: "hours_in_reverse" }
  | { readonly reason: "days_in_reverse" }
  | { readonly reason: "is_over"; readonly today: LocalDate }
  | { readonly reason: "too_far"; readonly days: number };

const MOST_DAYS = 2 * 366;

/** Whether this may be put on the list: something that can be in a plan's way, now or later. */
export function decideUnavailable(
  wish: UnavailableWish,
  today: LocalDate,
): Result<UnavailableWish, UnavailableRefusal> {
  const { weekdays, fromTime, toTime, from, through } = wish;
  if (weekdays.length === 0) return refuse({ reason: "no_day" });
  if (toTime !== null && toTime <= (fromTime ?? "00:00")) return refuse({ reason: "hours_in_reverse" });
  if (through !== null && through < from) return refuse({ reason: "days_in_reverse" });
  if (through !== null && through < today) return refuse({ reason: "is_over", today });
  if (Math.abs(daysBetween(today, from)) > MOST_DAYS) return refuse({ reason: "too_far", days: MOST_DAYS });
  return done(wish);
}
