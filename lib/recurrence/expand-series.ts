import type { LocalDate } from "@/lib/time/local-date";
import { wallOf, wallParts } from "@/lib/time/zone";
import { instantOfWall, offsetAt } from "@/lib/time/zone-offsets";
import { localStamp, type LocalStamp } from "@/lib/recurrence/local-stamp";
import type { ParsedRule } from "@/lib/recurrence/parsed-rule";
import { parseRule } from "@/lib/recurrence/parse-rule";
import type { DateWindow, Occurrence, SeriesRule } from "@/lib/recurrence/series-rule";
import { walkRule } from "@/lib/recurrence/walk-rule";

/** Ten years of twice a day; a window that yields more is a mistake of the caller or of the rule. */
export const MAX_OCCURRENCES = 7_500;

/**
 * The sessions of a series whose local date lies in the window, earliest first, never two at one start (the clinic's
 * rules, recurrence): COUNT counts before anything is left out; a date left out wins over one that is added; a date left
 * out that matches nothing is ignored; a repeated local hour is the first one; a start that the spring change skips is
 * read with the offset before the change; duration is elapsed time. At most `limit` of them, the earliest.
 *
 * The answer is the same on a machine in any zone, and the same whether a stretch is read in one window or in several.
 * Throws an Error when the stored rule or one of the stored dates cannot be read: forms let only readable ones in.
 */
export function expandSeries(series: SeriesRule, window: DateWindow, limit = MAX_OCCURRENCES): Occurrence[] {
  const isLeftOut = exclusion(series);
  const found = new Map<number, Occurrence>();
  const add = (wall: number, instant: number): void => {
    const occurrence = occurrenceAt(series, wall, instant);
    if (occurrence.date < window.from || occurrence.date > window.to) return;
    if (isLeftOut(instant, occurrence.date, occurrence.regularDate)) return;
    const other = found.get(instant);
    // Two places of the pattern meet when the spring change moves one onto the other; the one that was not moved stands.
    if (other && !isMoved(other)) return;
    found.set(instant, occurrence);
  };
  for (const wall of ownStarts(series)) add(wall, instantOfWall(wall, series.zone));
  for (const instant of addedInstants(series)) add(instant + offsetAt(instant, series.zone), instant);
  const added = found.size;
  const rule = ruleOf(series);
  if (rule !== null)
    walkRule(rule, series, window, (wall, instant) => {
      add(wall, instant);
      return found.size - added <= limit;
    });
  return [...found.values()].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime()).slice(0, limit);
}

/** Whether the spring change moved this session off its regular time. */
export function isMoved(occurrence: Occurrence): boolean {
  return occurrence.time !== occurrence.regularTime || occurrence.date !== occurrence.regularDate;
}

function ruleOf(series: SeriesRule): ParsedRule | null {
  if (series.rule === null) return null;
  const parsed = parseRule(series.rule);
  if (!parsed.ok) throw new Error(`The stored recurrence rule cannot be read (${parsed.refusal.kind}): ${series.rule}`);
  return parsed.value;
}

/** The wall clocks that are in the set without a rule: added dates and, when there is no rule, the start. */
function ownStarts(series: SeriesRule): number[] {
  const { start, rule } = series;
  const added = series.rdates.map(localStamp).flatMap((stamp) => {
    if (stamp.kind === "instant") return [];
    return [wallOf(stamp.date, stamp.kind === "time" ? stamp.time : start.time)];
  });
  return rule === null ? [wallOf(start.date, start.time), ...added] : added;
}

function addedInstants(series: SeriesRule): number[] {
  return series.rdates.map(localStamp).flatMap((stamp) => (stamp.kind === "instant" ? [stamp.instant] : []));
}

/** Left-out dates are compared as instants, so one written as UTC or inside the spring gap finds its session too. */
function exclusion(series: SeriesRule): (instant: number, date: LocalDate, regularDate: LocalDate) => boolean {
  if (series.exdates.length === 0) return () => false;
  const stamps: LocalStamp[] = series.exdates.map(localStamp);
  const days = new Set<string>();
  const instants = new Set<number>();
  for (const stamp of stamps) {
    if (stamp.kind === "day") days.add(stamp.date);
    else if (stamp.kind === "instant") instants.add(stamp.instant);
    else instants.add(instantOfWall(wallOf(stamp.date, stamp.time), series.zone));
  }
  return (instant, date, regularDate) => instants.has(instant) || days.has(date) || days.has(regularDate);
}

function occurrenceAt(series: SeriesRule, wall: number, instant: number): Occurrence {
  const { date: regularDate, time: regularTime } = wallParts(wall);
  const actual = instant + offsetAt(instant, series.zone);
  const { date, time } = actual === wall ? { date: regularDate, time: regularTime } : wallParts(actual);
  return {
    date,
    time,
    regularDate,
    regularTime,
    startsAt: new Date(instant),
    endsAt: new Date(instant + series.durationMinutes * 60_000),
  };
}
