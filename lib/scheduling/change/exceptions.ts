import { stampText } from "@/lib/recurrence/local-stamp";
import type { DayException } from "@/lib/scheduling/change/series-change";
import { isPast, isSamePlace, moveTo, placeOfSession, startAt } from "@/lib/scheduling/change/session-facts";
import type { SeriesPart, SeriesState, SessionFacts, SessionState } from "@/lib/scheduling/change/series-state";
import type { Instant } from "@/lib/time/zone";

/** What the record says of a session that was left out so that nobody is booked twice. */
export const LEFT_OUT_REASON = "Left out to avoid a clash";

/** The ways out that staff chose for single days of a change. */
export interface WaysOut {
  readonly state: SeriesState;
  readonly exceptions: readonly DayException[];
  readonly now: Instant;
}

/**
 * A session that the change alters, with the way out chosen for its day. One that is left out is cancelled where it
 * stood, since that is what people know of it.
 */
export function withWayOut(ways: WaysOut, before: SessionState, after: SessionFacts): SessionFacts {
  return ways.exceptions
    .filter(({ date }) => date === after.regularDate)
    .reduce<SessionFacts>((facts, exception) => {
      if (facts.status === "cancelled") return facts;
      if (exception.way !== "skip") return adjust(ways, facts, exception);
      const { regularDate, regularTime, title, capacity } = facts;
      const known = { ...before, regularDate, regularTime, title, capacity };
      return { ...known, status: "cancelled", cancelReason: LEFT_OUT_REASON };
    }, after);
}

/** A session that would be new, with the way out chosen for its day; null: it is not made. */
export function newWithWayOut(ways: WaysOut, facts: SessionFacts): SessionFacts | null {
  const chosen = ways.exceptions.filter(({ date }) => date === facts.regularDate);
  if (chosen.some(({ way }) => way === "skip")) return null;
  return chosen.reduce<SessionFacts>((made, exception) => adjust(ways, made, exception), facts);
}

/** A place that is not made is left out of its part for good, so that no extension makes it (H19). */
export function leaveOut(parts: readonly SeriesPart[], skipped: readonly SessionFacts[]): readonly SeriesPart[] {
  if (skipped.length === 0) return parts;
  return parts.map((part) => {
    const own = skipped.filter(
      ({ regularDate }) => regularDate >= part.from && (part.through === null || regularDate <= part.through),
    );
    if (own.length === 0) return part;
    const stamps = own.map(({ regularDate, regularTime }) => stampText(regularDate, regularTime));
    return { ...part, exdates: [...new Set([...part.exdates, ...stamps])].sort() };
  });
}

/** No way out leads into the past (H2). */
function adjust({ state, now }: WaysOut, facts: SessionFacts, exception: DayException): SessionFacts {
  if (exception.way === "place") {
    const place = placeOfSession(exception.place, state);
    if (isSamePlace(place, facts.place)) return facts;
    return { ...facts, place, own: { ...facts.own, place: true } };
  }
  if (exception.way === "skip") return facts;
  const start = startAt(facts.date, exception.startTime, state.zone);
  if (isPast(start, now)) return facts;
  const regular = startAt(facts.regularDate, facts.regularTime, state.zone);
  const isElsewhere = facts.own.time || start.startsAt.getTime() !== regular.startsAt.getTime();
  const time = facts.origin === "pattern" && isElsewhere;
  return { ...moveTo(facts, start, state), own: { ...facts.own, time } };
}
