import { placeOn, type EnrollmentFacts, type Place } from "@/lib/enrollment/enrollment-status";
import type { DateSpan } from "@/lib/roster/expected";
import type { LocalDate } from "@/lib/time/local-date";

const ORDER: Record<Place, number> = { on_hold: 0, in_program: 0, starting: 1, waiting: 2, left: 3 };

/**
 * The enrollment that a client's page is about on a day: the one that runs (the one begun last, when two do), else the
 * next to start, else the one waited for, else the one that ended last. Null without any.
 */
export function currentEnrollment<Enrollment extends EnrollmentFacts & { readonly holds?: readonly DateSpan[] }>(
  enrollments: readonly Enrollment[],
  on: LocalDate,
): Enrollment | null {
  const placed = enrollments.map((enrollment) => ({
    enrollment,
    place: placeOn(enrollment, enrollment.holds ?? [], on),
  }));
  placed.sort((one, other) => ORDER[one.place] - ORDER[other.place] || later(one, other));
  return placed[0]?.enrollment ?? null;
}

function later(
  one: { enrollment: EnrollmentFacts; place: Place },
  other: { enrollment: EnrollmentFacts; place: Place },
): number {
  const soonestFirst = one.place === "starting" || one.place === "waiting" ? 1 : -1;
  const [a, b] =
    one.place === "left"
      ? [one.enrollment.endDate, other.enrollment.endDate]
      : [one.enrollment.startDate, other.enrollment.startDate];
  return soonestFirst * ((a ?? "") < (b ?? "") ? -1 : (a ?? "") > (b ?? "") ? 1 : 0);
}
