import { checkSeriesRule, MAX_SESSIONS } from "@/lib/recurrence/check-series-rule";
import { expandSeries } from "@/lib/recurrence/expand-series";
import { firstOccurrences } from "@/lib/recurrence/first-occurrences";
import { parseLocalStamp, type LocalStamp } from "@/lib/recurrence/local-stamp";
import type { ParsedRule } from "@/lib/recurrence/parsed-rule";
import type { RuleProblem } from "@/lib/recurrence/rule-problem";
import type { Occurrence, SeriesRule } from "@/lib/recurrence/series-rule";
import { done, refuse, type Result } from "@/lib/result";
import { carryOutWays, skippedDates } from "@/lib/scheduling/carry-out-ways";
import { horizonFrom } from "@/lib/scheduling/horizon";
import type { NewSeries } from "@/lib/scheduling/new-series";
import { placeSessions, type DatedClosure, type PlannedSession } from "@/lib/scheduling/place-sessions";
import { addDays, type LocalDate } from "@/lib/time/local-date";
import { toLocal, type Zone } from "@/lib/time/zone";

/** A series that ends within this many days beyond the horizon is laid out whole: nobody then wonders where the rest is. */
const WHOLE_DAYS = 184;
/** Over how many days the most sessions are counted: a hundred years, which is to say all of them. */
const FAR_DAYS = 36_525;

/** What making a series comes to, before anything is stored. */
export interface SeriesPlan {
  /** The rule as it is stored, its COUNT set so that enough sessions take place. */
  readonly rule: string | null;
  /** Rows to make now, earliest first. */
  readonly sessions: readonly PlannedSession[];
  /** How many sessions the series has from first to last; null: it runs on. */
  readonly total: number | null;
  /** The last local day; null: it runs on. */
  readonly lastDate: LocalDate | null;
  /** Sessions are rows through this day; a job moves it on. */
  readonly through: LocalDate;
}

/** two_at_once: a way out would put a session onto another one of the series. */
export type PlanRefusal =
  | RuleProblem
  | { readonly kind: "bad_date"; readonly value: string }
  | { readonly kind: "two_at_once"; readonly date: LocalDate };

/**
 * Lays a new series out: its sessions from the first to a horizon of at least 26 weeks from today or from the start,
 * whichever is later (the clinic's rules, recurrence), those that fall into a closure as closed (H10). Pure, and used
 * by the preview and by the change itself, so that what was shown is what happens.
 */
export function planNewSeries(
  series: NewSeries,
  place: { readonly zone: Zone; readonly today: LocalDate; readonly closures: readonly DatedClosure[] },
): Result<SeriesPlan, PlanRefusal> {
  const unreadable = [...series.exdates, ...series.rdates].find((text) => parseLocalStamp(text) === null);
  if (unreadable !== undefined) return refuse({ kind: "bad_date", value: unreadable });
  const left = skippedDates(series.ways ?? [], series.startTime);
  const rule = seriesRuleOf({ ...series, exdates: [...series.exdates, ...left] }, place.zone);
  const checked = checkSeriesRule(rule);
  if (!checked.ok) return checked;
  const ended = series.takesPlace ? endAfter(rule, series, series.takesPlace, place.closures) : done(rule);
  if (!ended.ok) return ended;
  return layOut(ended.value, series, place, series.takesPlace ? null : checked.value);
}

/** A new series as the recurrence rules calculate it. */
export function seriesRuleOf(
  series: Pick<NewSeries, "startDate" | "startTime" | "durationMinutes" | "rule" | "exdates" | "rdates">,
  zone: Zone,
): SeriesRule {
  const { startDate, startTime, durationMinutes, rule, exdates, rdates } = series;
  return { start: { date: startDate, time: startTime }, zone, durationMinutes, rule, exdates, rdates };
}

/** Sets COUNT so that `wanted` sessions take place: it counts before dates are left out, and closed days are not counted. */
function endAfter(
  rule: SeriesRule,
  series: NewSeries,
  wanted: number,
  closures: readonly DatedClosure[],
): Result<SeriesRule, PlanRefusal> {
  const tooMany: PlanRefusal = { kind: "too_many", most: MAX_SESSIONS, days: FAR_DAYS };
  if (rule.rule === null) return done(rule);
  for (let count = wanted; count <= MAX_SESSIONS;) {
    const ended = { ...rule, rule: withCount(rule.rule, count) };
    const takePlace = placed(firstOccurrences(ended, MAX_SESSIONS + 1), series, rule.zone, closures).filter(
      ({ status }) => status === "scheduled",
    );
    if (takePlace.length >= wanted) return done(ended);
    count += wanted - takePlace.length;
  }
  return refuse(tooMany);
}

function layOut(
  rule: SeriesRule,
  series: NewSeries,
  { today, closures }: { readonly today: LocalDate; readonly closures: readonly DatedClosure[] },
  parsed: ParsedRule | null,
): Result<SeriesPlan, PlanRefusal> {
  const { startDate } = series;
  const horizon = horizonFrom(today > startDate ? today : startDate);
  const runsOn = rule.rule !== null && parsed !== null && parsed.count === null && parsed.until === null;
  const all = runsOn ? null : firstOccurrences(rule, MAX_SESSIONS + 1);
  if (all !== null && all.length > MAX_SESSIONS)
    return refuse({ kind: "too_many", most: MAX_SESSIONS, days: FAR_DAYS });
  const lastDate = all?.at(-1)?.date ?? null;
  const isWhole = lastDate !== null && lastDate <= addDays(horizon, WHOLE_DAYS);
  const through = isWhole && lastDate > horizon ? lastDate : horizon;
  const found = (all ?? expandSeries(rule, { from: firstDay(rule), to: through }, MAX_SESSIONS + 1)).filter(
    ({ date }) => date <= through,
  );
  if (found.length > MAX_SESSIONS) return refuse({ kind: "too_many", most: MAX_SESSIONS, days: FAR_DAYS });
  const sessions = placed(found, series, rule.zone, closures);
  const twice = sessions.find(({ startsAt }, index) => startsAt.getTime() === sessions[index + 1]?.startsAt.getTime());
  if (twice !== undefined) return refuse({ kind: "two_at_once", date: twice.date });
  return done({ rule: rule.rule, sessions, total: all?.length ?? null, lastDate, through });
}

/** Sessions at the times and in the rooms that ways out give them, under the closures that stand. */
function placed(
  found: readonly Occurrence[],
  { siteId, ways = [] }: NewSeries,
  zone: Zone,
  closures: readonly DatedClosure[],
): PlannedSession[] {
  return placeSessions(ways.length === 0 ? found : carryOutWays(found, ways, zone), siteId, closures);
}

/** The first day a session can be on: an added date before the start belongs to the series too. */
function firstDay({ start, zone, rdates }: SeriesRule): LocalDate {
  const added = rdates.map((text) => dayOf(parseLocalStamp(text), zone)).filter((date) => date !== null);
  return added.reduce((first, date) => (date < first ? date : first), start.date);
}

function dayOf(stamp: LocalStamp | null, zone: Zone): LocalDate | null {
  if (stamp === null) return null;
  return stamp.kind === "instant" ? toLocal(new Date(stamp.instant), zone).date : stamp.date;
}

/** The rule with this COUNT in place of the end it had. */
function withCount(rule: string, count: number): string {
  const rest = rule.split(";").filter((part) => !/^(RRULE:)?(COUNT|UNTIL)=/i.test(part));
  return [...rest, `COUNT=${count}`].join(";");
}
