import { isBeforeAStart, isEnding, type EnrollmentFacts } from "@/lib/enrollment/enrollment-status";
import type { DateSpan } from "@/lib/roster/expected";
import { done, refuse, type Result } from "@/lib/result";
import { addDays, daysBetween, type LocalDate } from "@/lib/time/local-date";

export const LONGEST_HOLD_DAYS = 366;

export type HoldRefusal =
  | { readonly reason: "not_started" }
  | { readonly reason: "has_left"; readonly on: LocalDate | null }
  | { readonly reason: "hold_ends_before_start" }
  | { readonly reason: "hold_too_long" }
  | { readonly reason: "before_enrollment"; readonly startDate: LocalDate }
  | { readonly reason: "after_enrollment"; readonly endDate: LocalDate }
  | { readonly reason: "already_on_hold"; readonly from: LocalDate; readonly through: LocalDate | null };

/**
 * May the enrollment be held on these days? A hold may reach back, because word of an illness often comes late: marks
 * stay as they are, and the days no longer count. Holds of one enrollment never overlap, so that ending one is plain.
 */
export function decideHold(
  facts: { readonly today: LocalDate; readonly enrollment: EnrollmentFacts; readonly holds: readonly DateSpan[] },
  wish: DateSpan,
): Result<DateSpan, HoldRefusal> {
  const { enrollment, holds, today } = facts;
  if (isBeforeAStart(enrollment.status)) return refuse({ reason: "not_started" });
  if (isEnding(enrollment.status) && (enrollment.endDate === null || enrollment.endDate < today)) {
    return refuse({ reason: "has_left", on: enrollment.endDate });
  }
  if (wish.through !== null && wish.through < wish.from) return refuse({ reason: "hold_ends_before_start" });
  if (wish.through !== null && daysBetween(wish.from, wish.through) >= LONGEST_HOLD_DAYS)
    return refuse({ reason: "hold_too_long" });
  if (Math.abs(daysBetween(today, wish.from)) > LONGEST_HOLD_DAYS) return refuse({ reason: "hold_too_long" });
  if (wish.from < enrollment.startDate) return refuse({ reason: "before_enrollment", startDate: enrollment.startDate });
  if (enrollment.endDate !== null && wish.from > enrollment.endDate) {
    return refuse({ reason: "after_enrollment", endDate: enrollment.endDate });
  }
  const other = holds.find((hold) => meet(hold, wish));
  return other ? refuse({ reason: "already_on_hold", from: other.from, through: other.through }) : done(wish);
}

export type HoldEndRefusal =
  { readonly reason: "hold_ended_before"; readonly through: LocalDate } | { readonly reason: "too_far_ahead" };

/** What ending a hold makes of it: a last day, or nothing at all when it had not begun. */
export type HoldEnd = { readonly isVoid: true } | { readonly isVoid: false; readonly through: LocalDate };

/**
 * The client is back: `back` is the first day on which they are expected again. A hold that would be left without a day
 * never was (it is voided). One that is already over is not made longer by this.
 */
export function decideHoldEnd(hold: DateSpan, back: LocalDate, today: LocalDate): Result<HoldEnd, HoldEndRefusal> {
  const last = addDays(back, -1);
  if (daysBetween(today, back) > LONGEST_HOLD_DAYS) return refuse({ reason: "too_far_ahead" });
  if (hold.through !== null && last >= hold.through)
    return refuse({ reason: "hold_ended_before", through: hold.through });
  return last < hold.from ? done({ isVoid: true }) : done({ isVoid: false, through: last });
}

function meet(one: DateSpan, other: DateSpan): boolean {
  return (one.through === null || other.from <= one.through) && (other.through === null || one.from <= other.through);
}
