import { addDays, daysBetween, type LocalDate } from "@/lib/time/local-date";
import { localTimeOfMinutes, minutesOfDay, type LocalTime } from "@/lib/time/local-time";
import { formatDate, formatMinutes, formatTime, formatTimeRange } from "@/lib/time/format";
import { completeRule } from "@/lib/recurrence/complete-rule";
import { describePattern } from "@/lib/recurrence/describe-pattern";
import { expandSeries } from "@/lib/recurrence/expand-series";
import { firstOccurrences } from "@/lib/recurrence/first-occurrences";
import { localStamp } from "@/lib/recurrence/local-stamp";
import { isSubDaily, type ParsedRule } from "@/lib/recurrence/parsed-rule";
import { parseRule } from "@/lib/recurrence/parse-rule";
import { listWords } from "@/lib/recurrence/rule-words";
import type { Occurrence, SeriesRule } from "@/lib/recurrence/series-rule";

export interface DescribeOptions {
  /** Dates in another year than this day's are told with their year. */
  readonly today?: LocalDate;
}

/** A series in words, part by part, for a form that lets each part be changed. */
export interface SeriesWords {
  /** "Every week on Mon, Wed and Fri" */
  readonly pattern: string;
  /** "9:00–10:30 AM" */
  readonly time: string;
  /** "24 sessions until Fri, Jan 29", "no end date" */
  readonly ending: string;
  /** "not on Fri, Dec 25", "also on Sat, Dec 5"; null when nothing is left out or added. */
  readonly exceptions: string | null;
}

/** More sessions than this are told as "more than"; counting on would take longer than the sentence is worth. */
const MOST_COUNTED = 2_000;
const MOST_NAMED_DATES = 4;
const MOST_NAMED_TIMES = 4;

/**
 * A series told back in one sentence: "Every week on Mon, Wed and Fri, 9:00–10:30 AM, 24 sessions until Fri, Jan 29."
 * The sessions counted are those that really take place: without dates left out, with dates added.
 */
export function describeSeries(series: SeriesRule, options: DescribeOptions = {}): string {
  const { pattern, time, ending, exceptions } = describeSeriesParts(series, options);
  return `${[pattern, time, ending, exceptions].filter((part) => part !== null && part !== "").join(", ")}.`;
}

/** The same, part by part. Throws an Error when the stored rule cannot be read, as `expandSeries` does. */
export function describeSeriesParts(series: SeriesRule, { today }: DescribeOptions = {}): SeriesWords {
  if (series.rule === null) return describeDates(series, today);
  const parsed = parseRule(series.rule);
  if (!parsed.ok) throw new Error(`The stored recurrence rule cannot be read (${parsed.refusal.kind}): ${series.rule}`);
  const rule = parsed.value;
  return {
    pattern: describePattern(rule, series.start.date),
    time: describeTimes(rule, series),
    ending: rule.count === null && rule.until === null ? "no end date" : describeEnding(series, today),
    exceptions: describeExceptions(series, today),
  };
}

/** A series without a rule is its dates. */
function describeDates(series: SeriesRule, today: LocalDate | undefined): SeriesWords {
  const dates = datesOf(firstOccurrences(series, MOST_COUNTED));
  const named = dates.length <= MOST_NAMED_DATES && dates.length > 0;
  return {
    pattern: named ? `On ${nameDates(dates, today)}` : `On ${dates.length} chosen dates`,
    time: clockRange(series.start.time, series.durationMinutes),
    ending: describeEnding(series, today),
    exceptions: null,
  };
}

function describeEnding(series: SeriesRule, today: LocalDate | undefined): string {
  const sessions = firstOccurrences(series, MOST_COUNTED + 1);
  const last = sessions.at(-1);
  if (last === undefined) return "no sessions";
  if (sessions.length > MOST_COUNTED) return `more than ${MOST_COUNTED.toLocaleString("en-US")} sessions`;
  if (sessions.length === 1) return `1 session on ${formatDate(last.date, today)}`;
  return `${sessions.length.toLocaleString("en-US")} sessions until ${formatDate(last.date, today)}`;
}

function describeTimes(rule: ParsedRule, { start, durationMinutes }: SeriesRule): string {
  if (isSubDaily(rule.frequency)) return `from ${formatTime(start.time)}, ${formatMinutes(durationMinutes)} each`;
  const { byHour, byMinute } = completeRule(rule, start);
  const times = byHour.flatMap((hour) => byMinute.map((minute) => localTimeOfMinutes(hour * 60 + minute)));
  const [first, last] = [times[0] ?? start.time, times.at(-1) ?? start.time];
  if (times.length < 2) return clockRange(first, durationMinutes);
  const each = `${formatMinutes(durationMinutes)} each`;
  if (times.length <= MOST_NAMED_TIMES) return `${listWords(times.map(formatTime))}, ${each}`;
  return `${times.length} times a day from ${formatTime(first)} to ${formatTime(last)}, ${each}`;
}

/** The usual range on the clock; on the nights the clocks change the end differs, because duration is elapsed time. */
function clockRange(start: LocalTime, minutes: number): string {
  return formatTimeRange(start, localTimeOfMinutes(minutesOfDay(start) + Math.round(minutes)));
}

/** Only what makes a difference is told: a date left out on which nothing would have been is not. */
function describeExceptions(series: SeriesRule, today: LocalDate | undefined): string | null {
  const leftOut = difference({ ...series, exdates: [], rdates: [] }, { ...series, rdates: [] }, series.exdates);
  const added = difference(series, { ...series, rdates: [] }, series.rdates);
  const parts = [tell("not on", "left out", leftOut, today), tell("also on", "added", added, today)];
  const said = parts.filter((part) => part !== null);
  return said.length === 0 ? null : said.join(", ");
}

function tell(on: string, many: string, dates: readonly LocalDate[], today: LocalDate | undefined): string | null {
  if (dates.length === 0) return null;
  return dates.length <= MOST_NAMED_DATES ? `${on} ${nameDates(dates, today)}` : `${dates.length} dates ${many}`;
}

/** The days of the sessions that `more` has and `less` has not, looked for around the given dates only. */
function difference(more: SeriesRule, less: SeriesRule, stamps: readonly string[]): LocalDate[] {
  const around = stamps.map((text) => {
    const stamp = localStamp(text);
    const date = stamp.kind === "instant" ? new Date(stamp.instant).toISOString().slice(0, 10) : stamp.date;
    return date as LocalDate;
  });
  const kept: Occurrence[] = [];
  for (const date of new Set(around)) {
    const window = { from: addDays(date, -1), to: addDays(date, 1) };
    const without = new Set(expandSeries(less, window).map((occurrence) => occurrence.startsAt.getTime()));
    kept.push(...expandSeries(more, window).filter((occurrence) => !without.has(occurrence.startsAt.getTime())));
  }
  return datesOf(kept);
}

function datesOf(occurrences: readonly Occurrence[]): LocalDate[] {
  return [...new Set(occurrences.map((occurrence) => occurrence.date))].sort((a, b) => daysBetween(b, a));
}

/** Dates hold commas, so a list of them is parted by "and" and semicolons. */
function nameDates(dates: readonly LocalDate[], today: LocalDate | undefined): string {
  const names = dates.map((date) => formatDate(date, today));
  return names.length <= 2 ? names.join(" and ") : `${names.slice(0, -1).join("; ")} and ${names.at(-1)}`;
}
