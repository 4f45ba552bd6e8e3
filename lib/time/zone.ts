import { dateOfDayNumber, dayNumber, type LocalDate } from "@/lib/time/local-date";
import { localTimeOfMinutes, minutesOfDay, type LocalTime } from "@/lib/time/local-time";
import { instantOfWall, offsetAt } from "@/lib/time/zone-offsets";

/** An IANA time zone name that this machine's tables know: "America/New_York". */
export type Zone = string & { readonly __brand: "Zone" };

/** A point in time, the same everywhere. */
export type Instant = Date;

/** What the clock on the wall shows. */
export interface LocalMoment {
  readonly date: LocalDate;
  readonly time: LocalTime;
  /** Seconds past the minute. */
  readonly seconds: number;
  /** Wall clock minus UTC: -300 in New York's winter. Not whole for some zones before 1972. */
  readonly offsetMinutes: number;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** IANA names only: Intl also takes "+05:00", which no clock change ever reaches. */
const NAME = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/;
const known = new Map<string, Zone | null>();

/** Reads a zone's name as stored or chosen. Null when there is no such zone. Letter case is put right where Intl knows it. */
export function parseZone(text: string): Zone | null {
  if (text.length > 64 || !NAME.test(text)) return null;
  const seen = known.get(text);
  if (seen !== undefined) return seen;
  const found = lookUp(text);
  // Only real zones are remembered: what strangers type must not fill the memory.
  if (found !== null) known.set(text, found);
  return found;
}

/** The same for a name the program itself wrote. Throws a RangeError when there is no such zone. */
export function zone(text: string): Zone {
  const found = parseZone(text);
  if (found === null) throw new RangeError(`Not a time zone: ${JSON.stringify(text)}`);
  return found;
}

/**
 * The instant of a wall clock. A time that the spring change skips is read with the offset before the change (02:30
 * becomes 03:30); a time that the autumn change repeats means the first one (the clinic's rules, recurrence).
 * `toInstant("2026-03-02", "18:00", "America/New_York")` is 2026-03-02T23:00:00Z.
 */
export function toInstant(date: LocalDate, time: LocalTime, zone: Zone): Instant {
  return new Date(instantOfWall(wallOf(date, time), zone));
}

/** What the clock in `zone` shows at an instant. Parts of a second are dropped. */
export function toLocal(instant: Instant, zone: Zone): LocalMoment {
  const offset = offsetAt(instant.getTime(), zone);
  return { ...wallParts(instant.getTime() + offset), offsetMinutes: offset / MINUTE_MS };
}

/** Whether the clock in `zone` never shows this time on this date, because the spring change skips it. */
export function isInGap(date: LocalDate, time: LocalTime, zone: Zone): boolean {
  const wall = wallOf(date, time);
  const instant = instantOfWall(wall, zone);
  return instant + offsetAt(instant, zone) !== wall;
}

/**
 * A moment as text with its offset, as the standing rules and the exports read it: "2026-03-02T18:00-05:00", with
 * seconds when there are any: "2026-03-02T18:00:07-05:00".
 */
export function momentText(instant: Instant, zone: Zone): string {
  // Some zones before 1972 stood off UTC by seconds, which the text cannot say. Rounding the offset keeps the instant true.
  const offset = Math.round(offsetAt(instant.getTime(), zone) / MINUTE_MS);
  const { date, time, seconds } = wallParts(instant.getTime() + offset * MINUTE_MS);
  const away = localTimeOfMinutes(Math.abs(offset));
  return `${date}T${time}${seconds === 0 ? "" : `:${String(seconds).padStart(2, "0")}`}${offset < 0 ? "-" : "+"}${away}`;
}

/** A wall clock as milliseconds, as if it were UTC: the form in which recurrence rules are calculated. */
export function wallOf(date: LocalDate, time: LocalTime): number {
  return dayNumber(date) * DAY_MS + minutesOfDay(time) * MINUTE_MS;
}

/** The inverse of `wallOf`; parts of a second are dropped. */
export function wallParts(wallMs: number): { date: LocalDate; time: LocalTime; seconds: number } {
  const day = Math.floor(wallMs / DAY_MS);
  const inDay = wallMs - day * DAY_MS;
  const minutes = Math.floor(inDay / MINUTE_MS);
  return {
    date: dateOfDayNumber(day),
    time: localTimeOfMinutes(minutes),
    seconds: Math.floor((inDay - minutes * MINUTE_MS) / 1000),
  };
}

function lookUp(text: string): Zone | null {
  try {
    const resolved = new Intl.DateTimeFormat("en-US", { timeZone: text }).resolvedOptions().timeZone;
    return (resolved.toLowerCase() === text.toLowerCase() ? resolved : text) as Zone;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
