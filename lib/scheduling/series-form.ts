import { stampText } from "@/lib/recurrence/local-stamp";
import { buildMonthlyRule, buildWeeklyRule, type RuleEnd, type WeekOfMonth } from "@/lib/recurrence/weekly-rule";
import { done, refuse, type Result } from "@/lib/result";
import type { NewSeries } from "@/lib/scheduling/new-series";
import { addDays, dayOfMonth, monthOf, weekdayOf, type LocalDate, type Weekday } from "@/lib/time/local-date";
import { minutesOfDay, type LocalTime } from "@/lib/time/local-time";

/** How often, as one choice: every 1 to 12 weeks, by the month in three ways, or just once. */
export const REPEATS = [
  ...(["w1", "w2", "w3", "w4", "w5", "w6", "w7", "w8", "w9", "w10", "w11", "w12"] as const),
  "month_date",
  "month_weekday",
  "month_last",
  "once",
] as const;

export type Repeats = (typeof REPEATS)[number];

export const ENDS = ["after", "on", "open"] as const;

/** When a series meets, as its form asks it. */
export interface WhenForm {
  readonly repeats: Repeats;
  /** For weeks only. */
  readonly weekdays: readonly Weekday[];
  readonly startTime: LocalTime;
  readonly endTime: LocalTime;
  /** The earliest first day: the series begins on the first of its weekdays on or after it. */
  readonly startDate: LocalDate;
  readonly ends: (typeof ENDS)[number];
  readonly count: number | null;
  readonly lastDate: LocalDate | null;
  /** Days that staff left out. */
  readonly skip: readonly LocalDate[];
}

export type WhenRefusal =
  "no_weekday" | "ends_before_start" | "count_missing" | "last_date_missing" | "last_before_first";

type When = Pick<NewSeries, "startDate" | "startTime" | "durationMinutes" | "rule" | "exdates" | "takesPlace">;

/**
 * What the form says as a series: a rule, the day it really begins on, minutes. "After 24" becomes `takesPlace`, because
 * closed days and days left out are not among the 24.
 */
export function readWhen(form: WhenForm): Result<When, WhenRefusal> {
  const { startTime, endTime, repeats, ends, count, lastDate } = form;
  const durationMinutes = minutesOfDay(endTime) - minutesOfDay(startTime);
  if (durationMinutes <= 0) return refuse("ends_before_start");
  const isWeekly = repeats.startsWith("w");
  if (isWeekly && form.weekdays.length === 0) return refuse("no_weekday");
  const startDate = firstDay(form);
  const times = { startDate, startTime, durationMinutes, exdates: form.skip.map((date) => stampText(date, startTime)) };
  if (repeats === "once") return done({ ...times, rule: null, takesPlace: null });
  if (ends === "after" && count === null) return refuse("count_missing");
  if (ends === "on" && lastDate === null) return refuse("last_date_missing");
  if (ends === "on" && lastDate !== null && lastDate < startDate) return refuse("last_before_first");
  const end: RuleEnd = ends === "on" && lastDate !== null ? { kind: "on", date: lastDate } : { kind: "open" };
  const takesPlace = ends === "after" ? count : null;
  if (isWeekly) {
    const everyWeeks = Number(repeats.slice(1));
    return done({ ...times, rule: buildWeeklyRule({ everyWeeks, weekdays: form.weekdays, ends: end }), takesPlace });
  }
  return done({ ...times, rule: monthlyRule(repeats, startDate, end), takesPlace });
}

/** The length that a form's two times come to, in minutes; null when the end is not after the start. */
export function lengthOf(startTime: LocalTime, endTime: LocalTime): number | null {
  const minutes = minutesOfDay(endTime) - minutesOfDay(startTime);
  return minutes > 0 ? minutes : null;
}

function firstDay({ repeats, weekdays, startDate }: WhenForm): LocalDate {
  if (repeats === "month_last") return firstLastOfMonth(startDate);
  if (!repeats.startsWith("w")) return startDate;
  for (let ahead = 0; ahead < 7; ahead++) {
    const date = addDays(startDate, ahead);
    if (weekdays.includes(weekdayOf(date))) return date;
  }
  return startDate;
}

/** The next day with this weekday that is the last of its kind in its month. */
function firstLastOfMonth(date: LocalDate): LocalDate {
  let day = date;
  while (monthOf(addDays(day, 7)) === monthOf(day)) day = addDays(day, 7);
  return day;
}

function monthlyRule(repeats: Repeats, startDate: LocalDate, ends: RuleEnd): string {
  if (repeats === "month_date")
    return buildMonthlyRule({ everyMonths: 1, on: { kind: "date", day: dayOfMonth(startDate) }, ends });
  const nth = repeats === "month_last" ? -1 : (Math.ceil(dayOfMonth(startDate) / 7) as WeekOfMonth);
  return buildMonthlyRule({ everyMonths: 1, on: { kind: "weekday", nth, weekday: weekdayOf(startDate) }, ends });
}
