import type { SessionFacts, SeriesState, SessionState, Lead, Place } from "@/lib/scheduling/change/series-state";
import { closureCovers } from "@/lib/scheduling/closure";
import type { DatedClosure } from "@/lib/scheduling/place-sessions";
import { statusUnderClosures } from "@/lib/scheduling/session-status";
import type { LocalDate } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";
import { toInstant, toLocal, type Instant, type Zone } from "@/lib/time/zone";

/** Where a session stands on the clock: what the wall shows, and the instant. */
export type Start = Pick<SessionFacts, "date" | "startTime" | "startsAt">;

/**
 * The start that a wall clock means in a zone (the clinic's rules, recurrence and H17): a time that the spring change
 * skips is read with the offset before it, so what the wall then shows is later than what was asked.
 */
export function startAt(date: LocalDate, time: LocalTime, zone: Zone): Start {
  const startsAt = toInstant(date, time, zone);
  const shown = toLocal(startsAt, zone);
  return { date: shown.date, startTime: shown.time, startsAt };
}

/** The end of a session: its length is elapsed time (the clinic's rules, recurrence). */
export function endAfter(startsAt: Instant, durationMinutes: number): Instant {
  return new Date(startsAt.getTime() + durationMinutes * 60_000);
}

/** Whether a session has begun, which puts it beyond every series change (the clinic's rules, H2). */
export function isPast(session: Pick<SessionFacts, "startsAt">, now: Instant): boolean {
  return session.startsAt.getTime() <= now.getTime();
}

/** A place as a session carries it: with the room's own link when the place names none. */
export function placeOfSession(place: Place, state: Pick<SeriesState, "roomLinks">): Place {
  if (place.joinLink !== null || place.roomId === null) return place;
  const joinLink = state.roomLinks?.[place.roomId] ?? null;
  return joinLink === null ? place : { ...place, joinLink };
}

export function isSamePlace(a: Place, b: Place): boolean {
  return a.roomId === b.roomId && a.modality === b.modality && a.joinLink === b.joinLink;
}

export function isSameLead(a: Lead, b: Lead): boolean {
  return a.facilitatorId === b.facilitatorId && a.coFacilitatorId === b.coFacilitatorId;
}

/** The closures that a start at the series' site falls into (H10). */
export function closuresOver(
  state: Pick<SeriesState, "siteId" | "closures">,
  { date, startTime }: Pick<Start, "date" | "startTime">,
): DatedClosure[] {
  return state.closures.filter((closure) => closureCovers(closure, { siteId: state.siteId, date, startTime }));
}

/**
 * A session put at another start, with all that follows from it: its end, and its status under the closures there
 * (H10). One that staff hold anyway stays held while a closure covers it, and is an ordinary one where none does.
 */
export function moveTo(
  facts: SessionFacts,
  start: Start,
  state: Pick<SeriesState, "siteId" | "closures">,
): SessionFacts {
  const covering = closuresOver(state, start).length;
  const isHeldAnyway = facts.isHeldAnyway && covering > 0;
  return {
    ...facts,
    ...start,
    endsAt: endAfter(start.startsAt, facts.durationMinutes),
    status: isHeldAnyway ? "scheduled" : statusUnderClosures({ status: facts.status, hasMarks: false }, covering),
    isHeldAnyway,
  };
}

/** Whether what stands in people's calendars would no longer be true: the time, the place or the status (H18). */
export function differsForPeople(before: SessionFacts, after: SessionFacts): boolean {
  return (
    before.startsAt.getTime() !== after.startsAt.getTime() ||
    before.endsAt.getTime() !== after.endsAt.getTime() ||
    before.status !== after.status ||
    !isSamePlace(before.place, after.place)
  );
}

/** Whether anything that a row stores would differ; the sequence number follows from the rest and does not count. */
export function differs(before: SessionFacts, after: SessionFacts): boolean {
  return (
    differsForPeople(before, after) ||
    before.date !== after.date ||
    before.startTime !== after.startTime ||
    before.durationMinutes !== after.durationMinutes ||
    before.regularDate !== after.regularDate ||
    before.regularTime !== after.regularTime ||
    before.own.time !== after.own.time ||
    before.own.length !== after.own.length ||
    before.own.place !== after.own.place ||
    before.own.lead !== after.own.lead ||
    !isSameLead(before.lead, after.lead) ||
    before.title !== after.title ||
    before.capacity !== after.capacity ||
    before.cancelReason !== after.cancelReason ||
    before.isHeldAnyway !== after.isHeldAnyway
  );
}

/** A session's facts with the sequence number that the change calls for (H18). */
export function numbered(before: SessionFacts, after: SessionFacts & Partial<SessionState>): SessionFacts {
  const { id: _id, hasMarks: _hasMarks, hasHistory: _hasHistory, ...facts } = after;
  return { ...facts, sequence: before.sequence + (differsForPeople(before, after) ? 1 : 0) };
}
