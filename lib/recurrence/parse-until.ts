import { daysInMonth, type LocalDate } from "@/lib/time/local-date";
import type { RuleUntil } from "@/lib/recurrence/parsed-rule";

const UNTIL = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z)?)?$/;

/**
 * Reads the value of UNTIL: "20270129", "20270129T173000" or "20270129T223000Z". Null when it is no such moment. Years
 * run from 1000 to 9999: other calendars write 9999 for "never ends".
 */
export function parseUntil(value: string): RuleUntil | null {
  const match = UNTIL.exec(value);
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((digits) => Number(digits ?? "0"));
  if (!year || year < 1000 || !month || !day || month > 12 || day > daysInMonth(year, month)) return null;
  if (match[4] === undefined) return { kind: "date", date: `${match[1]}-${match[2]}-${match[3]}` as LocalDate };
  if (hour! > 23 || minute! > 59 || second! > 60) return null;
  const ms =
    new Date(0).setUTCFullYear(year, month - 1, day) + (hour! * 3600 + minute! * 60 + Math.min(second!, 59)) * 1000;
  return match[7] === undefined ? { kind: "wall", wall: ms } : { kind: "instant", instant: ms };
}
