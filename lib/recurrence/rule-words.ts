import type { Weekday } from "@/lib/time/local-date";

/* The small words that rules are told in. */

const SHORT_DAYS: Record<Weekday, string> = {
  MO: "Mon",
  TU: "Tue",
  WE: "Wed",
  TH: "Thu",
  FR: "Fri",
  SA: "Sat",
  SU: "Sun",
};
const LONG_DAYS: Record<Weekday, string> = {
  MO: "Monday",
  TU: "Tuesday",
  WE: "Wednesday",
  TH: "Thursday",
  FR: "Friday",
  SA: "Saturday",
  SU: "Sunday",
};
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** "Mon" */
export function shortDay(weekday: Weekday): string {
  return SHORT_DAYS[weekday];
}

/** "Monday" */
export function longDay(weekday: Weekday): string {
  return LONG_DAYS[weekday];
}

/** 1 is "January". */
export function longMonth(month: number): string {
  return MONTHS[month - 1] ?? String(month);
}

/** "Mon", "Mon and Wed", "Mon, Wed and Fri"; with another last word: "Tue, Wed or Thu". */
export function listWords(words: readonly string[], last: "and" | "or" = "and"): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

/** "1st", "2nd", "13th"; -1 is "last", -2 "2nd to last". */
export function ordinal(number: number): string {
  if (number < 0) return number === -1 ? "last" : `${ordinal(-number)} to last`;
  const tens = number % 100;
  const suffix = tens >= 11 && tens <= 13 ? "th" : (["th", "st", "nd", "rd"][number % 10] ?? "th");
  return `${number}${suffix}`;
}

/**
 * Numbers from the smallest, those counted from the end last, with three or more in a row drawn together: 2, 3, 4, 9 is
 * "2nd to 4th and 9th" by `ordinal`.
 */
export function numberWords(numbers: readonly number[], word: (number: number) => string): string {
  const ordered = [...numbers.filter((n) => n >= 0), ...numbers.filter((n) => n < 0)];
  const words: string[] = [];
  for (let i = 0; i < ordered.length;) {
    let end = i;
    while (ordered[end + 1] === ordered[end]! + 1 && ordered[end]! > 0) end++;
    if (end - i < 2) end = i;
    words.push(end === i ? word(ordered[i]!) : `${word(ordered[i]!)} to ${word(ordered[end]!)}`);
    i = end + 1;
  }
  return listWords(words);
}
