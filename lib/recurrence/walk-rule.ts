import { addDays, type LocalDate } from "@/lib/time/local-date";
import { wallOf, wallParts, type Zone } from "@/lib/time/zone";
import { instantOfWall } from "@/lib/time/zone-offsets";
import { completeRule } from "@/lib/recurrence/complete-rule";
import { walkClock } from "@/lib/recurrence/floating-clock";
import { walkDays } from "@/lib/recurrence/floating-days";
import type { ParsedRule, RuleUntil } from "@/lib/recurrence/parsed-rule";
import type { DateWindow, SeriesRule } from "@/lib/recurrence/series-rule";

const DAY_MS = 86_400_000;

/**
 * How many dates of a rule one walk may take or pass over. A rule with COUNT must be counted from its start; this many
 * are 34 years of hourly ones.
 */
const MAX_STEPS = 300_000;

/**
 * Walks the starts of a rule on the days of a window (and up to two days before it), in the order of the pattern, as
 * wall clock (milliseconds, as if UTC) and as instant. Applies COUNT, which counts the rule's own dates before any is
 * left out, and UNTIL, after the conversion to the series' zone. `visit` returns false to stop. Always ends: a rule
 * that yields nothing or never ends is walked no further than the window, and over no more than 300,000 dates.
 *
 * Only dates that the rule itself names count. RFC 5545 leaves open what happens to a start that its rule does not
 * name; here such a start is no session, so that "every Friday" never yields a Tuesday.
 */
export function walkRule(
  rule: ParsedRule,
  series: Pick<SeriesRule, "start" | "zone">,
  window: DateWindow,
  visit: (wall: number, instant: number) => boolean,
): void {
  const { start, zone } = series;
  const to = rule.until === null ? window.to : lastDay(rule.until, window.to);
  // A start that the spring change skips can move into the next day, and over a whole one where a country changed sides
  // of the date line: so the pattern is read from two days earlier.
  const early = addDays(window.from, -2);
  const from = rule.count !== null || early < start.date ? start.date : early;
  if (from > to) return;
  const startWall = wallOf(start.date, start.time);
  const last = rule.until === null ? Infinity : lastInstant(rule.until, zone);
  let counted = 0;
  let steps = 0;
  const take = (wall: number): boolean => {
    if (++steps > MAX_STEPS) return false;
    if (wall < startWall) return true;
    const instant = instantOfWall(wall, zone);
    // Past the end is no reason to stop: around the spring change a later wall clock can be an earlier instant.
    if (instant <= last && !visit(wall, instant)) return false;
    return rule.count === null || ++counted < rule.count;
  };
  const complete = completeRule(rule, start);
  const { frequency } = complete;
  if (frequency === "HOURLY" || frequency === "MINUTELY" || frequency === "SECONDLY")
    walkClock({ ...complete, frequency }, startWall, from, to, take);
  else walkDays({ ...complete, frequency }, start.date, from, to, take);
}

/** The last instant at which a session may start. */
function lastInstant(until: RuleUntil, zone: Zone): number {
  switch (until.kind) {
    case "instant":
      return until.instant;
    case "wall":
      return instantOfWall(until.wall, zone);
    case "date":
      return instantOfWall(wallOfDay(until.date) + DAY_MS, zone) - 1;
  }
}

/** The last day of the pattern worth looking at; two days of room for zones and clock changes. */
function lastDay(until: RuleUntil, windowTo: LocalDate): LocalDate {
  const wall = until.kind === "instant" ? until.instant : until.kind === "wall" ? until.wall : wallOfDay(until.date);
  const end = wall + 2 * DAY_MS;
  return end >= wallOfDay(windowTo) ? windowTo : wallParts(end).date;
}

function wallOfDay(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}
