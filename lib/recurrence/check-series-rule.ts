import { done, refuse, type Result } from "@/lib/result";
import { addDays } from "@/lib/time/local-date";
import { expandSeries } from "@/lib/recurrence/expand-series";
import { firstOccurrences } from "@/lib/recurrence/first-occurrences";
import { timesADay, type ParsedRule } from "@/lib/recurrence/parsed-rule";
import { parseRule } from "@/lib/recurrence/parse-rule";
import type { RuleProblem } from "@/lib/recurrence/rule-problem";
import type { SeriesRule } from "@/lib/recurrence/series-rule";

/** More sessions than this in the counted stretch is a slip: five a day, every day of a year, are fewer. */
export const MAX_SESSIONS = 2_000;
/** The stretch over which sessions are counted, in days: a year, as the base size of a site is reckoned. */
const COUNTED_DAYS = 366;

export interface CheckSeriesOptions {
  readonly most?: number;
  readonly days?: number;
}

/**
 * Whether a series with this rule can be created: the rule can be read, does not repeat within a day, yields a session
 * at all (within a hundred years), and not more than `most` in its first `days` days. The value is the rule as read, or
 * null when the series has none.
 */
export function checkSeriesRule(
  series: SeriesRule,
  { most = MAX_SESSIONS, days = COUNTED_DAYS }: CheckSeriesOptions = {},
): Result<ParsedRule | null, RuleProblem> {
  const parsed = series.rule === null ? done(null) : parseRule(series.rule, { refuseSubDaily: true });
  if (!parsed.ok) return parsed;
  // Counting these would take the walk's whole allowance before it reached a second day.
  if (parsed.value !== null && timesADay(parsed.value) > most) return refuse({ kind: "too_many", most, days });
  const first = series.start.date;
  const year = expandSeries(series, { from: first, to: addDays(first, days) }, most + 1);
  if (year.length > most) return refuse({ kind: "too_many", most, days });
  if (year.length === 0 && firstOccurrences(series, 1).length === 0) return refuse({ kind: "yields_nothing" });
  return done(parsed.value);
}
