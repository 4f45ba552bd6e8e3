import { addDays, weekdayOf, type LocalDate } from "../time/local-date";
import { localTime } from "../time/local-time";
import { toInstant, type Instant, type Zone } from "../time/zone";

/**
 * When a session's marks lock: at the end of the n-th business day (Monday to Friday) after the session's own date, by
 * the wall clock of its zone. With n = 0 they lock at the end of the session's own day.
 */
export function locksAt(session: { readonly date: LocalDate; readonly zone: Zone }, businessDays: number): Instant {
  let day = session.date;
  for (let left = businessDays; left > 0;) {
    day = addDays(day, 1);
    const weekday = weekdayOf(day);
    if (weekday !== "SA" && weekday !== "SU") left--;
  }
  return toInstant(addDays(day, 1), localTime("00:00"), session.zone);
}
