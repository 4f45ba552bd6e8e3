import { checkSeriesRule } from "@/lib/recurrence/check-series-rule";
import { expandSeries } from "@/lib/recurrence/expand-series";
import { firstOccurrences } from "@/lib/recurrence/first-occurrences";
import { stampText } from "@/lib/recurrence/local-stamp";
import type { ParsedRule } from "@/lib/recurrence/parsed-rule";
import { done, refuse, type Result } from "@/lib/result";
import { dayOfStamp, lastPart, placesOf, ruleOfPart } from "@/lib/scheduling/change/parts";
import { revisePart, reviseFrom, type PartFields } from "@/lib/scheduling/change/revise-part";
import { endingAfter, endingOn, hasEnd, isSameRule, storedRule, stripEnd } from "@/lib/scheduling/change/rule-text";
import type { SeriesChangeRefusal } from "@/lib/scheduling/change/series-change";
import type { SeriesPart } from "@/lib/scheduling/change/series-state";
import { addDays, addMonths, dayOfMonth, type LocalDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";
import type { Zone } from "@/lib/time/zone";

/** Other days for a series from a day on, with the phase of "every other week" taken from a day in a week that meets. */
export interface NewRule {
  /** Without COUNT and UNTIL. */
  readonly rule: string;
  /** The first regular day under it: where COUNT and INTERVAL are reckoned from. */
  readonly startDate: LocalDate;
}

/** Years enough to find the next date of any rule that a clinic could mean. */
const FAR_DAYS = 36_525;
const MIDNIGHT = localTime("00:00");

/** Reads the days that staff want from `day` on. They say no end: the series' own stays (the clinic's rules, H6). */
export function readNewRule(
  rule: string,
  zone: Zone,
  { day, inPhaseWith }: { readonly day: LocalDate; readonly inPhaseWith: LocalDate },
): Result<NewRule, SeriesChangeRefusal> {
  const bare = { zone, durationMinutes: 60, exdates: [], rdates: [] };
  const checked = checkSeriesRule({ ...bare, rule, start: { date: day, time: MIDNIGHT } });
  if (
    hasEnd(rule) &&
    (checked.ok || checked.refusal.kind === "yields_nothing" || checked.refusal.kind === "count_and_until")
  )
    return refuse({ reason: "rule_has_end" });
  if (!checked.ok) return refuse({ reason: "rule", why: checked.refusal });
  const parsed = storedRule(rule);
  const start = { date: sameStretchBefore(parsed, inPhaseWith, day), time: MIDNIGHT };
  const [first] = expandSeries({ ...bare, rule, start }, { from: day, to: addDays(day, FAR_DAYS) }, 1);
  if (first === undefined) return refuse({ reason: "rule", why: { kind: "yields_nothing" } });
  return done({ rule: stripEnd(rule), startDate: first.regularDate });
}

/** A day on or before `day` that is a whole number of the rule's intervals away from `from`. */
function sameStretchBefore(rule: ParsedRule, from: LocalDate, day: LocalDate): LocalDate {
  let date = from;
  for (let steps = 1; date > day; steps++) {
    const back = -steps * rule.interval;
    if (rule.frequency === "DAILY") date = addDays(from, back);
    else if (rule.frequency === "WEEKLY") date = addDays(from, 7 * back);
    else date = addMonths(from, rule.frequency === "YEARLY" ? 12 * back : back);
    // A month without the 31st is no month that a rule of the 31st begins in.
    if (rule.frequency !== "DAILY" && rule.frequency !== "WEEKLY" && dayOfMonth(date) !== dayOfMonth(from)) date = from;
  }
  return date;
}

/** Whether the series already has these days from `day` on, so that asking for them changes nothing (H19). */
export function hasRuleAlready(parts: readonly SeriesPart[], zone: Zone, day: LocalDate, wanted: NewRule): boolean {
  const reached = parts.filter((part) => part.through === null || part.through >= day);
  return reached.length > 0 && reached.every((part) => part.rule !== null && isInPhase(part, part.rule, zone, wanted));
}

function isInPhase(part: SeriesPart, rule: string, zone: Zone, wanted: NewRule): boolean {
  if (!isSameRule(rule, wanted.rule)) return false;
  const plain = { ...ruleOfPart(part, zone), rule: stripEnd(rule), exdates: [], rdates: [] };
  const earlier = part.startDate <= wanted.startDate;
  const [start, date] = earlier ? [part.startDate, wanted.startDate] : [wanted.startDate, part.startDate];
  const around = { from: date, to: addDays(date, 1) };
  return expandSeries({ ...plain, start: { ...plain.start, date: start } }, around).some(
    ({ regularDate }) => regularDate === date,
  );
}

/**
 * The parts with other days from `day` on. Each keeps its own time, place and lead. The end stays: its day, or, where
 * the series ends after a number of sessions, how many are still to come. A single session becomes a series that runs on.
 */
export function giveRule(
  given: readonly SeriesPart[],
  zone: Zone,
  day: LocalDate,
  wanted: NewRule,
  fields: PartFields,
): readonly SeriesPart[] {
  const last = lastPart(given);
  const parts = last.rule === null ? runOn(given, day) : given;
  const count = last.rule === null ? null : storedRule(last.rule).count;
  const left = count === null ? null : instancesFrom(parts, zone, day);
  const end = lastPart(parts).through;
  // Nothing is left of a series that has ended: there are no days to change.
  if (left === 0 || (end !== null && end < day))
    return reviseFrom(given, day, (part) => revisePart(part, fields, zone));
  const open = reviseFrom(parts, day, (part) => {
    const revised = revisePart(part, fields, zone);
    const rule = left === null ? wanted.rule : endingAfter(wanted.rule, left);
    const rdates = addedDates(revised).filter((text) => (dayOfStamp(text, zone) ?? day) >= day);
    return { ...revised, startDate: wanted.startDate, rule, rdates };
  });
  return left === null ? endLast(open) : endAfterCount(open, zone, day);
}

/** A single session's part reaches on without an end; past ones stay in a part of their own. */
function runOn(parts: readonly SeriesPart[], day: LocalDate): SeriesPart[] {
  const last = lastPart(parts);
  const before = parts.slice(0, -1);
  if (last.through !== null && last.through < day)
    return [...parts, { ...last, from: day, through: null, rdates: [], exdates: [] }];
  return [...before, { ...last, through: null }];
}

/** The dates of a part that no rule yields. Those of a part without a rule are all chosen ones, its start too. */
function addedDates({ rule, rdates, startDate, startTime }: SeriesPart): readonly string[] {
  return rule === null ? [...new Set([stampText(startDate, startTime), ...rdates])] : rdates;
}

function instancesFrom(parts: readonly SeriesPart[], zone: Zone, day: LocalDate): number {
  const counted = parts.map((part) => placesOf({ ...part, exdates: [], rdates: [] }, zone, day, part.through ?? day));
  return counted.reduce((sum, { length }) => sum + length, 0);
}

function endLast(parts: readonly SeriesPart[]): SeriesPart[] {
  const last = lastPart(parts);
  if (last.rule === null) return [...parts];
  return [...parts.slice(0, -1), { ...last, rule: endingOn(last.rule, last.through) }];
}

/** The last part reaches to the last counted date, or to an added one after it; parts beyond that are no more. */
function endAfterCount(parts: readonly SeriesPart[], zone: Zone, day: LocalDate): SeriesPart[] {
  const last = lastPart(parts);
  const counted = firstOccurrences({ ...ruleOfPart(last, zone), exdates: [], rdates: [] }, 7_500);
  const added = parts.flatMap(({ rdates }) => rdates.map((text) => dayOfStamp(text, zone)));
  const end = [counted.at(-1)?.regularDate ?? day, ...added].reduce<LocalDate>(
    (latest, date) => (date !== null && date > latest ? date : latest),
    day,
  );
  const kept = parts.filter((part) => part.from <= end);
  return kept.map((part, i) => (i === kept.length - 1 ? { ...part, through: end } : part));
}
