import { addDays, type LocalDate } from "@/lib/time/local-date";
import { expandSeries, isMoved } from "@/lib/recurrence/expand-series";
import type { DateWindow, SeriesRule } from "@/lib/recurrence/series-rule";

/**
 * The days in the window on which the spring change skips the series' start, so that it meets later than planned (2:30
 * becomes 3:30). The form warns of them at entry.
 */
export function findGapDates(series: SeriesRule, window: DateWindow): LocalDate[] {
  const dates = expandSeries(series, { from: window.from, to: addDays(window.to, 1) })
    .filter(isMoved)
    .map((occurrence) => occurrence.regularDate)
    .filter((date) => date >= window.from && date <= window.to);
  return [...new Set(dates)];
}
