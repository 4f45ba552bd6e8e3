import { isBeforeAStart, isEnding, type Ending, type EnrollmentFacts } from "@/lib/enrollment/enrollment-status";
import { done, refuse, type Result } from "@/lib/result";
import { daysBetween, type LocalDate } from "@/lib/time/local-date";

export interface DischargeWish {
  /** The last day in the program. */
  readonly endDate: LocalDate;
  readonly status: Ending;
  readonly reason: string;
}

export interface DischargeFacts {
  readonly today: LocalDate;
  readonly enrollment: EnrollmentFacts;
  /** The last day on which an attended session is on record. */
  readonly lastAttended: LocalDate | null;
}

export type DischargeRefusal =
  | { readonly reason: "no_reason" }
  | { readonly reason: "has_left"; readonly on: LocalDate | null }
  | { readonly reason: "end_too_far_ahead" }
  | { readonly reason: "attended_after"; readonly on: LocalDate };

/** How the enrollment reads afterwards. `neverBegan`: it takes no day at all, so no plan, membership or hold of it is left. */
export interface Discharge {
  readonly startDate: LocalDate;
  readonly endDate: LocalDate;
  readonly neverBegan: boolean;
}

const DAYS_AHEAD = 366;

/**
 * May somebody leave the program like this? The last day may lie in the past (people are often found to have stopped
 * coming), but not before a day on which they came. A last day that was only planned may be moved until it is over.
 * Leaving before the first day means that the enrollment never began: it keeps one date and no day of it.
 */
export function decideDischarge(facts: DischargeFacts, wish: DischargeWish): Result<Discharge, DischargeRefusal> {
  const { enrollment, today, lastAttended } = facts;
  if (wish.reason.trim() === "") return refuse({ reason: "no_reason" });
  if (isEnding(enrollment.status) && (enrollment.endDate === null || enrollment.endDate < today)) {
    return refuse({ reason: "has_left", on: enrollment.endDate });
  }
  if (daysBetween(today, wish.endDate) > DAYS_AHEAD) return refuse({ reason: "end_too_far_ahead" });
  if (lastAttended !== null && wish.endDate < lastAttended)
    return refuse({ reason: "attended_after", on: lastAttended });
  const neverBegan = isBeforeAStart(enrollment.status) || wish.endDate < enrollment.startDate;
  return done({
    startDate: neverBegan ? wish.endDate : enrollment.startDate,
    endDate: wish.endDate,
    neverBegan,
  });
}
