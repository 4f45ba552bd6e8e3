import { isEnding, type EnrollmentFacts, type EnrollmentStatus } from "@/lib/enrollment/enrollment-status";
import { findPhaseProblem, inOrder, type PhaseProblem, type PhaseWish } from "@/lib/enrollment/phase";
import { done, refuse, type Result } from "@/lib/result";
import { daysBetween, type LocalDate } from "@/lib/time/local-date";

/** Statuses an enrollment may be made with: a place taken, or one that is asked for. */
export const FIRST_STATUSES = [
  "active",
  "waitlisted",
  "assessed",
  "referred",
] as const satisfies readonly EnrollmentStatus[];

/** An enrollment as somebody wants it. */
export interface EnrollmentWish {
  readonly programId: string;
  readonly siteId: string;
  readonly startDate: LocalDate;
  readonly expectedEndDate: LocalDate | null;
  readonly phases: readonly PhaseWish[];
}

/** What stands behind the ids of the wish. Null: there is no such row. */
export interface EnrollmentWorld {
  readonly today: LocalDate;
  readonly client: { readonly siteId: string; readonly isArchived: boolean };
  readonly program: { readonly isArchived: boolean; readonly isAtSite: boolean } | null;
  readonly tracks: ReadonlyMap<string, TrackFacts>;
  /** Null: the plan names no counselor. */
  readonly counselor: { readonly isArchived: boolean } | null;
  /** The client's other enrollments in the same program. */
  readonly others: readonly EnrollmentFacts[];
}

export interface TrackFacts {
  readonly programId: string;
  readonly siteId: string;
  readonly isArchived: boolean;
}

export type TrackProblem = { readonly reason: "track_of_other_program" | "track_elsewhere" | "track_archived" };

export type EnrollmentRefusal =
  | PhaseProblem
  | TrackProblem
  | { readonly reason: "client_archived" }
  | { readonly reason: "client_of_other_site" }
  | { readonly reason: "program_archived" }
  | { readonly reason: "program_not_at_site" }
  | { readonly reason: "counselor_archived" }
  | { readonly reason: "starts_too_long_ago"; readonly earliestDays: number }
  | { readonly reason: "starts_too_far_ahead"; readonly latestDays: number }
  | { readonly reason: "ends_before_start" }
  | { readonly reason: "no_phase" }
  | { readonly reason: "first_phase_off_start" }
  | { readonly reason: "two_phases_on_one_day"; readonly from: LocalDate }
  | { readonly reason: "already_enrolled"; readonly from: LocalDate; readonly through: LocalDate | null };

export const DAYS_AHEAD = 366;
/** Long stays are entered when a clinic comes from paper; a start before that is a slip of the finger. */
export const DAYS_BACK = 5 * 366;

/** A phase with the day before the next. */
export type PlannedPhase = PhaseWish & { readonly through: LocalDate | null };

/**
 * May this client be enrolled like this, and which phases result? The first phase begins with the enrollment, so that
 * no day of it is without a plan.
 */
export function decideEnrollment(
  wish: EnrollmentWish,
  world: EnrollmentWorld,
): Result<PlannedPhase[], EnrollmentRefusal> {
  const refusal = peopleRefusal(wish, world) ?? dateRefusal(wish, world) ?? planRefusal(wish, world);
  return refusal === null ? done(inOrder(wish.phases)) : refuse(refusal);
}

/** What is wrong with the track of a phase, for an enrollment of this program at this site; null: nothing. */
export function findTrackProblem(
  track: TrackFacts | null | undefined,
  place: { readonly programId: string; readonly siteId: string },
): TrackProblem | null {
  if (!track || track.programId !== place.programId) return { reason: "track_of_other_program" };
  if (track.siteId !== place.siteId) return { reason: "track_elsewhere" };
  return track.isArchived ? { reason: "track_archived" } : null;
}

function peopleRefusal(wish: EnrollmentWish, world: EnrollmentWorld): EnrollmentRefusal | null {
  if (world.client.isArchived) return { reason: "client_archived" };
  if (world.client.siteId !== wish.siteId) return { reason: "client_of_other_site" };
  if (world.program === null || world.program.isArchived) return { reason: "program_archived" };
  if (!world.program.isAtSite) return { reason: "program_not_at_site" };
  return world.counselor?.isArchived ? { reason: "counselor_archived" } : null;
}

function dateRefusal(wish: EnrollmentWish, world: EnrollmentWorld): EnrollmentRefusal | null {
  const ahead = daysBetween(world.today, wish.startDate);
  if (ahead > DAYS_AHEAD) return { reason: "starts_too_far_ahead", latestDays: DAYS_AHEAD };
  if (ahead < -DAYS_BACK) return { reason: "starts_too_long_ago", earliestDays: DAYS_BACK };
  if (wish.expectedEndDate !== null && wish.expectedEndDate < wish.startDate) return { reason: "ends_before_start" };
  const other = world.others.find((each) => overlaps(each, wish.startDate));
  return other ? { reason: "already_enrolled", from: other.startDate, through: other.endDate } : null;
}

function planRefusal(wish: EnrollmentWish, world: EnrollmentWorld): EnrollmentRefusal | null {
  const planned = inOrder(wish.phases);
  const first = planned[0];
  if (first === undefined) return { reason: "no_phase" };
  if (first.from !== wish.startDate) return { reason: "first_phase_off_start" };
  for (const phase of planned) {
    const problem = findPhaseProblem(phase) ?? findTrackProblem(world.tracks.get(phase.trackId), wish);
    if (problem) return problem;
    if (phase.through !== null && phase.through < phase.from)
      return { reason: "two_phases_on_one_day", from: phase.from };
  }
  return null;
}

/** A new enrollment is open-ended, so it meets every other one that has not ended before its start. */
function overlaps(other: EnrollmentFacts, startDate: LocalDate): boolean {
  return !(isEnding(other.status) && other.endDate !== null && other.endDate < startDate);
}
