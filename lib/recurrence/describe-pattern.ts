import { dayOfMonth, monthOf, WEEKDAYS, weekdayOf, type LocalDate, type Weekday } from "@/lib/time/local-date";
import { formatTime } from "@/lib/time/format";
import { localTimeOfMinutes } from "@/lib/time/local-time";
import { isSubDaily, timesADay, type ParsedRule, type RuleDay } from "@/lib/recurrence/parsed-rule";
import { listWords, longDay, longMonth, numberWords, ordinal, shortDay } from "@/lib/recurrence/rule-words";

const UNITS = {
  YEARLY: "year",
  MONTHLY: "month",
  WEEKLY: "week",
  DAILY: "day",
  HOURLY: "hour",
  MINUTELY: "minute",
  SECONDLY: "second",
} as const;

/**
 * Which days a rule names, in words: "Every week on Mon, Wed and Fri", "Every weekday", "Every 2 months on the last
 * Friday", "Every year on the 1st Sunday in April and October". Every rule of RFC 5545 has words; what it takes from
 * the start is said too. `start` is the first day of the series.
 */
export function describePattern(rule: ParsedRule, start: LocalDate): string {
  const weekly = asWeekly(rule, start);
  if (weekly !== null) return weekly + monthsClause(rule) + clockClause(rule);
  const unit = every(rule.interval, UNITS[rule.frequency]);
  const date = yearlyDate(rule, start);
  if (date !== null) return unit + date + clockClause(rule);
  const { days, isPlaceSaid } = daysClause(rule, start);
  return `${unit}${days}${monthsClause(rule)}${clockClause(rule)}${isPlaceSaid ? "" : placeClause(rule)}`;
}

/** Weeks and plain days have the shortest words. Null when the rule says more than weekdays. */
function asWeekly(rule: ParsedRule, start: LocalDate): string | null {
  const { frequency, interval, byDay } = rule;
  const isDaily = frequency === "DAILY" && interval === 1;
  if ((frequency !== "WEEKLY" && !isDaily) || rule.byMonthDay.length > 0 || rule.bySetPos.length > 0) return null;
  const given = byDay.map((day) => day.weekday);
  const fallback: readonly Weekday[] = isDaily ? WEEKDAYS : [weekdayOf(start)];
  const weekdays = given.length > 0 ? given : fallback;
  const group = groupName(weekdays);
  if (interval === 1 && (group === "day" || group === "weekday")) return `Every ${group}`;
  // "Every 2 weeks" says where a week begins only where it is not Monday.
  const weekStart = interval > 1 && rule.weekStart !== "MO" ? `, weeks from ${longDay(rule.weekStart)}` : "";
  return `${every(interval, "week")} on ${listWords(weekdays.map(shortDay))}${weekStart}`;
}

function yearlyDate(rule: ParsedRule, start: LocalDate): string | null {
  const { byMonth, byMonthDay } = rule;
  const others = [rule.byDay, rule.byYearDay, rule.byWeekNo, rule.bySetPos];
  if (rule.frequency !== "YEARLY" || others.some((list) => list.length > 0)) return null;
  if (byMonth.length > 1 || (byMonth.length === 0 && byMonthDay.length > 0) || byMonthDay.some((day) => day < 0))
    return null;
  const days = byMonthDay.length > 0 ? byMonthDay : [dayOfMonth(start)];
  return ` on ${longMonth(byMonth[0] ?? monthOf(start))} ${numberWords(days, String)}`;
}

function daysClause(rule: ParsedRule, start: LocalDate): { days: string; isPlaceSaid: boolean } {
  const { frequency, byDay, byMonthDay, byYearDay, byWeekNo, bySetPos } = rule;
  const dates = [
    byYearDay.length > 0 ? ` on the ${numberWords(byYearDay, ordinal)} day of the year` : "",
    byWeekNo.length > 0 ? ` in the ${numberWords(byWeekNo, ordinal)} week of the year` : "",
    byMonthDay.length > 0
      ? monthDays(byMonthDay) + (frequency === "YEARLY" && rule.byMonth.length === 0 ? " of every month" : "")
      : "",
  ].join("");
  if (byDay.length === 0) return { days: dates === "" ? startDays(rule, start) : dates, isPlaceSaid: false };
  const isDateSaid = byYearDay.length > 0 || byMonthDay.length > 0;
  if (isDateSaid) return { days: `${dates} if it is a ${dayNames(byDay, "or")}`, isPlaceSaid: false };
  const picksDays = bySetPos.length > 0 && byWeekNo.length === 0 && frequency !== "DAILY" && !isSubDaily(frequency);
  if (picksDays && timesADay(rule) === 1 && byDay.every((day) => day.nth === null))
    return { days: ` on the ${numberWords(bySetPos, ordinal)} ${dayNames(byDay, "or")}`, isPlaceSaid: true };
  const isYearWide = frequency === "YEARLY" && rule.byMonth.length === 0 && byDay.some((day) => day.nth !== null);
  const on = byDay.some((day) => day.nth !== null)
    ? "the "
    : frequency === "MONTHLY" || frequency === "YEARLY"
      ? "every "
      : "";
  return { days: `${dates} on ${on}${dayNames(byDay, "and")}${isYearWide ? " of the year" : ""}`, isPlaceSaid: false };
}

/** What a rule without days takes from its start. */
function startDays(rule: ParsedRule, start: LocalDate): string {
  if (rule.frequency === "MONTHLY" || rule.frequency === "YEARLY") return ` on the ${ordinal(dayOfMonth(start))}`;
  return rule.frequency === "WEEKLY" ? ` on ${shortDay(weekdayOf(start))}` : "";
}

function monthDays(days: readonly number[]): string {
  return ` on the ${numberWords(days, ordinal)}${days.some((day) => day < 0) ? " day" : ""}`;
}

/** "2nd and last Tuesday and 1st Friday", "Tuesday, Wednesday or Thursday", "weekday". */
function dayNames(days: readonly RuleDay[], last: "and" | "or"): string {
  const group = days.every((day) => day.nth === null) ? groupName(days.map((day) => day.weekday)) : null;
  if (group !== null) return group;
  const weekdays = WEEKDAYS.filter((weekday) => days.some((day) => day.weekday === weekday));
  const names = weekdays.map((weekday) => {
    const places = days.filter((day) => day.weekday === weekday).map((day) => day.nth);
    const numbers = places.filter((nth) => nth !== null);
    if (numbers.length === 0) return longDay(weekday);
    return `${places.includes(null) ? "every and " : ""}${numberWords(numbers, ordinal)} ${longDay(weekday)}`;
  });
  return listWords(names, last);
}

/** The name of a set of weekdays that has one. */
function groupName(weekdays: readonly Weekday[]): "day" | "weekday" | "weekend day" | null {
  const set = WEEKDAYS.filter((weekday) => weekdays.includes(weekday)).join("");
  if (set === "MOTUWETHFRSASU") return "day";
  if (set === "MOTUWETHFR") return "weekday";
  return set === "SASU" ? "weekend day" : null;
}

function monthsClause(rule: ParsedRule): string {
  return rule.byMonth.length === 0 ? "" : ` in ${numberWords(rule.byMonth, longMonth)}`;
}

/** Hours, minutes and seconds of rules that repeat within a day; coarser rules say their times as times. */
function clockClause(rule: ParsedRule): string {
  if (!isSubDaily(rule.frequency)) return rule.bySecond.some((second) => second > 0) ? secondsClause(rule) : "";
  const hour = (hour: number) => formatTime(localTimeOfMinutes(hour * 60));
  return [
    rule.byHour.length > 0 ? ` in the hours of ${numberWords(rule.byHour, hour)}` : "",
    rule.byMinute.length > 0 ? ` at minute ${numberWords(rule.byMinute, String)}` : "",
    rule.bySecond.length > 0 ? secondsClause(rule) : "",
  ].join("");
}

function secondsClause(rule: ParsedRule): string {
  return ` at second ${numberWords(rule.bySecond, String)}`;
}

function placeClause(rule: ParsedRule): string {
  if (rule.bySetPos.length === 0) return "";
  return `, only the ${numberWords(rule.bySetPos, ordinal)} of these each ${UNITS[rule.frequency]}`;
}

function every(interval: number, unit: string): string {
  return interval === 1 ? `Every ${unit}` : `Every ${interval} ${unit}s`;
}
