import { addDays, startOfWeek, WEEKDAYS, type LocalDate } from "../time/local-date";
import { toInstant, type Instant, type Zone } from "../time/zone";
import type { MakeUpRules } from "./make-up-rules";

/** By when, in the week of this day (from Monday), whoever is short has been offered a seat. */
export function offerDeadline(
  { weekday, time }: MakeUpRules["offerBy"],
  day: LocalDate,
  zone: Zone,
): { readonly date: LocalDate; readonly at: Instant } {
  const date = addDays(startOfWeek(day), WEEKDAYS.indexOf(weekday));
  return { date, at: toInstant(date, time, zone) };
}
