import { stampOf } from "@/lib/calendar-import/stamp-of";
import { checkSeriesRule, MAX_SESSIONS } from "@/lib/recurrence/check-series-rule";
import { expandSeries } from "@/lib/recurrence/expand-series";
import { firstOccurrences } from "@/lib/recurrence/first-occurrences";
import { localStamp } from "@/lib/recurrence/local-stamp";
import { parseRule } from "@/lib/recurrence/parse-rule";
import type { RuleProblem } from "@/lib/recurrence/rule-problem";
import type { SeriesRule } from "@/lib/recurrence/series-rule";
import { done, refuse, type Result } from "@/lib/result";
import { addDays, type LocalDate } from "@/lib/time/local-date";
import { toInstant, toLocal, type Zone } from "@/lib/time/zone";

export interface SettlePlace {
  /** The clock of the site that takes the series in. */
  readonly zone: Zone;
  /** Sessions before this day are not taken. */
  readonly from: LocalDate;
  readonly today: LocalDate;
}

export interface Settled {
  readonly rule: SeriesRule;
  /** How many sessions lie before the first day that is taken. */
  readonly before: number;
  /** It goes on by another place's clock, which a series here cannot: its dates are taken one by one through this day. */
  readonly through: LocalDate | null;
}

export type SettleProblem =
  RuleProblem | { readonly kind: "all_before"; readonly count: number } | { readonly kind: "repeated_hour" };

/** How far ahead dates are taken one by one. */
const DAYS_AHEAD = 366;
/** Over how many days two rules are compared: several turns of the clocks, and leap days. */
const COMPARED_DAYS = 4 * 366;

/**
 * Brings a series of a file onto the clock of the site and cuts off what is too long ago. It keeps its rule where the
 * rule yields the very same starts; where it cannot (a series of another continent, whose hour here changes with two
 * calendars), its dates are taken one by one. Exact either way: the starts that come out are the file's.
 */
export function settleSeries(series: SeriesRule, place: SettlePlace): Result<Settled, SettleProblem> {
  const checked = checkSeriesRule(series);
  if (!checked.ok) return refuse(checked.refusal);
  const first = firstOccurrences(series, 1)[0]?.startsAt ?? null;
  if (first === null) return refuse({ kind: "yields_nothing" });
  const start = toLocal(first, place.zone).date;
  const before = start >= place.from ? 0 : countBefore(series, place);
  const candidates = [onSiteClock(series, place.zone)].flatMap((rule) => [
    ...cutOff(rule, place.from).map(withWholeLastDay),
    ...cutOff(rule, place.from),
  ]);
  const same = candidates.find((rule) => isSame(rule, series, place));
  if (same !== undefined) {
    const count = firstOccurrences(same, 1).length;
    return count === 0 ? refuse({ kind: "all_before", count: before }) : done({ rule: same, before, through: null });
  }
  return oneByOne(series, place, before);
}

function countBefore(series: SeriesRule, { zone, from }: SettlePlace): number {
  return expandSeries(series, { from: firstDay(series), to: addDays(from, 1) }).filter(
    ({ startsAt }) => toLocal(startsAt, zone).date < from,
  ).length;
}

function firstDay({ start, rdates, zone }: SeriesRule): LocalDate {
  const days = rdates
    .map(localStamp)
    .map((stamp) => (stamp.kind === "instant" ? toLocal(new Date(stamp.instant), zone).date : stamp.date));
  return days.reduce((first, day) => (day < first ? day : first), start.date);
}

/** The same rule read on another clock; whether that yields the same starts is for `isSame` to say. */
function onSiteClock(series: SeriesRule, zone: Zone): SeriesRule {
  if (series.zone === zone) return series;
  const own = series.zone;
  const { date, time } = toLocal(toInstant(series.start.date, series.start.time, own), zone);
  const stamps = (texts: readonly string[]) =>
    texts.map((text) => {
      const stamp = localStamp(text);
      if (stamp.kind === "day") return text;
      const instant = stamp.kind === "instant" ? new Date(stamp.instant) : toInstant(stamp.date, stamp.time, own);
      return stampOf(instant, zone);
    });
  return { ...series, zone, start: { date, time }, exdates: stamps(series.exdates), rdates: stamps(series.rdates) };
}

/** The rule begun at its first session from a day on, with the phase of its interval and what is left of its count. None when it does not reach that day. */
function cutOff(series: SeriesRule, from: LocalDate): SeriesRule[] {
  const dateOf = (text: string) => {
    const stamp = localStamp(text);
    return stamp.kind === "instant" ? toLocal(new Date(stamp.instant), series.zone).date : stamp.date;
  };
  const later = (texts: readonly string[]) => texts.filter((text) => dateOf(text) >= from);
  const rdates = later(series.rdates);
  if (series.start.date >= from) return [rdates.length === series.rdates.length ? series : { ...series, rdates }];
  if (series.rule === null) return datesFrom(series, from);
  const parsed = parseRule(series.rule);
  const bare = { ...series, exdates: [], rdates: [] };
  const next = parsed.ok ? expandSeries(bare, { from, to: addDays(from, 100 * 366) }, 1)[0] : undefined;
  if (!parsed.ok || next === undefined) return datesFrom({ ...series, rule: null, start: series.start }, from, rdates);
  const { count } = parsed.value;
  const gone = count === null ? 0 : expandSeries(bare, { from: series.start.date, to: addDays(from, -1) }).length;
  const rule = count === null ? series.rule : series.rule.replace(/COUNT=\d+/i, `COUNT=${count - gone}`);
  return [
    {
      ...series,
      rule,
      start: { date: next.regularDate, time: next.regularTime },
      exdates: later(series.exdates),
      rdates,
    },
  ];
}

/** A series without a rule, of its dates from a day on. `only`: these added dates are all that is left of a rule that is over. */
function datesFrom(series: SeriesRule, from: LocalDate, only?: readonly string[]): SeriesRule[] {
  const all =
    only === undefined
      ? firstOccurrences(series, MAX_SESSIONS)
      : firstOccurrences({ ...series, rdates: only }, MAX_SESSIONS);
  const starts = all.filter(({ date }) => date >= from).map(({ startsAt }) => startsAt);
  const listed = listDates(series, series.zone, starts);
  return listed === null ? [] : [listed];
}

/** Null: there are none, or every one lies in a repeated hour. */
function listDates(series: SeriesRule, zone: Zone, starts: readonly Date[]): SeriesRule | null {
  const first = starts.find((instant) => !stampOf(instant, zone).endsWith("Z"));
  if (first === undefined) return null;
  const { date, time } = toLocal(first, zone);
  const rdates = starts.filter((instant) => instant !== first).map((instant) => stampOf(instant, zone));
  return { ...series, zone, start: { date, time }, rule: null, exdates: [], rdates };
}

/** A last moment late in the evening as the last day: forms can show a day and no moment. */
function withWholeLastDay(series: SeriesRule): SeriesRule {
  if (series.rule === null) return series;
  const parsed = parseRule(series.rule);
  const last =
    parsed.ok && parsed.value.until !== null && parsed.value.count === null
      ? firstOccurrences({ ...series, exdates: [], rdates: [] }, MAX_SESSIONS + 1).at(-1)
      : undefined;
  if (last === undefined) return series;
  return { ...series, rule: series.rule.replace(/UNTIL=[^;]+/i, `UNTIL=${last.regularDate.replaceAll("-", "")}`) };
}

function isSame(rule: SeriesRule, original: SeriesRule, { zone, from, today }: SettlePlace): boolean {
  if (rule === original) return true;
  const begins = [from, rule.start.date, today].reduce((late, day) => (day > late ? day : late));
  const to = addDays(begins, COMPARED_DAYS);
  const starts = (series: SeriesRule) =>
    // A day more on both sides: the same start may be on another day by the other clock.
    expandSeries(series, { from: addDays(from, -1), to: addDays(to, 1) })
      .map(({ startsAt }) => startsAt)
      .filter((instant) => {
        const { date } = toLocal(instant, zone);
        return date >= from && date <= to;
      });
  const [ours, theirs] = [starts(rule), starts(original)];
  const noneEarlier = expandSeries(rule, { from: firstDay(rule), to: addDays(from, -1) }, 1).length === 0;
  return (
    noneEarlier &&
    ours.length === theirs.length &&
    ours.every((instant, at) => instant.getTime() === theirs[at]?.getTime())
  );
}

function oneByOne(
  series: SeriesRule,
  { zone, from, today }: SettlePlace,
  before: number,
): Result<Settled, SettleProblem> {
  const parsed = series.rule === null ? null : parseRule(series.rule);
  const runsOn = parsed !== null && parsed.ok && parsed.value.count === null && parsed.value.until === null;
  const through = addDays(today, DAYS_AHEAD);
  const all = runsOn
    ? expandSeries(series, { from: firstDay(series), to: addDays(through, 1) })
    : firstOccurrences(series, MAX_SESSIONS + 1);
  const starts = all
    .map(({ startsAt }) => startsAt)
    .filter((instant) => {
      const { date } = toLocal(instant, zone);
      return date >= from && (!runsOn || date <= through);
    });
  if (starts.length > MAX_SESSIONS) return refuse({ kind: "too_many", most: MAX_SESSIONS, days: DAYS_AHEAD });
  if (starts.length === 0) return refuse({ kind: "all_before", count: before });
  const listed = listDates(series, zone, starts);
  if (listed === null) return refuse({ kind: "repeated_hour" });
  return done({ rule: listed, before, through: runsOn ? through : null });
}

/** The series without some of its starts, which are here already. Null: nothing is left of it. */
export function withoutStarts(series: SeriesRule, starts: readonly Date[]): SeriesRule | null {
  if (starts.length === 0) return series;
  if (series.rule === null) {
    const gone = new Set(starts.map((instant) => instant.getTime()));
    const left = firstOccurrences(series, MAX_SESSIONS)
      .map(({ startsAt }) => startsAt)
      .filter((instant) => !gone.has(instant.getTime()));
    return listDates(series, series.zone, left);
  }
  const exdates = [...series.exdates, ...starts.map((instant) => stampOf(instant, series.zone))];
  const left = { ...series, exdates };
  return firstOccurrences(left, 1).length === 0 ? null : left;
}
