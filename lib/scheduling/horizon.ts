import { addDays, type LocalDate } from "@/lib/time/local-date";

/** How far ahead sessions are rows, in days: 26 weeks (the clinic's rules, recurrence). */
export const HORIZON_DAYS = 26 * 7;

/** The last day through which sessions are rows, seen from a day. `horizonFrom("2026-11-18")` is "2027-05-19". */
export function horizonFrom(day: LocalDate): LocalDate {
  return addDays(day, HORIZON_DAYS);
}
