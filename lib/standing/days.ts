import type { CalendarPeriod, LocalDate } from "@/lib/standing/types";

/*
 * Dates as day numbers (days since 1970-01-01), read from their characters. The engine asks for thousands of them per
 * client, and a `Date` would cost more than the rest of the work; it would also bring the machine's zone within reach.
 */

const MONDAY_OFFSET = 3; // 1970-01-01 was a Thursday
const SUNDAY_OFFSET = 4;

/** The day number of "2026-03-02", or of a text that begins with it, as a moment does. */
export function dayOf(text: LocalDate): number {
  return dayOfParts(digits(text, 0) * 100 + digits(text, 2), digits(text, 5), digits(text, 8));
}

/** The inverse of `dayOf`: `dateOf(20514)` is "2026-03-02". */
export function dateOf(day: number): LocalDate {
  const { year, month, dayOfMonth } = partsOf(day);
  return `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`;
}

/** The first day of the week that holds the day. */
export function weekStartOf(day: number, weekStarts: "monday" | "sunday"): number {
  const offset = weekStarts === "monday" ? MONDAY_OFFSET : SUNDAY_OFFSET;
  return day - ((((day + offset) % 7) + 7) % 7);
}

/** The first day of the week, month or quarter that holds the day. */
export function periodStartOf(day: number, period: CalendarPeriod, weekStarts: "monday" | "sunday"): number {
  if (period === "week") return weekStartOf(day, weekStarts);
  const { year, month } = partsOf(day);
  return dayOfParts(year, period === "month" ? month : firstMonthOfQuarter(month), 1);
}

/** The last day of the week, month or quarter that holds the day. */
export function periodEndOf(day: number, period: CalendarPeriod, weekStarts: "monday" | "sunday"): number {
  if (period === "week") return weekStartOf(day, weekStarts) + 6;
  const { year, month } = partsOf(day);
  const next = period === "month" ? month + 1 : firstMonthOfQuarter(month) + 3;
  return (next > 12 ? dayOfParts(year + 1, next - 12, 1) : dayOfParts(year, next, 1)) - 1;
}

/** Two decimal digits of the text, from position `at`. */
export function digits(text: string, at: number): number {
  return (text.charCodeAt(at) - 48) * 10 + (text.charCodeAt(at + 1) - 48);
}

function firstMonthOfQuarter(month: number): number {
  return month - ((month - 1) % 3);
}

/* Both directions count in years that begin in March, so that the leap day is the last one. */

function dayOfParts(year: number, month: number, dayOfMonth: number): number {
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function partsOf(day: number): { year: number; month: number; dayOfMonth: number } {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
