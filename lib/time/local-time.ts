/** A time on the clock, to the minute, on 24 hours: "18:00". A string, so times of one day compare with < and >. */
export type LocalTime = string & { readonly __brand: "LocalTime" };

const MINUTES_A_DAY = 1440;
const CANONICAL = /^([01]\d|2[0-3]):[0-5]\d$/;
const DAY_CLOCK = /^(\d{1,2}):(\d{2})(?::00(?:\.0+)?)?$/;
const HALF_CLOCK = /^(\d{1,2})(?::(\d{2}))?\s*([ap])\.?m?\.?$/;

/**
 * Reads a time as people type it: "18:00", "6:00 PM", "6pm", "6 p.m.", "noon", "midnight". Null when it is none, and
 * for a bare "6", which could be either half of the day.
 */
export function parseLocalTime(text: string): LocalTime | null {
  const typed = text.trim().toLowerCase();
  if (typed === "noon" || typed === "12 noon") return localTimeOfMinutes(720);
  if (typed === "midnight") return localTimeOfMinutes(0);
  const day = DAY_CLOCK.exec(typed);
  if (day) {
    const hour = Number(day[1]);
    const minute = Number(day[2]);
    return hour < 24 && minute < 60 ? localTimeOfMinutes(hour * 60 + minute) : null;
  }
  const half = HALF_CLOCK.exec(typed);
  if (!half) return null;
  const hour = Number(half[1]);
  const minute = Number(half[2] ?? "0");
  if (hour < 1 || hour > 12 || minute > 59) return null;
  return localTimeOfMinutes((hour % 12) * 60 + minute + (half[3] === "p" ? 720 : 0));
}

/** The same for text that the program itself wrote, in the one stored form "18:00". Throws a RangeError otherwise. */
export function localTime(text: string): LocalTime {
  if (!CANONICAL.test(text)) throw new RangeError(`Not a time: ${JSON.stringify(text)}`);
  return text as LocalTime;
}

/** Minutes since midnight on the clock: `minutesOfDay("18:30")` is 1110. */
export function minutesOfDay(time: LocalTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/**
 * The clock after so many minutes: `localTimeOfMinutes(1110)` is "18:30". It goes round like a clock (1440 is "00:00",
 * -30 is "23:30"). Throws a RangeError for anything but a whole number.
 */
export function localTimeOfMinutes(minutes: number): LocalTime {
  if (!Number.isInteger(minutes)) throw new RangeError(`Not a whole number of minutes: ${minutes}`);
  const within = ((minutes % MINUTES_A_DAY) + MINUTES_A_DAY) % MINUTES_A_DAY;
  const hour = Math.floor(within / 60);
  const minute = within % 60;
  return `${hour < 10 ? "0" : ""}${hour}:${minute < 10 ? "0" : ""}${minute}` as LocalTime;
}
