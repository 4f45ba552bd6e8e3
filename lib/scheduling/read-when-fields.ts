import { readFormRule } from "@/lib/recurrence/weekly-rule";
import { REPEATS, type Repeats } from "@/lib/scheduling/series-form";
import { dayOfMonth, weekdayOf, type LocalDate, type Weekday } from "@/lib/time/local-date";

/** How often and on which days, as the form of a series asks it. */
export interface WhenFields {
  readonly repeats: Repeats;
  /** For weeks only. */
  readonly weekdays: readonly Weekday[];
}

/**
 * The inverse of `readWhen` for a stored rule: what the form's fields say of it. Null: the form has no words for it, so
 * it is described instead, and stays as it is until other days are chosen.
 */
export function readWhenFields(rule: string | null, start: LocalDate): WhenFields | null {
  if (rule === null) return { repeats: "once", weekdays: [] };
  const read = readFormRule(rule, start);
  if (read === null) return null;
  if (read.repeats === "weekly") {
    const repeats = REPEATS.find((each) => each === `w${read.everyWeeks}`);
    return repeats === undefined ? null : { repeats, weekdays: read.weekdays };
  }
  if (read.everyMonths !== 1) return null;
  const { on } = read;
  // The form's monthly choices take their day from the first one: another day cannot be told by them.
  if (on.kind === "date") return on.day === dayOfMonth(start) ? { repeats: "month_date", weekdays: [] } : null;
  if (on.weekday !== weekdayOf(start)) return null;
  if (on.nth === -1) return { repeats: "month_last", weekdays: [] };
  return on.nth === Math.ceil(dayOfMonth(start) / 7) ? { repeats: "month_weekday", weekdays: [] } : null;
}
