import {
  addDays,
  dateOfDayNumber,
  dayNumber,
  WEEKDAYS,
  weekdayIndex,
  yearOf,
  type LocalDate,
  type Weekday,
} from "@/lib/time/local-date";

const DAY_MS = 86_400_000;

export interface WeekNumber {
  /** The year that the week belongs to: the one that holds at least four of its days. */
  readonly year: number;
  /** From 1. */
  readonly week: number;
  /** From -1, the last week of the year. */
  readonly fromEnd: number;
}

/** The number of a date's week as RFC 5545 counts it; with weeks from Monday this is the week of ISO 8601. */
export function weekNumber(date: LocalDate, weekStart: Weekday): WeekNumber {
  const middle = middleOfWeek(date, weekStart);
  const year = yearOf(middle);
  const week = weekInYear(middle);
  // The week of December 28 is always the year's last.
  const last = weekInYear(middleOfWeek(dateOfDayNumber(Date.UTC(year, 11, 28) / DAY_MS), weekStart));
  return { year, week, fromEnd: week - last - 1 };
}

/** The fourth day of a week decides which year the week belongs to. */
function middleOfWeek(date: LocalDate, weekStart: Weekday): LocalDate {
  return addDays(date, 3 - ((weekdayIndex(date) - WEEKDAYS.indexOf(weekStart) + 7) % 7));
}

function weekInYear(middle: LocalDate): number {
  return Math.floor((dayNumber(middle) - Date.UTC(yearOf(middle), 0, 1) / DAY_MS) / 7) + 1;
}
