/**
 * A day on the calendar, without a time and without a zone: "2026-11-24". It is a string, so dates compare with < and >
 * and go into the database and into forms as they are.
 */
export type LocalDate = string & { readonly __brand: "LocalDate" };

export type Weekday = "MO" | "TU" | "WE" | "TH" | "FR" | "SA" | "SU";

/** The days of the week, Monday first, in iCalendar's two letters. */
export const WEEKDAYS: readonly Weekday[] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

const DAY_MS = 86_400_000;
const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;

/**
 * Reads what a form or a file says. Null when it is no day of the calendar (2026-02-30) or lies outside 1900 to 2200,
 * which in a clinic is always a slip of the finger. `parseLocalDate("2026-11-24")` is "2026-11-24".
 */
export function parseLocalDate(text: string): LocalDate | null {
  const match = SHAPE.exec(text);
  if (!match) return null;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) return null;
  if (day > daysInMonth(year, month)) return null;
  return text as LocalDate;
}

/** The same for text that the program itself wrote. Throws a RangeError when it is no date. */
export function localDate(text: string): LocalDate {
  const date = parseLocalDate(text);
  if (date === null) throw new RangeError(`Not a date: ${JSON.stringify(text)}`);
  return date;
}

/** Days since 1970-01-01; negative before. The number that all date arithmetic goes through. */
export function dayNumber(date: LocalDate): number {
  return Date.UTC(yearOf(date), monthOf(date) - 1, dayOfMonth(date)) / DAY_MS;
}

/** The inverse of `dayNumber`. Throws a RangeError outside the years 1 to 9999, where dates no longer compare as text. */
export function dateOfDayNumber(days: number): LocalDate {
  const at = new Date(days * DAY_MS);
  const year = at.getUTCFullYear();
  if (!Number.isInteger(days) || !(year >= 1 && year <= 9999)) throw new RangeError(`No such day: ${days}`);
  return dateText(year, at.getUTCMonth() + 1, at.getUTCDate());
}

/** `addDays("2026-11-30", 1)` is "2026-12-01"; a negative number goes back. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfDayNumber(dayNumber(date) + days);
}

/** Days from `from` to `to`: `daysBetween("2026-11-24", "2026-11-26")` is 2; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The same day `months` later, or the month's last day when it has no such day: Jan 31 and one month is Feb 28. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const total = yearOf(date) * 12 + (monthOf(date) - 1) + months;
  const year = Math.floor(total / 12);
  const month = total - year * 12 + 1;
  return dateText(year, month, Math.min(dayOfMonth(date), daysInMonth(year, month)));
}

/** `weekdayOf("2026-11-24")` is "TU". */
export function weekdayOf(date: LocalDate): Weekday {
  return WEEKDAYS[weekdayIndex(date)]!;
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayIndex(date: LocalDate): number {
  return (((dayNumber(date) + 3) % 7) + 7) % 7;
}

/** The first day of the week that holds `date`. Weeks start on Monday unless the policy says otherwise. */
export function startOfWeek(date: LocalDate, weekStarts: "monday" | "sunday" = "monday"): LocalDate {
  const index = weekdayIndex(date);
  return addDays(date, weekStarts === "monday" ? -index : -((index + 1) % 7));
}

/** The first day of the month that holds `date`. */
export function startOfMonth(date: LocalDate): LocalDate {
  return `${date.slice(0, 8)}01` as LocalDate;
}

/** Every day from `from` to `to`, both included; empty when `to` is earlier. */
export function eachDay(from: LocalDate, to: LocalDate): LocalDate[] {
  const days: LocalDate[] = [];
  const last = dayNumber(to);
  for (let day = dayNumber(from); day <= last; day++) days.push(dateOfDayNumber(day));
  return days;
}

/** The year, as a number. */
export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}

/** 1 for January to 12 for December. */
export function monthOf(date: LocalDate): number {
  return Number(date.slice(5, 7));
}

/** The day of the month, from 1. */
export function dayOfMonth(date: LocalDate): number {
  return Number(date.slice(8, 10));
}

/** How many days the month has; `month` counts from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function dateText(year: number, month: number, day: number): LocalDate {
  return `${String(year).padStart(4, "0")}-${pad(month)}-${pad(day)}` as LocalDate;
}

function pad(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
