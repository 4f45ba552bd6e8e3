import type { FileReading, FileSeries, LeftOut } from "@/lib/calendar-import/file-series";
import type { CsvRow } from "@/lib/calendar-import/read-csv-rows";
import { stampText } from "@/lib/recurrence/local-stamp";
import { buildWeeklyRule } from "@/lib/recurrence/weekly-rule";
import { formatDate } from "@/lib/time/format";
import { addDays, daysBetween, weekdayOf, type LocalDate } from "@/lib/time/local-date";
import type { Zone } from "@/lib/time/zone";

/** Further apart, dates are dates and no rhythm. */
const MOST_WEEKS = 4;

/**
 * Rows of a table as series: those alike in everything but the date, on one day of the week, are one. Where their dates
 * are a rhythm of weeks, with no more gaps than dates, that is its rule; else they are added dates. The dates are those
 * of the rows, neither one more nor one less.
 */
export function groupRows(rows: readonly CsvRow[], zone: Zone): FileReading {
  const series: FileSeries[] = [];
  const leftOut: LeftOut[] = [];
  const alike = new Map<string, CsvRow[]>();
  for (const row of rows) {
    if (row.rule !== null) {
      series.push(seriesOf(row, zone, { rule: row.rule }));
      continue;
    }
    const key = JSON.stringify([row.words, row.time, row.minutes, weekdayOf(row.date)]);
    const others = alike.get(key) ?? [];
    const twin = others.find(({ date }) => date === row.date);
    if (twin === undefined) alike.set(key, [...others, row]);
    else
      leftOut.push({
        line: row.line,
        what: `${row.words.title}, ${formatDate(row.date)}`,
        why: `It says the same as line ${twin.line}.`,
      });
  }
  for (const group of alike.values()) series.push(ofDates(group, zone));
  return { series: series.sort((one, other) => one.line - other.line), leftOut };
}

function ofDates(group: readonly CsvRow[], zone: Zone): FileSeries {
  const sorted = [...group].sort((one, other) => (one.date < other.date ? -1 : 1));
  const line = Math.min(...group.map((row) => row.line));
  const first = { ...sorted[0]!, line };
  const dates = sorted.map(({ date }) => date);
  const rhythm = rhythmOf(dates);
  if (rhythm !== null) return seriesOf(first, zone, rhythm);
  return seriesOf(first, zone, { rule: null, rdates: dates.slice(1).map((date) => stampText(date, first.time)) });
}

/** The weekly rule with exactly these dates, all on one day of the week and in order; null when that would be far-fetched. */
function rhythmOf(dates: readonly LocalDate[]): { rule: string; exdates: readonly LocalDate[] } | null {
  const [first, last] = [dates[0]!, dates.at(-1)!];
  const gaps = dates.slice(1).map((date, at) => daysBetween(dates[at]!, date) / 7);
  const everyWeeks = Math.min(...gaps);
  if (gaps.length === 0 || everyWeeks > MOST_WEEKS || gaps.some((gap) => gap % everyWeeks !== 0)) return null;
  const count = daysBetween(first, last) / 7 / everyWeeks + 1;
  if (count - dates.length > dates.length) return null;
  const here = new Set(dates);
  const exdates = Array.from({ length: count }, (_each, nth) => addDays(first, nth * everyWeeks * 7)).filter(
    (date) => !here.has(date),
  );
  return {
    rule: buildWeeklyRule({ everyWeeks, weekdays: [weekdayOf(first)], ends: { kind: "after", count } }),
    exdates,
  };
}

function seriesOf(
  row: CsvRow,
  zone: Zone,
  dates: { rule: string | null; exdates?: readonly string[]; rdates?: readonly string[] },
): FileSeries {
  const { rule, exdates = [], rdates = [] } = dates;
  return {
    line: row.line,
    words: row.words,
    rule: { start: { date: row.date, time: row.time }, zone, durationMinutes: row.minutes, rule, exdates, rdates },
  };
}
