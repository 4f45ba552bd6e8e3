import type { SeriesPart } from "@/lib/scheduling/change/series-state";
import { horizonFrom } from "@/lib/scheduling/horizon";
import { addDays, type LocalDate } from "@/lib/time/local-date";

/** As when a series is made: one that ends within this many days beyond the horizon is laid out whole. */
const WHOLE_DAYS = 184;

/**
 * Through which day a series' sessions are rows once its end has moved: never less far than they were, at least to the
 * horizon (the clinic's rules, recurrence), and to the end where that is near.
 */
export function rowsThrough(current: LocalDate, today: LocalDate, last: SeriesPart): LocalDate {
  if (last.through !== null && last.through <= current) return current;
  const horizon = horizonFrom(today > last.startDate ? today : last.startDate);
  const isWhole = last.through !== null && last.through > horizon && last.through <= addDays(horizon, WHOLE_DAYS);
  const wanted = isWhole && last.through !== null ? last.through : horizon;
  return wanted > current ? wanted : current;
}
