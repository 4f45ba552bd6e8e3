import { addDays } from "@/lib/time/local-date";
import { toLocal } from "@/lib/time/zone";
import { expandSeries } from "@/lib/recurrence/expand-series";
import { localStamp } from "@/lib/recurrence/local-stamp";
import type { Occurrence, SeriesRule } from "@/lib/recurrence/series-rule";

/** A rule whose next date is further away than this has none that a clinic could mean. */
const HUNDRED_YEARS = 36_525;

/** The first sessions of a series, added ones before its start included: what a preview lists and a check counts. */
export function firstOccurrences(series: SeriesRule, most: number): Occurrence[] {
  let from = series.start.date;
  for (const stamp of series.rdates.map(localStamp)) {
    const date = stamp.kind === "instant" ? toLocal(new Date(stamp.instant), series.zone).date : stamp.date;
    if (date < from) from = date;
  }
  return expandSeries(series, { from, to: addDays(series.start.date, HUNDRED_YEARS) }, most);
}
