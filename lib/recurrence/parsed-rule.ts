import type { LocalDate, Weekday } from "@/lib/time/local-date";

/** How often a rule repeats, coarsest first. */
export const FREQUENCIES = ["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY"] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** "2TU" is the second Tuesday, "-1FR" the last Friday, "MO" (nth null) every Monday. */
export interface RuleDay {
  readonly weekday: Weekday;
  readonly nth: number | null;
}

/**
 * The last moment of a rule. With Z it is an instant; a bare date covers that whole local day; a local time without Z is
 * read on the series' wall clock (the clinic's rules, recurrence). Numbers are milliseconds; a wall clock is written as
 * if it were UTC.
 */
export type RuleUntil =
  | { readonly kind: "instant"; readonly instant: number }
  | { readonly kind: "date"; readonly date: LocalDate }
  | { readonly kind: "wall"; readonly wall: number };

/** An RRULE of RFC 5545, read. A part that was not given is an empty list; lists are sorted and hold no value twice. */
export interface ParsedRule {
  readonly frequency: Frequency;
  readonly interval: number;
  readonly count: number | null;
  readonly until: RuleUntil | null;
  readonly weekStart: Weekday;
  readonly bySecond: readonly number[];
  readonly byMinute: readonly number[];
  readonly byHour: readonly number[];
  readonly byDay: readonly RuleDay[];
  readonly byMonthDay: readonly number[];
  readonly byYearDay: readonly number[];
  readonly byWeekNo: readonly number[];
  readonly byMonth: readonly number[];
  readonly bySetPos: readonly number[];
}

/** Whether the rule repeats within a day, which no clinic means. */
export function isSubDaily(frequency: Frequency): boolean {
  return frequency === "HOURLY" || frequency === "MINUTELY" || frequency === "SECONDLY";
}

/** How many times of day a rule of FREQ=DAILY or coarser names; 1 when it takes the start's. */
export function timesADay(rule: ParsedRule): number {
  return Math.max(1, rule.byHour.length) * Math.max(1, rule.byMinute.length) * Math.max(1, rule.bySecond.length);
}
