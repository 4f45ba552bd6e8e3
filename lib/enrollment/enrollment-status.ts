import { covers, isEnrolledOn, STATUSES_BEFORE_A_START, type DateSpan } from "@/lib/roster/expected";
import type { LocalDate } from "@/lib/time/local-date";

/** The stored states of an enrollment. "On hold" is none of them: it is a hold that covers the day. */
export type EnrollmentStatus =
  "referred" | "assessed" | "waitlisted" | "active" | "completed" | "discharged" | "transferred" | "left" | "aftercare";

/** How a person left the program. */
export const ENDINGS = ["completed", "discharged", "transferred", "left"] as const;

export type Ending = (typeof ENDINGS)[number];

/** The endings that a form may name. "discharged" is none of them: it takes a review that a director signed off. */
export const ORDINARY_ENDINGS = ["completed", "transferred", "left"] as const;

export type OrdinaryEnding = (typeof ORDINARY_ENDINGS)[number];

/** What matters about an enrollment for what may be done with it. */
export interface EnrollmentFacts {
  readonly status: EnrollmentStatus;
  readonly startDate: LocalDate;
  readonly endDate: LocalDate | null;
}

/** Where a client stands on a day, in the words of the client list. */
export type Place = "waiting" | "starting" | "in_program" | "on_hold" | "left";

/** Is it a place that was asked for and not taken yet? */
export function isBeforeAStart(status: EnrollmentStatus): boolean {
  return (STATUSES_BEFORE_A_START as readonly string[]).includes(status);
}

/** Has somebody written down that it ends, on whatever day? */
export function isEnding(status: EnrollmentStatus): status is Ending {
  return (ENDINGS as readonly string[]).includes(status);
}

/** Has the enrollment begun by this day: did it cover any day up to it? */
export function hasBegun(enrollment: EnrollmentFacts, on: LocalDate): boolean {
  return !isBeforeAStart(enrollment.status) && enrollment.startDate <= on;
}

/** Where the client stands on a day. Somebody who leaves on Friday is still in the program on Wednesday. */
export function placeOn(enrollment: EnrollmentFacts, holds: readonly DateSpan[], on: LocalDate): Place {
  if (isBeforeAStart(enrollment.status)) return "waiting";
  if (isEnrolledOn(enrollment, on)) return holds.some((hold) => covers(hold, on)) ? "on_hold" : "in_program";
  return enrollment.startDate > on ? "starting" : "left";
}
