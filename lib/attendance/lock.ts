import { addDays, weekdayOf, type LocalDate } from "../time/local-date";
import { localTime } from "../time/local-time";
import { toInstant, type Instant, type Zone } from "../time/zone";

/**
 * The last day on which a session's marks can be changed without a reason: the n-th business day (Monday to Friday)
 * after the session's own date. A closed day is a business day too, so that the date can be said when the session is
 * held and does not move afterwards.
 */
export function lastOpenDay(date: LocalDate, businessDays: number): LocalDate {
  let day = date;
  for (let left = businessDays; left > 0;) {
    day = addDays(day, 1);
    const weekday = weekdayOf(day);
    if (weekday !== "SA" && weekday !== "SU") left--;
  }
  return day;
}

/**
 * When a session's marks lock: at the end of that day, by the wall clock of the session's zone. With n = 0 they lock at
 * the end of the session's own day.
 */
export function locksAt(session: { readonly date: LocalDate; readonly zone: Zone }, businessDays: number): Instant {
  return toInstant(addDays(lastOpenDay(session.date, businessDays), 1), localTime("00:00"), session.zone);
}
