import { expandSeries } from "@/lib/recurrence/expand-series";
import { firstOccurrences } from "@/lib/recurrence/first-occurrences";
import { parseLocalStamp } from "@/lib/recurrence/local-stamp";
import type { Occurrence, SeriesRule } from "@/lib/recurrence/series-rule";
import { hasEnd, stripEnd } from "@/lib/scheduling/change/rule-text";
import { isSameLead, isSamePlace } from "@/lib/scheduling/change/session-facts";
import type { SeriesPart } from "@/lib/scheduling/change/series-state";
import { addDays, type LocalDate } from "@/lib/time/local-date";
import { toLocal, type Zone } from "@/lib/time/zone";

/** Far more than a series has; reached only to learn where one with a COUNT ends. */
const MOST_COUNTED = 7_500;

/** A part as the recurrence rules calculate it, without its bounds. */
export function ruleOfPart(part: SeriesPart, zone: Zone): SeriesRule {
  const { startDate, startTime, durationMinutes, rule, exdates, rdates } = part;
  return { start: { date: startDate, time: startTime }, zone, durationMinutes, rule, exdates, rdates };
}

/**
 * The regular places of one part from a day through a day, both included, within its bounds: together the parts yield
 * exactly what the series' pattern sessions stand at, save what staff took away.
 */
export function placesOf(part: SeriesPart, zone: Zone, from: LocalDate, through: LocalDate): Occurrence[] {
  const first = from > part.from ? from : part.from;
  const last = part.through !== null && part.through < through ? part.through : through;
  if (first > last) return [];
  // A start that the spring change skips can be on the day after its regular one.
  return expandSeries(ruleOfPart(part, zone), { from: first, to: addDays(last, 1) }).filter(
    ({ regularDate }) => regularDate >= first && regularDate <= last,
  );
}

/** Whether the series has a regular place on a day. */
export function meetsOn(parts: readonly SeriesPart[], zone: Zone, date: LocalDate): boolean {
  return placesOf(partAt(parts, date), zone, date, date).length > 0;
}

/** The part that a regular day belongs to: the one over it, or else the last one before it, or the first. */
export function partAt(parts: readonly SeriesPart[], date: LocalDate): SeriesPart {
  const found = parts.findLast((part) => part.from <= date) ?? parts[0];
  if (found === undefined) throw new Error("A series has at least one part");
  return found;
}

export function lastPart(parts: readonly SeriesPart[]): SeriesPart {
  const last = parts.at(-1);
  if (last === undefined) throw new Error("A series has at least one part");
  return last;
}

/**
 * The parts with the last one's end said as a day, where its rule (a COUNT, an UNTIL, or no rule at all) ends it: every
 * calculation here goes by `through`.
 */
export function withKnownEnd(parts: readonly SeriesPart[], zone: Zone): readonly SeriesPart[] {
  const last = lastPart(parts);
  if (last.through !== null || (last.rule !== null && !hasEnd(last.rule))) return parts;
  const end = firstOccurrences(ruleOfPart(last, zone), MOST_COUNTED).at(-1)?.regularDate ?? last.startDate;
  return [...parts.slice(0, -1), { ...last, through: end }];
}

/** The local day of a date that is left out or added. */
export function dayOfStamp(text: string, zone: Zone): LocalDate | null {
  const stamp = parseLocalStamp(text);
  if (stamp === null) return null;
  return stamp.kind === "instant" ? toLocal(new Date(stamp.instant), zone).date : stamp.date;
}

/** Neighbors that say the same are one part. What each leaves out and adds lies within its own days, so both lists hold. */
export function mergeParts(parts: readonly SeriesPart[]): SeriesPart[] {
  const merged: SeriesPart[] = [];
  for (const part of parts) {
    const before = merged.at(-1);
    if (before && before.through !== null && addDays(before.through, 1) === part.from && saysTheSame(before, part))
      merged[merged.length - 1] = {
        ...part,
        from: before.from,
        exdates: unionOf(before.exdates, part.exdates),
        rdates: unionOf(before.rdates, part.rdates),
      };
    else merged.push(part);
  }
  return merged;
}

/** Whether two lists of parts say the same of the same days. */
export function areSameParts(a: readonly SeriesPart[], b: readonly SeriesPart[]): boolean {
  const [one, other] = [mergeParts(a), mergeParts(b)];
  return (
    one.length === other.length &&
    one.every((part, i) => {
      const twin = other[i]!;
      return (
        part.from === twin.from &&
        part.through === twin.through &&
        part.rule === twin.rule &&
        saysTheSame(part, twin) &&
        isSameList(part.exdates, twin.exdates) &&
        isSameList(part.rdates, twin.rdates)
      );
    })
  );
}

function saysTheSame(a: SeriesPart, b: SeriesPart): boolean {
  return (
    a.startDate === b.startDate &&
    a.startTime === b.startTime &&
    a.durationMinutes === b.durationMinutes &&
    (a.rule === null ? null : stripEnd(a.rule)) === (b.rule === null ? null : stripEnd(b.rule)) &&
    isSamePlace(a.place, b.place) &&
    isSameLead(a.lead, b.lead)
  );
}

function unionOf(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...new Set([...a, ...b])].sort();
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return [...new Set(a)].sort().join() === [...new Set(b)].sort().join();
}
