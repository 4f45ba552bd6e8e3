import { LONGEST_SESSION, LONGEST_TITLE, MOST_PLACES, SHORTEST_SESSION } from "@/lib/scheduling/decide-new-series";
import type { SeriesChangeRefusal, SeriesFields } from "@/lib/scheduling/change/series-change";
import { daysBetween, type LocalDate } from "@/lib/time/local-date";

const DAYS_BACK = 366;
const DAYS_AHEAD = 2 * 366;

/** Why figures of a session or a series are none that a clinic could mean; null when they are fine. */
export function figuresRefusal(
  wanted: Pick<SeriesFields, "title" | "durationMinutes" | "capacity">,
): SeriesChangeRefusal | null {
  const { title, durationMinutes, capacity } = wanted;
  if (title !== undefined && (title.trim() === "" || title.length > LONGEST_TITLE)) return { reason: "bad_title" };
  if (durationMinutes !== undefined && !isWhole(durationMinutes, SHORTEST_SESSION, LONGEST_SESSION))
    return { reason: "bad_length" };
  if (capacity !== undefined && capacity !== null && !isWhole(capacity, 1, MOST_PLACES))
    return { reason: "bad_capacity" };
  return null;
}

/** Why a day is too far from today to be meant: a year back, to put the record right, or two ahead. */
export function dayRefusal(date: LocalDate, today: LocalDate): SeriesChangeRefusal | null {
  const ahead = daysBetween(today, date);
  if (ahead < -DAYS_BACK) return { reason: "too_long_ago" };
  return ahead > DAYS_AHEAD ? { reason: "too_far_ahead" } : null;
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
