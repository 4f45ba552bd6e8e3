import { isEnding, type EnrollmentFacts } from "@/lib/enrollment/enrollment-status";
import type { DateSpan } from "@/lib/roster/expected";
import { done, refuse, type Result } from "@/lib/result";
import type { SessionKind } from "@/lib/scheduling/session-kind";
import { addDays, daysBetween, type LocalDate } from "@/lib/time/local-date";

export interface SeriesFacts {
  readonly kind: SessionKind;
  readonly siteId: string;
  readonly isArchived: boolean;
  /** Its last local day; null: runs on. */
  readonly lastDate: LocalDate | null;
}

export interface MembershipWorld {
  readonly today: LocalDate;
  readonly series: SeriesFacts;
  readonly enrollment: EnrollmentFacts & { readonly siteId: string };
  /** This enrollment's own memberships in the series. */
  readonly own: readonly DateSpan[];
  /** Other clients' memberships in it; they matter where only one client belongs. */
  readonly others: readonly DateSpan[];
  /** The first coming session, on the wished days, that has no place left; null: there is one in each. */
  readonly fullOn: LocalDate | null;
}

export type MembershipRefusal =
  | { readonly reason: "series_ended" }
  | { readonly reason: "series_elsewhere" }
  | { readonly reason: "has_left"; readonly on: LocalDate | null }
  | { readonly reason: "leaves_before_joining" }
  | { readonly reason: "before_enrollment"; readonly startDate: LocalDate }
  | { readonly reason: "after_enrollment"; readonly endDate: LocalDate }
  | { readonly reason: "joins_too_far_ahead" }
  | { readonly reason: "already_member"; readonly from: LocalDate; readonly through: LocalDate | null }
  | { readonly reason: "belongs_to_another_client" }
  | { readonly reason: "full"; readonly on: LocalDate };

const DAYS_AHEAD = 366;

/**
 * May this client belong to the series on these days? An individual series is one client's: two people in it would each
 * learn of the other. Capacity is what the caller counted inside the same transaction.
 */
export function decideMembership(world: MembershipWorld, wish: DateSpan): Result<DateSpan, MembershipRefusal> {
  const { series, enrollment, today } = world;
  if (series.siteId !== enrollment.siteId) return refuse({ reason: "series_elsewhere" });
  if (series.isArchived || (series.lastDate !== null && series.lastDate < wish.from))
    return refuse({ reason: "series_ended" });
  if (isEnding(enrollment.status) && (enrollment.endDate === null || enrollment.endDate < today)) {
    return refuse({ reason: "has_left", on: enrollment.endDate });
  }
  if (wish.through !== null && wish.through < wish.from) return refuse({ reason: "leaves_before_joining" });
  if (wish.from < enrollment.startDate) return refuse({ reason: "before_enrollment", startDate: enrollment.startDate });
  if (enrollment.endDate !== null && wish.from > enrollment.endDate) {
    return refuse({ reason: "after_enrollment", endDate: enrollment.endDate });
  }
  if (daysBetween(today, wish.from) > DAYS_AHEAD) return refuse({ reason: "joins_too_far_ahead" });
  const own = world.own.find((span) => meet(span, wish));
  if (own) return refuse({ reason: "already_member", from: own.from, through: own.through });
  if (series.kind === "individual" && world.others.some((span) => meet(span, wish))) {
    return refuse({ reason: "belongs_to_another_client" });
  }
  return world.fullOn === null ? done(wish) : refuse({ reason: "full", on: world.fullOn });
}

export type LeavingRefusal =
  | { readonly reason: "left_before"; readonly through: LocalDate }
  | { readonly reason: "last_day_in_past"; readonly earliest: LocalDate };

/** What leaving makes of a membership: a last day, or nothing at all when it had not begun. */
export type Leaving = { readonly isRemoved: true } | { readonly isRemoved: false; readonly through: LocalDate };

/**
 * May a client leave a series after this day? Yesterday is the earliest: leaving changes no earlier roster. A membership
 * that had not begun is taken back.
 */
export function decideLeaving(
  membership: DateSpan,
  lastDay: LocalDate,
  today: LocalDate,
): Result<Leaving, LeavingRefusal> {
  const yesterday = addDays(today, -1);
  if (lastDay < yesterday) return refuse({ reason: "last_day_in_past", earliest: yesterday });
  if (membership.through !== null && membership.through < today)
    return refuse({ reason: "left_before", through: membership.through });
  if (lastDay < membership.from) return done({ isRemoved: true });
  return done({ isRemoved: false, through: lastDay });
}

function meet(one: DateSpan, other: DateSpan): boolean {
  return (one.through === null || other.from <= one.through) && (other.through === null || one.from <= other.through);
}
