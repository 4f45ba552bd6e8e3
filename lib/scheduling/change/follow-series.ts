import type { Occurrence } from "@/lib/recurrence/series-rule";
import type { SeriesFields, StayReason } from "@/lib/scheduling/change/series-change";
import {
  endAfter,
  isPast,
  isSameLead,
  isSamePlace,
  moveTo,
  placeOfSession,
  startAt,
} from "@/lib/scheduling/change/session-facts";
import type { SeriesState, SessionFacts, SessionState } from "@/lib/scheduling/change/series-state";
import type { LocalDate } from "@/lib/time/local-date";
import type { Instant } from "@/lib/time/zone";

/** What the record says of a session that had to go although records point at it. */
export const NO_LONGER_REASON = "No longer part of the series";

/** A change of several sessions, as each of them meets it. */
export interface Following {
  readonly state: SeriesState;
  readonly wanted: SeriesFields;
  readonly now: Instant;
  /** From this regular day on the pattern is another. */
  readonly firstDay: LocalDate;
  readonly takeAlong: ReadonlySet<string>;
  /** The places of new days by session; a session without one is on a day that is no more. Null: the days stay. */
  readonly places: ReadonlyMap<string, Occurrence> | null;
  /** Whether the pattern after the change has a place on a day. */
  readonly meetsOn: (date: LocalDate) => boolean;
  /** Whether the change gives a time of day; other days alone leave each session's time as it is. */
  readonly isTimed: boolean;
}

/** What becomes of one session. */
export interface Followed {
  readonly before: SessionState;
  /** Null: it goes. */
  readonly after: SessionFacts | null;
  /** Set when it keeps something that the change gives to others. */
  readonly why: StayReason | null;
}

type Regular = Pick<SessionFacts, "regularDate" | "regularTime">;

/** What a change of several sessions makes of one that it reaches. */
export function followSeries(following: Following, session: SessionState): Followed {
  const { state, now } = following;
  if (session.status === "cancelled") return keepCancelled(following, session);
  if (isPast(session, now)) return { before: session, after: session, why: "past" };
  if (session.hasMarks) return { before: session, after: session, why: "has_attendance" };
  const regular = regularAfter(following, session);
  const isTaken = following.takeAlong.has(session.id) && session.own.time;
  if (regular === null && (!session.own.time || isTaken)) return letGo(following, session);
  const place = regular ?? { ...regularTimed(following, session) };
  const start = startAt(place.regularDate, place.regularTime, state.zone);
  // There is no way back to a day that an earlier change took out of the series.
  const isBack = isTaken && !isPast(start, now) && following.meetsOn(place.regularDate);
  const isMoved = session.origin === "pattern" && (isBack || (!session.own.time && isOther(session, place)));
  // A series change makes no session past (H2): one whose new time has gone by stays as it is.
  if (isMoved && isPast(start, now)) return { before: session, after: session, why: "past" };
  const filled = fill(following, { ...session, ...place });
  const moved = isMoved ? moveTo(filled, start, state) : filled;
  const after = isBack ? { ...moved, own: { ...moved.own, time: false } } : moved;
  return { before: session, after, why: reasonOf(following, session, after) };
}

/** It stays on record and is not brought back (H9); restoring it puts it where the series is by then. */
function keepCancelled(following: Following, session: SessionState): Followed {
  return { before: session, after: onRecord(following, session), why: "cancelled" };
}

/** A plain session on a day that is no more goes; one that records point at stays, as cancelled. */
function letGo(following: Following, session: SessionState): Followed {
  if (!session.hasHistory) return { before: session, after: null, why: null };
  const after = { ...onRecord(following, session), status: "cancelled" as const, cancelReason: NO_LONGER_REASON };
  return { before: session, after, why: null };
}

function onRecord(following: Following, session: SessionState): SessionFacts {
  const regular = regularAfter(following, session) ?? regularTimed(following, session);
  const { title = session.title, capacity = session.capacity } = following.wanted;
  return { ...session, ...regular, ...(isPast(session, following.now) ? {} : { title, capacity }) };
}

/** Where the pattern puts it after the change; null: nowhere, its day is no more. */
function regularAfter(following: Following, session: SessionState): Regular | null {
  if (session.origin === "added" || session.regularDate < following.firstDay) return pickRegular(session);
  if (following.places === null) return regularTimed(following, session);
  const place = following.places.get(session.id);
  if (place === undefined) return null;
  return following.isTimed ? pickRegular(place) : pickRegular(session);
}

/** The same day at the series' time. */
function regularTimed({ wanted }: Following, { regularDate, regularTime }: SessionState): Regular {
  return { regularDate, regularTime: wanted.startTime ?? regularTime };
}

function pickRegular({ regularDate, regularTime }: Regular): Regular {
  return { regularDate, regularTime };
}

function isOther(a: Regular, b: Regular): boolean {
  return a.regularDate !== b.regularDate || a.regularTime !== b.regularTime;
}

/** A field that the session has as its own is left alone; others follow (H5). */
function fill({ state, wanted }: Following, session: SessionState): SessionFacts {
  const { own } = session;
  const durationMinutes = own.length ? session.durationMinutes : (wanted.durationMinutes ?? session.durationMinutes);
  return {
    ...session,
    durationMinutes,
    endsAt: endAfter(session.startsAt, durationMinutes),
    place: own.place || wanted.place === undefined ? session.place : placeOfSession(wanted.place, state),
    lead: own.lead ? session.lead : (wanted.lead ?? session.lead),
    title: wanted.title ?? session.title,
    capacity: wanted.capacity === undefined ? session.capacity : wanted.capacity,
  };
}

function reasonOf(
  { state, wanted, places, isTimed, firstDay }: Following,
  session: SessionState,
  after: SessionFacts,
): StayReason | null {
  const isPlaced = isTimed || places !== null;
  if (isPlaced && after.own.time) return "moved_by_hand";
  if (isPlaced && session.origin === "added") return "added";
  // On the first day the new time may have gone by already: that day's session keeps its own.
  if (isPlaced && session.regularDate < firstDay && after.regularTime !== wanted.startTime) return "past";
  const { durationMinutes, place, lead } = wanted;
  const keepsLength = durationMinutes !== undefined && durationMinutes !== after.durationMinutes;
  const keepsPlace = place !== undefined && !isSamePlace(placeOfSession(place, state), after.place);
  const keepsLead = lead !== undefined && !isSameLead(lead, after.lead);
  return keepsLength || keepsPlace || keepsLead ? "own_fields" : null;
}
