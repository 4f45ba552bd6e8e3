import type { Level } from "../standing/types";
import { addDays, weekdayOf, type LocalDate } from "../time/local-date";
import { minutesOfDay } from "../time/local-time";
import { toInstant, toLocal, type Instant, type Zone } from "../time/zone";
import { dueKindOf, type LadderRules } from "./ladder-rules";

/** An alert as the ladder sees it. */
export interface ClimbingAlert {
  readonly kind: "missed_day" | "standing" | "hours";
  readonly level: Level;
  readonly openedAt: Instant;
  /** When the last attempt said to try again; null: as the rules say. */
  readonly nextTryOn: LocalDate | null;
}

/** Where the alert is: its clock, and the days on which nobody works there besides Saturdays and Sundays. */
export interface LadderPlace {
  readonly zone: Zone;
  readonly isClosed: (day: LocalDate) => boolean;
}

/** 1: who works it is told that it is due. 2: the director. 3: it is for the team meeting. Kept by number, once each. */
export const LADDER_STEPS = [1, 2, 3] as const;

export type LadderStep = (typeof LADDER_STEPS)[number];

export interface StepAt {
  readonly step: LadderStep;
  readonly at: Instant;
}

const HOUR = 3_600_000;
/** With less than this left, a due time is no time to do anything in. */
const LEAST_MINUTES = 60;
/** A site that is closed for longer than this is treated as open again: nobody may be forgotten. */
const LONGEST_CLOSURE = 60;

/**
 * When somebody must have looked at an alert, on the wall clock of its site. After an attempt that named a day to try
 * again it is that day, at the hour of the level; else as the rules say from the hour it opened.
 */
export function dueAt(alert: ClimbingAlert, rules: LadderRules, place: LadderPlace): Instant {
  const rule = rules.due[dueKindOf(alert)];
  const at = (day: LocalDate, time = rule.by) => toInstant(day, time, place.zone);
  if (alert.nextTryOn !== null) return at(businessDayFrom(alert.nextTryOn, place));
  const opened = toLocal(alert.openedAt, place.zone);
  const first = businessDayFrom(opened.date, place);
  // What opened on a Saturday has the whole Monday.
  if (first > opened.date) return at(rule.days === 0 ? first : businessDaysAfter(first, rule.days, place));
  if (rule.days > 0) return at(businessDaysAfter(first, rule.days, place));
  const isLate = opened.time >= rules.lateFrom || minutesOfDay(rule.by) - minutesOfDay(opened.time) < LEAST_MINUTES;
  return isLate ? at(businessDaysAfter(first, 1, place), rules.lateBy) : at(first);
}

/** The steps of the ladder with their times, in order. A step that the clinic does not want is not among them. */
export function ladderOf(alert: ClimbingAlert, rules: LadderRules, place: LadderPlace): readonly StepAt[] {
  const due = dueAt(alert, rules, place);
  const steps: StepAt[] = [{ step: 1, at: due }];
  const { directorAfterHours, meetingAfterDays } = rules;
  if (directorAfterHours !== null) {
    const at = inBusinessDay(new Date(due.getTime() + directorAfterHours * HOUR), rules, place);
    steps.push({ step: 2, at: laterOf(at, due) });
  }
  if (meetingAfterDays !== null) {
    const day = businessDaysAfter(toLocal(due, place.zone).date, meetingAfterDays, place);
    const at = toInstant(businessDayFrom(day, place), rules.opens, place.zone);
    steps.push({ step: 3, at: laterOf(at, steps.at(-1)!.at) });
  }
  return steps;
}

/** The steps that are to be taken by now and were not yet: each is taken once, whatever comes later. */
export function stepsDue(
  alert: ClimbingAlert,
  taken: readonly number[],
  now: Instant,
  rules: LadderRules,
  place: LadderPlace,
): readonly StepAt[] {
  return ladderOf(alert, rules, place).filter(({ step, at }) => at <= now && !taken.includes(step));
}

/** Is somebody at work on this day, Monday to Friday and no closure? */
export function isBusinessDay(day: LocalDate, { isClosed }: Pick<LadderPlace, "isClosed">): boolean {
  const weekday = weekdayOf(day);
  return weekday !== "SA" && weekday !== "SU" && !isClosed(day);
}

/** The day itself, or the next one on which somebody works. */
export function businessDayFrom(day: LocalDate, place: Pick<LadderPlace, "isClosed">): LocalDate {
  let found = day;
  for (let steps = 0; steps < LONGEST_CLOSURE && !isBusinessDay(found, place); steps++) found = addDays(found, 1);
  return found;
}

/** The n-th business day after a day. */
export function businessDaysAfter(day: LocalDate, count: number, place: Pick<LadderPlace, "isClosed">): LocalDate {
  let found = day;
  for (let left = count; left > 0; left--) found = businessDayFrom(addDays(found, 1), place);
  return found;
}

/** The moment itself while the clinic is at work, else the next opening. */
function inBusinessDay(moment: Instant, rules: LadderRules, place: LadderPlace): Instant {
  const { date, time } = toLocal(moment, place.zone);
  const day = businessDayFrom(date, place);
  if (day > date || time < rules.opens) return toInstant(day, rules.opens, place.zone);
  if (time <= rules.closes) return moment;
  return toInstant(businessDaysAfter(date, 1, place), rules.opens, place.zone);
}

function laterOf(one: Instant, other: Instant): Instant {
  return one > other ? one : other;
}
