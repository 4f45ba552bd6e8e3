import { dayOfMonth, monthOf, weekdayOf } from "@/lib/time/local-date";
import { minutesOfDay } from "@/lib/time/local-time";
import { isSubDaily, type ParsedRule, type RuleDay } from "@/lib/recurrence/parsed-rule";
import type { SeriesRule } from "@/lib/recurrence/series-rule";

/**
 * The rule with everything said that RFC 5545 takes from the start when it is missing: a weekly rule without days meets
 * on the start's weekday, at the start's time. Only a complete rule can be calculated from a later point than its start.
 */
export function completeRule(rule: ParsedRule, start: SeriesRule["start"]): ParsedRule {
  const minutes = minutesOfDay(start.time);
  const daily = !isSubDaily(rule.frequency);
  return {
    ...rule,
    ...completeDays(rule, start),
    byHour: rule.byHour.length === 0 && daily ? [Math.floor(minutes / 60)] : rule.byHour,
    byMinute: rule.byMinute.length === 0 && (daily || rule.frequency === "HOURLY") ? [minutes % 60] : rule.byMinute,
    bySecond: rule.bySecond.length === 0 && rule.frequency !== "SECONDLY" ? [0] : rule.bySecond,
  };
}

function completeDays(
  rule: ParsedRule,
  { date }: SeriesRule["start"],
): Pick<ParsedRule, "byDay" | "byMonthDay" | "byMonth"> {
  const { byDay, byMonthDay, byMonth } = rule;
  const startDay: RuleDay = { weekday: weekdayOf(date), nth: null };
  const noDay = byDay.length === 0 && byMonthDay.length === 0 && rule.byYearDay.length === 0;
  switch (rule.frequency) {
    case "WEEKLY":
      return { byDay: byDay.length === 0 ? [startDay] : byDay, byMonthDay, byMonth };
    case "MONTHLY":
      return noDay
        ? { byDay, byMonthDay: [dayOfMonth(date)], byMonth }
        : { byDay: sameKind(rule), byMonthDay, byMonth };
    case "YEARLY":
      if (!noDay) return { byDay: sameKind(rule), byMonthDay, byMonth };
      if (rule.byWeekNo.length > 0) return { byDay: [startDay], byMonthDay, byMonth };
      return { byDay, byMonthDay: [dayOfMonth(date)], byMonth: byMonth.length === 0 ? [monthOf(date)] : byMonth };
    default:
      return { byDay, byMonthDay, byMonth };
  }
}

/**
 * "MO,1TU" means every Monday and the first Tuesday, but rrule asks a day to be both. Written out as the first to the
 * fifth Monday (of a year: the 53rd), all days are of one kind.
 */
function sameKind(rule: ParsedRule): readonly RuleDay[] {
  const numbered = rule.byDay.filter((day) => day.nth !== null);
  if (numbered.length === 0 || numbered.length === rule.byDay.length) return rule.byDay;
  const most = rule.frequency === "MONTHLY" || rule.byMonth.length > 0 ? 5 : 53;
  const every = rule.byDay
    .filter((day) => day.nth === null)
    .flatMap(({ weekday }) => Array.from({ length: most }, (_, i) => ({ weekday, nth: i + 1 })));
  return [...numbered, ...every];
}
