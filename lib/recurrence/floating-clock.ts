import { dateOfDayNumber, dayNumber, daysInMonth, WEEKDAYS, type LocalDate } from "@/lib/time/local-date";
import type { ParsedRule } from "@/lib/recurrence/parsed-rule";

const DAY_MS = 86_400_000;
const STEP_MS = { HOURLY: 3_600_000, MINUTELY: 60_000, SECONDLY: 1000 } as const;
export type ClockFrequency = keyof typeof STEP_MS;

/** How many moments may be looked at before the walk gives up; a rule that needs more yields nothing a clinic could use. */
const MAX_LOOKS = 2_000_000;

/**
 * Walks the wall clocks that a complete rule of FREQ=HOURLY, MINUTELY or SECONDLY yields, in order, on the days from
 * `from` to `to` (milliseconds, as if UTC). COUNT, UNTIL and everything before the start are the caller's business.
 * `visit` returns false to stop.
 *
 * No form offers such rules, but a stored or imported one must be calculated like any other. rrule cannot do it: for
 * INTERVAL=24;BYHOUR=5 from 9 AM it never returns.
 */
export function walkClock(
  rule: ParsedRule & { readonly frequency: ClockFrequency },
  startWall: number,
  from: LocalDate,
  to: LocalDate,
  visit: (wall: number) => boolean,
): void {
  const unit = STEP_MS[rule.frequency];
  const step = unit * rule.interval;
  const base = Math.floor(startWall / unit) * unit;
  const lastDay = dayNumber(to);
  let looks = MAX_LOOKS;
  for (let day = dayNumber(from); day <= lastDay; day++) {
    if (looks-- <= 0) return;
    if (!allowsDay(rule, day)) continue;
    const end = (day + 1) * DAY_MS;
    let at = firstStep(base, step, day * DAY_MS);
    while (at < end) {
      if (looks-- <= 0) return;
      const skipTo = nextCandidate(rule, at);
      if (skipTo > at) {
        at = firstStep(base, step, skipTo);
        continue;
      }
      for (const wall of momentsOf(rule, at)) if (!visit(wall)) return;
      at += step;
    }
  }
}

/** The first step of the rule at or after a moment; never one before its start. */
function firstStep(base: number, step: number, from: number): number {
  return base + Math.max(0, Math.ceil((from - base) / step)) * step;
}

/** The moment itself when the rule's hours, minutes and seconds allow it, or else the next one worth looking at. */
function nextCandidate(rule: ParsedRule, at: number): number {
  const { hour, minute, second } = clockOf(at);
  const allows = (list: readonly number[], value: number) => list.length === 0 || list.includes(value);
  if (!allows(rule.byHour, hour)) return (Math.floor(at / STEP_MS.HOURLY) + 1) * STEP_MS.HOURLY;
  if (rule.frequency === "HOURLY") return at;
  if (!allows(rule.byMinute, minute)) return (Math.floor(at / STEP_MS.MINUTELY) + 1) * STEP_MS.MINUTELY;
  if (rule.frequency === "MINUTELY") return at;
  return allows(rule.bySecond, second) ? at : at + STEP_MS.SECONDLY;
}

/** What one hour, minute or second yields: finer parts spread it out, BYSETPOS picks from the result. */
function momentsOf(rule: ParsedRule, at: number): number[] {
  const { minute, second } = clockOf(at);
  const minutes = rule.frequency === "HOURLY" ? rule.byMinute : [minute];
  const seconds = rule.frequency === "SECONDLY" ? [second] : rule.bySecond;
  const hour = Math.floor(at / STEP_MS.HOURLY) * STEP_MS.HOURLY;
  const all = minutes.flatMap((m) => seconds.map((s) => hour + m * STEP_MS.MINUTELY + s * STEP_MS.SECONDLY));
  if (rule.bySetPos.length === 0) return all;
  const picked = rule.bySetPos.map((place) => all.at(place > 0 ? place - 1 : place));
  return [...new Set(picked)].filter((wall) => wall !== undefined).sort((a, b) => a - b);
}

function allowsDay(rule: ParsedRule, day: number): boolean {
  const { byMonth, byMonthDay, byYearDay, byDay } = rule;
  if (byMonth.length + byMonthDay.length + byYearDay.length + byDay.length === 0) return true;
  const [year, month, dayOfMonth] = dateOfDayNumber(day).split("-").map(Number) as [number, number, number];
  if (byMonth.length > 0 && !byMonth.includes(month)) return false;
  if (byDay.length > 0) {
    const weekday = WEEKDAYS[(((day + 3) % 7) + 7) % 7];
    if (!byDay.some((allowed) => allowed.weekday === weekday)) return false;
  }
  const fromEnd = dayOfMonth - daysInMonth(year, month) - 1;
  if (byMonthDay.length > 0 && !byMonthDay.includes(dayOfMonth) && !byMonthDay.includes(fromEnd)) return false;
  if (byYearDay.length === 0) return true;
  const ofYear = day - Date.UTC(year, 0, 1) / DAY_MS + 1;
  const daysInYear = daysInMonth(year, 2) === 29 ? 366 : 365;
  return byYearDay.includes(ofYear) || byYearDay.includes(ofYear - daysInYear - 1);
}

function clockOf(wall: number): { hour: number; minute: number; second: number } {
  const inDay = wall - Math.floor(wall / DAY_MS) * DAY_MS;
  return {
    hour: Math.floor(inDay / STEP_MS.HOURLY),
    minute: Math.floor(inDay / STEP_MS.MINUTELY) % 60,
    second: Math.floor(inDay / STEP_MS.SECONDLY) % 60,
  };
}
