import { dayOfMonth, WEEKDAYS, weekdayOf, type LocalDate, type Weekday } from "@/lib/time/local-date";
import { parseRule } from "@/lib/recurrence/parse-rule";
import type { ParsedRule } from "@/lib/recurrence/parsed-rule";

/** How a series ends: on a last day (which is included), after a number of sessions, or not at all. */
export type RuleEnd =
  | { readonly kind: "on"; readonly date: LocalDate }
  | { readonly kind: "after"; readonly count: number }
  | { readonly kind: "open" };

/** Which week of the month; -1 is the last. A 5th weekday is not in every month. */
export type WeekOfMonth = 1 | 2 | 3 | 4 | 5 | -1;

/** The 2nd Tuesday, the last Friday, the 15th, or (day -1) the last day. A month without the day has no session. */
export type DayInMonth =
  | { readonly kind: "weekday"; readonly nth: WeekOfMonth; readonly weekday: Weekday }
  | { readonly kind: "date"; readonly day: number };

export interface WeeklyForm {
  readonly everyWeeks: number;
  readonly weekdays: readonly Weekday[];
  readonly ends: RuleEnd;
}

export interface MonthlyForm {
  readonly everyMonths: number;
  readonly on: DayInMonth;
  readonly ends: RuleEnd;
}

/** What the series form can say. */
export type FormRule = ({ readonly repeats: "weekly" } & WeeklyForm) | ({ readonly repeats: "monthly" } & MonthlyForm);

/**
 * The RRULE of every n weeks on a set of weekdays. `buildWeeklyRule({ everyWeeks: 2, weekdays: ["WE", "MO"], ends:
 * { kind: "after", count: 24 } })` is "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;COUNT=24". Weeks start on Monday. Throws a
 * RangeError on input that a form must have refused: no weekday, or a number that is not a whole one from 1.
 */
export function buildWeeklyRule({ everyWeeks, weekdays, ends }: WeeklyForm): string {
  const days = WEEKDAYS.filter((weekday) => weekdays.includes(weekday));
  if (days.length === 0) throw new RangeError("A weekly rule needs a weekday");
  return `FREQ=WEEKLY${intervalPart(everyWeeks)};BYDAY=${days.join(",")}${endPart(ends)}`;
}

/**
 * The RRULE of every n months on a weekday or a date: "FREQ=MONTHLY;BYDAY=2TU", "FREQ=MONTHLY;BYDAY=-1FR",
 * "FREQ=MONTHLY;BYMONTHDAY=15". Throws a RangeError on numbers that a form must have refused.
 */
export function buildMonthlyRule({ everyMonths, on, ends }: MonthlyForm): string {
  if (on.kind === "date" && (!Number.isInteger(on.day) || on.day < -1 || on.day === 0 || on.day > 31))
    throw new RangeError(`Not a day of a month: ${on.day}`);
  const day = on.kind === "weekday" ? `BYDAY=${on.nth}${on.weekday}` : `BYMONTHDAY=${on.day}`;
  return `FREQ=MONTHLY${intervalPart(everyMonths)};${day}${endPart(ends)}`;
}

/**
 * The inverse: what the form shows for a stored rule, or null when the form has no words for it (the rule then stays as
 * it is and is only described). With the series' first day, rules that take their day from it can be shown too. "Every
 * day" and "every day but Sunday" are shown as weekdays.
 */
export function readFormRule(rule: string, start?: LocalDate): FormRule | null {
  const parsed = parseRule(rule);
  if (!parsed.ok) return null;
  const { value } = parsed;
  const ends = readEnd(value);
  const foreign = [value.byHour, value.byMinute, value.bySecond, value.byYearDay, value.byWeekNo, value.byMonth];
  if (ends === null || foreign.some((list) => list.length > 0)) return null;
  if (value.frequency === "MONTHLY") return readMonthly(value, ends, start);
  return readWeekly(value, ends, start);
}

function readWeekly(rule: ParsedRule, ends: RuleEnd, start: LocalDate | undefined): FormRule | null {
  if (rule.bySetPos.length > 0 || rule.byMonthDay.length > 0) return null;
  const given = rule.byDay.map((day) => day.weekday);
  if (rule.frequency === "DAILY" && rule.interval === 1)
    return { repeats: "weekly", everyWeeks: 1, weekdays: given.length > 0 ? given : WEEKDAYS, ends };
  if (rule.frequency !== "WEEKLY") return null;
  // Every other week from a Sunday is not every other week from a Monday.
  if (rule.interval > 1 && rule.weekStart !== "MO") return null;
  const weekdays = given.length > 0 ? given : start === undefined ? [] : [weekdayOf(start)];
  return weekdays.length === 0 ? null : { repeats: "weekly", everyWeeks: rule.interval, weekdays, ends };
}

function readMonthly(rule: ParsedRule, ends: RuleEnd, start: LocalDate | undefined): FormRule | null {
  const on = readDayInMonth(rule, start);
  return on === null ? null : { repeats: "monthly", everyMonths: rule.interval, on, ends };
}

function readDayInMonth(rule: ParsedRule, start: LocalDate | undefined): DayInMonth | null {
  const { byDay, byMonthDay, bySetPos } = rule;
  if (byDay.length > 1 || byMonthDay.length > 1 || bySetPos.length > 1) return null;
  const [day, date, place] = [byDay[0], byMonthDay[0], bySetPos[0]];
  if (day !== undefined) {
    if (date !== undefined || (day.nth !== null && place !== undefined)) return null;
    const nth = asWeekOfMonth(day.nth ?? place ?? 0);
    return nth === null ? null : { kind: "weekday", nth, weekday: day.weekday };
  }
  if (place !== undefined) return null;
  if (date !== undefined) return date >= -1 ? { kind: "date", day: date } : null;
  return start === undefined ? null : { kind: "date", day: dayOfMonth(start) };
}

function asWeekOfMonth(nth: number): WeekOfMonth | null {
  return ([1, 2, 3, 4, 5, -1] as const).find((known) => known === nth) ?? null;
}

function readEnd(rule: ParsedRule): RuleEnd | null {
  if (rule.count !== null) return { kind: "after", count: rule.count };
  if (rule.until === null) return { kind: "open" };
  // An end at an hour of the day would be lost on the way through a date field.
  return rule.until.kind === "date" ? { kind: "on", date: rule.until.date } : null;
}

function intervalPart(every: number): string {
  return wholeFromOne(every) === 1 ? "" : `;INTERVAL=${every}`;
}

function endPart(ends: RuleEnd): string {
  switch (ends.kind) {
    case "on":
      return `;UNTIL=${ends.date.replaceAll("-", "")}`;
    case "after":
      return `;COUNT=${wholeFromOne(ends.count)}`;
    case "open":
      return "";
  }
}

function wholeFromOne(value: number): number {
  if (!Number.isInteger(value) || value < 1 || value > 999_999_999)
    throw new RangeError(`Not a whole number from 1: ${value}`);
  return value;
}
