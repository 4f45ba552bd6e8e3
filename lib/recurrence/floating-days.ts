import * as packaged from "rrule";
import { addDays, dayNumber, monthOf, WEEKDAYS, yearOf, type LocalDate } from "@/lib/time/local-date";
import { wallParts } from "@/lib/time/zone";
import { timesADay, type ParsedRule } from "@/lib/recurrence/parsed-rule";
import { pickPlaces } from "@/lib/recurrence/pick-places";
import { weekNumber } from "@/lib/recurrence/week-number";

/*
 * rrule ships a bundle that Node reads as one default export and an ES module that bundlers read as named ones. The
 * lookup is dynamic because a bundler complains of a default export that its version does not have.
 */
const { RRule } = "RRule" in packaged ? packaged : (Reflect.get(packaged, "default") as typeof packaged);
const FREQUENCY = { YEARLY: RRule.YEARLY, MONTHLY: RRule.MONTHLY, WEEKLY: RRule.WEEKLY, DAILY: RRule.DAILY } as const;
export type DayFrequency = keyof typeof FREQUENCY;

type DayRule = ParsedRule & { readonly frequency: DayFrequency };

const EVERY_DAY = WEEKDAYS.map((weekday) => ({ weekday, nth: null }));
const DAY_MS = 86_400_000;
/** How many dates one walk may look at: every weekday of a thousand years. A rule that needs more ends there. */
const MAX_CANDIDATES = 300_000;

/**
 * Walks the wall clocks that a complete rule of FREQ=DAILY or coarser yields, in order, in whole periods (years, months,
 * weeks, days) from the one that holds `from`, or the last one before it that INTERVAL hits, to the one that holds `to`.
 * COUNT, UNTIL and everything before the start are the caller's business. `visit` returns false to stop.
 *
 * rrule is used as a floating calculator only: it gets dates as if they were UTC and no zone, because with one its
 * answer depends on the machine's own zone. Two parts are not left to it. BYSETPOS: of four Fridays it takes the first
 * for the fifth from the end. BYWEEKNO: it misses days of a year's last week that lie in January.
 *
 * Returns false when it stopped before the end, because `visit` said so or because the rule names more dates than one
 * walk may look at.
 */
export function walkDays(
  given: DayRule,
  start: LocalDate,
  from: LocalDate,
  to: LocalDate,
  visit: (wall: number) => boolean,
): boolean {
  if (given.byWeekNo.length > 0) return walkWeeks(given, start, from, to, visit);
  const rule = byMonths(given);
  const begin = periodOf(rule, start);
  const skipped = Math.max(0, Math.floor((periodOf(rule, from) - begin) / rule.interval));
  const first = begin + skipped * rule.interval;
  const last = periodOf(rule, to);
  if (first > last) return true;
  const calculator = new RRule(
    {
      freq: FREQUENCY[rule.frequency],
      interval: rule.interval,
      dtstart: new Date(firstWallOf(rule, first)),
      wkst: WEEKDAYS.indexOf(rule.weekStart),
      byhour: [...rule.byHour],
      byminute: [...rule.byMinute],
      bysecond: [...rule.bySecond],
      byweekday: listOrNull(rule.byDay.map(calculatorDay)),
      bymonthday: listOrNull(rule.byMonthDay),
      byyearday: listOrNull(rule.byYearDay),
      bymonth: listOrNull(rule.byMonth),
    },
    true,
  );
  burnOut(calculator, Math.floor((last - first) / rule.interval) + 1);
  let left = MAX_CANDIDATES;
  let isDone = true;
  const readUpTo = (end: number, take: (wall: number) => boolean) =>
    calculator.all((date) => date.getTime() < end && (isDone = --left > 0 && take(date.getTime())));
  if (rule.bySetPos.length === 0) {
    readUpTo((dayNumber(to) + 1) * DAY_MS, visit);
  } else {
    const picker = pickPlaces(rule.bySetPos, (wall) => periodOf(rule, wallParts(wall).date), visit);
    readUpTo(firstWallOf(rule, last + 1), picker.take);
    if (isDone) picker.finish();
  }
  return isDone;
}

/**
 * A yearly rule with BYWEEKNO. A week belongs to one year but may have days in another, so the years are those of the
 * weeks, INTERVAL and BYSETPOS go by them, and a year more is read on both sides.
 */
function walkWeeks(
  rule: DayRule,
  start: LocalDate,
  from: LocalDate,
  to: LocalDate,
  visit: (wall: number) => boolean,
): boolean {
  const yearOfWall = (wall: number) => weekNumber(wallParts(wall).date, rule.weekStart).year;
  const begin = weekNumber(start, rule.weekStart).year;
  const picker =
    rule.bySetPos.length === 0
      ? { take: visit, finish: () => undefined }
      : pickPlaces(rule.bySetPos, yearOfWall, visit);
  const early = addDays(from, -366);
  const everyDay = { ...rule, interval: 1, byWeekNo: [], bySetPos: [] };
  const isDone = walkDays(everyDay, early, early, addDays(to, 366), (wall) => {
    const { year, week, fromEnd } = weekNumber(wallParts(wall).date, rule.weekStart);
    const isNamed = rule.byWeekNo.includes(week) || rule.byWeekNo.includes(fromEnd);
    return isNamed && (year - begin) % rule.interval === 0 ? picker.take(wall) : true;
  });
  if (isDone) picker.finish();
  return isDone;
}

/**
 * Every week on Monday is every month on every Monday. rrule fills a list as long as the year for each period that it
 * looks at, so reading the commonest rules by months takes it a third of the time.
 */
function byMonths(rule: DayRule): DayRule {
  // Many times a day cost more in the days before the window than the shorter lists save.
  const isPlain = rule.interval === 1 && rule.bySetPos.length === 0 && timesADay(rule) <= 24;
  if (!isPlain || (rule.frequency !== "WEEKLY" && rule.frequency !== "DAILY")) return rule;
  return { ...rule, frequency: "MONTHLY", byDay: rule.byDay.length === 0 ? EVERY_DAY : rule.byDay };
}

/**
 * A fuse. rrule looks for the next date until the year 9999, which for a rule without any (February 30) takes seconds.
 * It stops when its interval reads 0, and it reads it at most three times a period; past the last period of the window
 * that is what it gets. The fuse is slow on purpose: it may blow a few periods late, never early.
 */
function burnOut(calculator: InstanceType<typeof RRule>, periods: number): void {
  const { interval } = calculator.options;
  let reads = 4 * periods + 16;
  calculator.options = {
    ...calculator.options,
    get interval() {
      return reads-- > 0 ? interval : 0;
    },
  };
}

/** Numbers the periods of a frequency one by one, so that INTERVAL is arithmetic. */
function periodOf(rule: ParsedRule, date: LocalDate): number {
  switch (rule.frequency) {
    case "YEARLY":
      return yearOf(date);
    case "MONTHLY":
      return yearOf(date) * 12 + monthOf(date) - 1;
    case "WEEKLY":
      return Math.floor((dayNumber(date) - firstWeekStart(rule)) / 7);
    default:
      return dayNumber(date);
  }
}

/** The wall clock at which a period begins. */
function firstWallOf(rule: ParsedRule, period: number): number {
  switch (rule.frequency) {
    case "YEARLY":
      return Date.UTC(period, 0, 1);
    case "MONTHLY":
      return Date.UTC(Math.floor(period / 12), period % 12, 1);
    case "WEEKLY":
      return (period * 7 + firstWeekStart(rule)) * DAY_MS;
    default:
      return period * DAY_MS;
  }
}

/** The day number of one first day of a week: January 1, 1970 was a Thursday. */
function firstWeekStart(rule: ParsedRule): number {
  return WEEKDAYS.indexOf(rule.weekStart) - WEEKDAYS.indexOf("TH");
}

function calculatorDay(day: ParsedRule["byDay"][number]) {
  const weekday = RRule[day.weekday];
  return day.nth === null ? weekday : weekday.nth(day.nth);
}

function listOrNull<Value>(values: readonly Value[]): Value[] | null {
  return values.length === 0 ? null : [...values];
}
