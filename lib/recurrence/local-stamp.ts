import { localDate, parseLocalDate, type LocalDate } from "@/lib/time/local-date";
import { parseLocalTime, type LocalTime } from "@/lib/time/local-time";

/** One EXDATE or RDATE. A day without a time means all of that day (left out) or the series' usual time (added). */
export type LocalStamp =
  | { readonly kind: "time"; readonly date: LocalDate; readonly time: LocalTime }
  | { readonly kind: "day"; readonly date: LocalDate }
  | { readonly kind: "instant"; readonly instant: number };

const STAMP = /^(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2})(?::?(\d{2}))?(Z)?)?$/;

/**
 * Reads a date that is left out of a series or added to it: "2026-12-25T18:00" on the series' wall clock, "2026-12-25",
 * and iCalendar's own "20261225T180000", "20261225T230000Z", "20261225". Null when it is none of these.
 */
export function parseLocalStamp(text: string): LocalStamp | null {
  const match = STAMP.exec(text.trim());
  if (!match) return null;
  const date = parseLocalDate(`${match[1]}-${match[2]}-${match[3]}`);
  if (date === null) return null;
  if (match[4] === undefined) return { kind: "day", date };
  const time = parseLocalTime(`${match[4]}:${match[5]}`);
  const second = Number(match[6] ?? "0");
  if (time === null || second > 59) return null;
  if (match[7] !== undefined) return { kind: "instant", instant: Date.parse(`${date}T${time}:${match[6] ?? "00"}Z`) };
  // Sessions start on the minute, so a local stamp with seconds can belong to none of them.
  return second === 0 ? { kind: "time", date, time } : null;
}

/** The same for what is stored. Throws a RangeError: the form must not have let it through. */
export function localStamp(text: string): LocalStamp {
  const stamp = parseLocalStamp(text);
  if (stamp === null) throw new RangeError(`Not a date of a series: ${JSON.stringify(text)}`);
  return stamp;
}

/** The stored form of one session's place: `stampText("2026-12-25", "18:00")` is "2026-12-25T18:00". */
export function stampText(date: LocalDate, time: LocalTime): string {
  return `${localDate(date)}T${time}`;
}
