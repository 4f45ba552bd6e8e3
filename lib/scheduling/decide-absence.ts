import { done, refuse, type Result } from "@/lib/result";
import { addDays, daysBetween, type LocalDate } from "@/lib/time/local-date";

/** The longest leave that is recorded at once, in days. A longer one is recorded again when it nears its end. */
export const LONGEST_ABSENCE_DAYS = 366;
/** How long ago an absence may have ended and still be written down: for days on which nobody had the time. */
export const LATEST_RECORD_DAYS = 31;

export interface DaysAway {
  readonly from: LocalDate;
  readonly through: LocalDate;
}

export type AbsenceRefusal =
  | { readonly reason: "ends_before_start" }
  | { readonly reason: "too_long" }
  | { readonly reason: "too_long_ago" }
  | ({ readonly reason: "overlaps" } & DaysAway);

/**
 * May these days away be recorded beside the ones on record? Days are calendar days, both included. Two absences of one
 * person never share a day, or a session would have two of them to be covered for.
 */
export function decideAbsence(
  wanted: DaysAway,
  today: LocalDate,
  onRecord: readonly DaysAway[],
): Result<DaysAway, AbsenceRefusal> {
  const { from, through } = wanted;
  if (through < from) return refuse({ reason: "ends_before_start" });
  if (daysBetween(from, through) >= LONGEST_ABSENCE_DAYS) return refuse({ reason: "too_long" });
  if (through < addDays(today, -LATEST_RECORD_DAYS)) return refuse({ reason: "too_long_ago" });
  const other = onRecord.find((each) => each.from <= through && from <= each.through);
  if (other !== undefined) return refuse({ reason: "overlaps", from: other.from, through: other.through });
  return done({ from, through });
}
