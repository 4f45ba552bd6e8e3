import { WEEKDAYS, type Weekday } from "./local-date";

/** A set of weekdays as bits, Monday 1 to Sunday 64, so that a database can ask "is this day in it" with one `&`. */
export function weekdaySet(weekdays: Iterable<Weekday>): number {
  let bits = 0;
  for (const weekday of weekdays) bits |= weekdayBit(weekday);
  return bits;
}

/** The bit of one weekday. */
export function weekdayBit(weekday: Weekday): number {
  return 1 << WEEKDAYS.indexOf(weekday);
}

/** The weekdays of a set, Monday first. */
export function weekdaysOf(bits: number): Weekday[] {
  return WEEKDAYS.filter((weekday) => (bits & weekdayBit(weekday)) !== 0);
}
