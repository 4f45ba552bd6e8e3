import { weekdayOf, type LocalDate } from "@/lib/time/local-date";
import { weekdayBit } from "@/lib/time/weekday-set";

/** Days of the calendar, both included; `through` null: open. */
export interface DateSpan {
  readonly from: LocalDate;
  readonly through: LocalDate | null;
}

/** The part of a plan that puts a client on rosters: the track and the weekdays (bits, Monday 1 to Sunday 64). */
export interface RosterPhase extends DateSpan {
  readonly trackId: string;
  readonly weekdays: number;
}

/** A client who belongs to a series by name. */
export interface Membership extends DateSpan {
  readonly seriesId: string;
}

/** Somebody on the roster of one session who is not in its plan. */
export interface Addition {
  readonly sessionId: string;
  readonly kind: "walk_in" | "make_up" | "visitor";
  /** The missed session that it makes up for; only of a make-up. */
  readonly makeUpForSessionId: string | null;
}

/** What the records of one enrollment say about where it is expected. `holds` are those that were not voided. */
export interface RosterEnrollment {
  readonly status: string;
  readonly startDate: LocalDate;
  readonly endDate: LocalDate | null;
  readonly phases: readonly RosterPhase[];
  readonly memberships: readonly Membership[];
  readonly holds: readonly DateSpan[];
  /** Left out: none. */
  readonly additions?: readonly Addition[];
}

/** What a session's place in the clinic says about who is expected. Its status plays no part: a cancelled session keeps its list. */
export interface RosterSession {
  /** Of a stored session; left out: nobody can have been added to it. */
  readonly id?: string;
  readonly seriesId: string;
  readonly trackId: string | null;
  readonly kind: "group" | "individual" | "family";
  readonly date: LocalDate;
}

/** Before these a place in the program is not yet taken, so nobody is expected anywhere. */
export const STATUSES_BEFORE_A_START = ["referred", "assessed", "waitlisted"] as const;

/**
 * Is this enrollment expected at this session (the clinic's rules, H16)? The answer depends on the session's own local
 * day alone, so joining, leaving or a later phase never changes an earlier roster. Expected are the members of its
 * series, for a group of a track everyone whose phase on that day has the track and the weekday, and whoever was added to
 * this one session; all of them only while the enrollment runs and no hold covers the day.
 */
export function isExpected(enrollment: RosterEnrollment, session: RosterSession): boolean {
  if (!isEnrolledOn(enrollment, session.date)) return false;
  if (enrollment.holds.some((hold) => covers(hold, session.date))) return false;
  return (
    isMemberOf(enrollment.memberships, session) ||
    isOfTrack(enrollment.phases, session) ||
    additionOf(enrollment, session) !== null
  );
}

/** How the enrollment came to be on the roster of this one session, if it was added to it; null: it was not. */
export function additionOf(
  { additions = [] }: Pick<RosterEnrollment, "additions">,
  session: Pick<RosterSession, "id">,
): Addition | null {
  return additions.find(({ sessionId }) => sessionId === session.id) ?? null;
}

/** Does the enrollment run on this day? Both its first and its last day do. A hold does not end it. */
export function isEnrolledOn(
  enrollment: Pick<RosterEnrollment, "status" | "startDate" | "endDate">,
  date: LocalDate,
): boolean {
  if ((STATUSES_BEFORE_A_START as readonly string[]).includes(enrollment.status)) return false;
  return covers({ from: enrollment.startDate, through: enrollment.endDate }, date);
}

/** Is the day within the span? */
export function covers(span: DateSpan, date: LocalDate): boolean {
  return span.from <= date && (span.through === null || date <= span.through);
}

/** The phase in force on a day: the one that began last. Null before the first. */
export function phaseOn<Phase extends { readonly from: LocalDate }>(
  phases: readonly Phase[],
  date: LocalDate,
): Phase | null {
  let inForce: Phase | null = null;
  for (const phase of phases) {
    if (phase.from <= date && (inForce === null || phase.from > inForce.from)) inForce = phase;
  }
  return inForce;
}

function isMemberOf(memberships: readonly Membership[], session: RosterSession): boolean {
  return memberships.some((each) => each.seriesId === session.seriesId && covers(each, session.date));
}

function isOfTrack(phases: readonly RosterPhase[], session: RosterSession): boolean {
  if (session.kind !== "group" || session.trackId === null) return false;
  const weekday = weekdayBit(weekdayOf(session.date));
  // By the phase's own span, not by "the last that began": so a list that holds only one track's phases answers right.
  return phases.some(
    (phase) => phase.trackId === session.trackId && (phase.weekdays & weekday) !== 0 && covers(phase, session.date),
  );
}
