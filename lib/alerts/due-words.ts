import { formatDate, formatMonthDay, formatTime } from "../time/format";
import { addDays, daysBetween } from "../time/local-date";
import { toLocal, type Instant, type Zone } from "../time/zone";

export interface DueWords {
  /** "Due 5:00 PM", "Due noon today", "Due tomorrow", "Due Fri", "Due Nov 30", "Overdue 13 h". */
  readonly text: string;
  /** Overdue, or so soon that it comes before everything else. */
  readonly isSoon: boolean;
  readonly isOverdue: boolean;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SOON = 2 * HOUR;

/** When something is due, as short as a row has room for. */
export function dueWords(due: Instant, now: Instant, zone: Zone): DueWords {
  const left = due.getTime() - now.getTime();
  if (left < 0) return { text: overdueWords(-left), isSoon: true, isOverdue: true };
  return { text: `Due ${dayWords(due, now, zone)}`, isSoon: left <= SOON, isOverdue: false };
}

/** "Overdue 40 min", "Overdue 13 h", "Overdue 3 days": whole ones, rounded down, as one says it. */
export function overdueWords(milliseconds: number): string {
  if (milliseconds >= 2 * DAY) return `Overdue ${Math.floor(milliseconds / DAY)} days`;
  if (milliseconds >= HOUR) return `Overdue ${Math.floor(milliseconds / HOUR)} h`;
  return `Overdue ${Math.max(1, Math.floor(milliseconds / MINUTE))} min`;
}

function dayWords(due: Instant, now: Instant, zone: Zone): string {
  const today = toLocal(now, zone).date;
  const { date, time } = toLocal(due, zone);
  // "Due noon" alone could be any day's.
  if (date === today) return formatTime(time) === "noon" ? "noon today" : formatTime(time);
  if (date === addDays(today, 1)) return "tomorrow";
  return daysBetween(today, date) < 7 ? formatDate(date).slice(0, 3) : formatMonthDay(date);
}
