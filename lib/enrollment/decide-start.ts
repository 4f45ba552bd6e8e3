import { DAYS_AHEAD, DAYS_BACK } from "@/lib/enrollment/decide-enrollment";
import { hasBegun, isBeforeAStart, isEnding, type EnrollmentFacts } from "@/lib/enrollment/enrollment-status";
import { done, refuse, type Result } from "@/lib/result";
import { addDays, daysBetween, type LocalDate } from "@/lib/time/local-date";

export type StartRefusal =
  | { readonly reason: "has_left"; readonly on: LocalDate | null }
  | { readonly reason: "has_started"; readonly on: LocalDate }
  | { readonly reason: "starts_too_far_ahead"; readonly latestDays: number }
  | { readonly reason: "starts_too_long_ago"; readonly earliestDays: number }
  | { readonly reason: "already_enrolled"; readonly from: LocalDate; readonly through: LocalDate | null };

/** The new start, and the days to which each phase moves with it. */
export interface Start {
  readonly startDate: LocalDate;
  readonly expectedEndDate: LocalDate | null;
  readonly phases: readonly { readonly id: string; readonly from: LocalDate; readonly through: LocalDate | null }[];
}

/**
 * Gives somebody who waits a place from a day on, or moves a start that is still to come. The plan moves along as a
 * whole. A start that has been reached stays: rosters were taken by it.
 */
export function decideStart(
  facts: {
    readonly today: LocalDate;
    readonly enrollment: EnrollmentFacts & { readonly expectedEndDate: LocalDate | null };
    readonly phases: readonly { readonly id: string; readonly from: LocalDate; readonly through: LocalDate | null }[];
    readonly others: readonly EnrollmentFacts[];
  },
  startDate: LocalDate,
): Result<Start, StartRefusal> {
  const { enrollment, today } = facts;
  if (isEnding(enrollment.status)) return refuse({ reason: "has_left", on: enrollment.endDate });
  if (hasBegun(enrollment, today)) return refuse({ reason: "has_started", on: enrollment.startDate });
  const ahead = daysBetween(today, startDate);
  if (ahead > DAYS_AHEAD) return refuse({ reason: "starts_too_far_ahead", latestDays: DAYS_AHEAD });
  // That somebody came off the waiting list may be written down late; a start that is only moved goes forward.
  const earliest = isBeforeAStart(enrollment.status) ? DAYS_BACK : 0;
  if (ahead < -earliest) return refuse({ reason: "starts_too_long_ago", earliestDays: earliest });
  const other = facts.others.find(
    ({ status, endDate }) => !(isEnding(status) && endDate !== null && endDate < startDate),
  );
  if (other) return refuse({ reason: "already_enrolled", from: other.startDate, through: other.endDate });
  const days = daysBetween(enrollment.startDate, startDate);
  const moved = (date: LocalDate | null) => (date === null ? null : addDays(date, days));
  return done({
    startDate,
    expectedEndDate: moved(enrollment.expectedEndDate),
    phases: facts.phases.map(({ id, from, through }) => ({ id, from: addDays(from, days), through: moved(through) })),
  });
}
