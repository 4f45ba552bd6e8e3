import { WEEKDAYS, addDays, weekdayOf, type LocalDate, type Weekday } from "@/lib/time/local-date";
import { localTime, minutesOfDay, type LocalTime } from "@/lib/time/local-time";

export interface Pattern {
  readonly weekdays: readonly Weekday[];
  readonly startTime: LocalTime;
  readonly durationMinutes: number;
}

/** A weekly pattern as people say it: "MO WE TH 18:00-19:30". */
export function readPattern(text: string): Pattern {
  const words = text.trim().split(/\s+/);
  const [start = "", end = ""] = (words.at(-1) ?? "").split("-");
  const weekdays = words.slice(0, -1).map((word) => {
    if (!(WEEKDAYS as readonly string[]).includes(word)) throw new Error(`Not a weekday: ${word} in "${text}"`);
    return word as Weekday;
  });
  const startTime = localTime(start);
  const durationMinutes = minutesOfDay(localTime(end)) - minutesOfDay(startTime);
  if (weekdays.length === 0 || durationMinutes <= 0) throw new Error(`Not a pattern: "${text}"`);
  return { weekdays, startTime, durationMinutes };
}

/** The first day of the pattern on or after `from`: a series begins on a day it takes place. */
export function firstDayOf(weekdays: readonly Weekday[], from: LocalDate): LocalDate {
  let day = from;
  while (!weekdays.includes(weekdayOf(day))) day = addDays(day, 1);
  return day;
}
