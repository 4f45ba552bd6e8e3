import { buildWeeklyRule } from "@/lib/recurrence/weekly-rule";
import { parseRule } from "@/lib/recurrence/parse-rule";
import { explainRuleProblem } from "@/lib/recurrence/rule-problem";
import { done, refuse, type Result } from "@/lib/result";
import { parseLocalDate, weekdayOf, type LocalDate } from "@/lib/time/local-date";
import { minutesOfDay, parseLocalTime, type LocalTime } from "@/lib/time/local-time";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const WEEKDAY = /^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+/i;

/**
 * A date as spreadsheets write it: "2026-11-24", "11/24/2026" and "11/24/26" (month first, as in the United States),
 * "Nov 24, 2026", "24 November 2026", each with a weekday before or a time behind it. Null when it is none.
 */
export function parseCsvDate(text: string): LocalDate | null {
  const plain = text
    .trim()
    .replace(WEEKDAY, "")
    .replace(/[T ]\d{1,2}:\d{2}.*$/i, "")
    .trim();
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(plain);
  if (iso) return dateOf(iso[1]!, iso[2]!, iso[3]!);
  const slashes = /^(\d{1,2})[-/](\d{1,2})[-/](\d{2}|\d{4})$/.exec(plain);
  if (slashes) return dateOf(century(slashes[3]!), slashes[1]!, slashes[2]!);
  const named =
    /^([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})$/i.exec(plain) ??
    /^(\d{1,2})\s+([a-z]{3,9})\.?,?\s+(\d{4})$/i.exec(plain);
  if (named === null) return null;
  const [, one = "", other = "", year = ""] = named;
  const [name, day] = /\d/.test(one) ? [other, one] : [one, other];
  const month = MONTHS.indexOf(name.slice(0, 3).toLowerCase());
  return month < 0 ? null : dateOf(year, String(month + 1), day);
}

/** Why a text is not a date, in a sentence that helps. */
export function explainCsvDate(text: string): string {
  if (text.trim() === "") return "It has no date.";
  const swapped = /^(\d{1,2})[-/](\d{1,2})[-/](\d{2}|\d{4})$/.exec(text.trim());
  if (swapped !== null && Number(swapped[1]) > 12)
    return `There is no month ${swapped[1]} in “${text.trim()}”. Dates are read month first, or as 2026-11-24.`;
  return `“${text.trim().slice(0, 40)}” is not a date. It looks like 11/24/2026 or 2026-11-24.`;
}

function century(year: string): string {
  return year.length === 2 ? `20${year}` : year;
}

function dateOf(year: string, month: string, day: string): LocalDate | null {
  return parseLocalDate(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}

/** A time as spreadsheets write it: "6:00 PM", "18:00", "18:00:00", "6pm", and the time behind a date. Null when it is none. */
export function parseCsvTime(text: string): LocalTime | null {
  const plain = text.trim().replaceAll(/\s+/g, " ");
  const behind = /(?:^|[T ])(\d{1,2}:\d{2}(?::\d{2})?(?:\.0+)?\s*(?:[ap]\.?m?\.?)?)$/i.exec(plain)?.[1];
  return parseLocalTime((behind ?? plain).replace(/^(\d{1,2}:\d{2}):00(?:\.0+)?(?=\s*[ap]|$)/i, "$1"));
}

/** Both ends of "6:00–7:30 PM" or "18:00 - 19:30"; null when the text is no such span. */
export function parseCsvSpan(text: string): { readonly start: LocalTime; readonly end: LocalTime } | null {
  const parts = text.split(/\s*(?:–|—|-|\bto\b)\s*/i);
  if (parts.length !== 2) return null;
  const [from = "", to = ""] = parts;
  const end = parseCsvTime(to);
  const half = /[ap]\.?m?\.?\s*$/i.exec(to)?.[0].trim() ?? "";
  const same = parseCsvTime(/[ap]\.?m?\.?\s*$/i.test(from) || half === "" ? from : `${from} ${half}`);
  if (end === null || same === null) return null;
  if (same <= end || half === "") return { start: same, end };
  // "11:30–12:30 PM" begins in the morning.
  const other = parseCsvTime(`${from} ${half.toLowerCase().startsWith("p") ? "AM" : "PM"}`);
  return { start: other ?? same, end };
}

/** A length as minutes: "90", "90 min", "1:30", "1.5 h", "1 h 30 min". Null when it is none. */
export function parseCsvLength(text: string): number | null {
  const plain = text.trim().toLowerCase();
  const clock = /^(\d{1,2}):(\d{2})(?::00)?$/.exec(plain);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  const bare = /^(\d{1,4})\s*(?:m|min|mins|minutes?)?\.?$/.exec(plain);
  if (bare) return Number(bare[1]);
  const hours =
    /^(\d{1,2}(?:\.\d{1,2})?)\s*(?:h|hr|hrs|hours?)\.?(?:\s*(\d{1,2})\s*(?:m|min|mins|minutes?)?\.?)?$/.exec(plain);
  return hours === null ? null : Math.round(Number(hours[1]) * 60) + Number(hours[2] ?? 0);
}

/** Minutes from a start to an end on the clock, over midnight when the end is earlier. */
export function minutesBetween(start: LocalTime, end: LocalTime): number {
  const minutes = minutesOfDay(end) - minutesOfDay(start);
  return minutes < 0 ? minutes + 1440 : minutes;
}

const WEEKS: Readonly<Record<string, number>> = {
  weekly: 1,
  "every week": 1,
  "1 week": 1,
  biweekly: 2,
  "bi-weekly": 2,
  fortnightly: 2,
  "every other week": 2,
  "every 2 weeks": 2,
  "every two weeks": 2,
  "every 3 weeks": 3,
  "every 4 weeks": 4,
};
const NOT_AT_ALL = new Set(["", "no", "none", "never", "once", "does not repeat", "doesn't repeat", "false", "0"]);

/**
 * The rule behind a "repeats" cell: an RRULE, or words for every so many weeks on the day of the date; null when it does
 * not repeat. `until` is its last day, or null.
 */
export function parseCsvRepeat(text: string, date: LocalDate, until: LocalDate | null): Result<string | null, string> {
  const plain = text.trim().toLowerCase().replaceAll(/\s+/g, " ");
  if (NOT_AT_ALL.has(plain)) return done(null);
  const everyWeeks = WEEKS[plain];
  const ends = until === null ? ({ kind: "open" } as const) : ({ kind: "on", date: until } as const);
  if (everyWeeks !== undefined) return done(buildWeeklyRule({ everyWeeks, weekdays: [weekdayOf(date)], ends }));
  if (!/freq=/i.test(plain))
    return refuse(
      `“${text.trim().slice(0, 60)}” is no repetition that can be read. It looks like “weekly”, “every 2 weeks” or FREQ=WEEKLY;BYDAY=MO.`,
    );
  const parsed = parseRule(text, { refuseSubDaily: true });
  if (!parsed.ok) return refuse(explainRuleProblem(parsed.refusal));
  const rule = text
    .trim()
    .replace(/^RRULE:/i, "")
    .toUpperCase();
  const hasEnd = parsed.value.count !== null || parsed.value.until !== null;
  return done(until === null || hasEnd ? rule : `${rule};UNTIL=${until.replaceAll("-", "")}`);
}
