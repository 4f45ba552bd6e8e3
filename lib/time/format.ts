import { dayOfMonth, monthOf, weekdayIndex, yearOf, type LocalDate } from "@/lib/time/local-date";
import { minutesOfDay, type LocalTime } from "@/lib/time/local-time";
import { toLocal, type Instant, type Zone } from "@/lib/time/zone";

/*
 * How dates, times and durations are written for people. Everything here is text from values that already are local, so
 * neither the machine's zone nor its language can change an answer.
 */

const WEEKDAY_NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTH_NAMES = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const NOON = 720;

/** "9:00 AM", "6:30 PM"; 12:00 PM is "noon". */
export function formatTime(time: LocalTime): string {
  return minutesOfDay(time) === NOON ? "noon" : `${clock(time)} ${half(time)}`;
}

/**
 * "9:00–10:30 AM", "11:30 AM–12:30 PM", "11:00 AM–noon": AM or PM is said once when both share it. A start at noon
 * reads "12:00–1:00 PM".
 */
export function formatTimeRange(start: LocalTime, end: LocalTime): string {
  if (half(start) === half(end)) return `${clock(start)}–${clock(end)} ${half(end)}`;
  return `${formatTime(start)}–${formatTime(end)}`;
}

/** "Tue, Nov 24". With `today`, the year is added when it is another one: "Tue, Nov 24, 2027". */
export function formatDate(date: LocalDate, today?: LocalDate): string {
  return `${weekdayName(date).slice(0, 3)}, ${formatMonthDay(date)}${yearUnlessThis(date, today)}`;
}

/** "Wednesday, November 18". With `today`, the year is added when it is another one. */
export function formatDateLong(date: LocalDate, today?: LocalDate): string {
  return `${weekdayName(date)}, ${monthName(date)} ${dayOfMonth(date)}${yearUnlessThis(date, today)}`;
}

/** "November 2026" */
export function formatMonth(date: LocalDate): string {
  return `${monthName(date)} ${yearOf(date)}`;
}

/** "Nov 24", for places where the week and the year are plain from around it. */
export function formatMonthDay(date: LocalDate): string {
  return `${monthName(date).slice(0, 3)} ${dayOfMonth(date)}`;
}

/** "Nov 16–22, 2026", "Aug 31–Nov 22, 2026", "Dec 28, 2026–Jan 3, 2027"; a single day is "Nov 16, 2026". */
export function formatDateRange(from: LocalDate, to: LocalDate): string {
  if (from === to) return `${formatMonthDay(from)}, ${yearOf(from)}`;
  if (yearOf(from) !== yearOf(to))
    return `${formatMonthDay(from)}, ${yearOf(from)}–${formatMonthDay(to)}, ${yearOf(to)}`;
  const end = monthOf(from) === monthOf(to) ? String(dayOfMonth(to)) : formatMonthDay(to);
  return `${formatMonthDay(from)}–${end}, ${yearOf(to)}`;
}

/** Minutes as hours and minutes: "4 h 38 min", "9 h", "45 min", "0 min". Parts of a minute are rounded. */
export function formatMinutes(minutes: number): string {
  const whole = Math.round(Math.abs(minutes));
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  const parts = [hours > 0 ? `${hours} h` : "", rest > 0 || hours === 0 ? `${rest} min` : ""].filter(
    (part) => part !== "",
  );
  return `${minutes < 0 && whole > 0 ? "−" : ""}${parts.join(" ")}`;
}

/** "Mon, Nov 16, 9:14 AM" on the clock of `zone`; the year is added when `today` is in another one. */
export function formatInstant(instant: Instant, zone: Zone, today?: LocalDate): string {
  const { date, time } = toLocal(instant, zone);
  return `${formatDate(date, today)}, ${formatTime(time)}`;
}

function clock(time: LocalTime): string {
  const minutes = minutesOfDay(time);
  return `${Math.floor(minutes / 60) % 12 || 12}:${time.slice(3, 5)}`;
}

function half(time: LocalTime): "AM" | "PM" {
  return minutesOfDay(time) < NOON ? "AM" : "PM";
}

function weekdayName(date: LocalDate): string {
  return WEEKDAY_NAMES[weekdayIndex(date)]!;
}

function monthName(date: LocalDate): string {
  return MONTH_NAMES[monthOf(date) - 1]!;
}

function yearUnlessThis(date: LocalDate, today: LocalDate | undefined): string {
  return today === undefined || yearOf(today) === yearOf(date) ? "" : `, ${yearOf(date)}`;
}
