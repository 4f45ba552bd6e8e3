import { findTrackProblem, type TrackFacts, type TrackProblem } from "@/lib/enrollment/decide-enrollment";
import { hasBegun, isEnding, type EnrollmentFacts } from "@/lib/enrollment/enrollment-status";
import { findPhaseProblem, inOrder, type PhaseProblem, type PhaseWish } from "@/lib/enrollment/phase";
import { done, refuse, type Result } from "@/lib/result";
import type { LocalDate } from "@/lib/time/local-date";

export interface PhaseOnFile {
  readonly id: string;
  readonly from: LocalDate;
  readonly through: LocalDate | null;
}

export interface PlanFacts {
  readonly today: LocalDate;
  readonly enrollment: EnrollmentFacts & { readonly programId: string; readonly siteId: string };
  readonly phases: readonly PhaseOnFile[];
}

export type PlanRefusal =
  | PhaseProblem
  | TrackProblem
  | { readonly reason: "has_left"; readonly on: LocalDate | null }
  | { readonly reason: "before_today"; readonly today: LocalDate }
  | { readonly reason: "before_enrollment"; readonly startDate: LocalDate }
  | { readonly reason: "after_enrollment"; readonly endDate: LocalDate };

/** What a new phase does to the plan on file. */
export interface PlanChange {
  /** The phase that began on the very same day and is replaced; null: a new one is added. */
  readonly replaces: string | null;
  readonly through: LocalDate | null;
  /** Phases whose last day moves. */
  readonly spans: readonly { readonly id: string; readonly through: LocalDate | null }[];
}

/**
 * May this phase be added, and what does it change? Phases planned for later stay. Once the enrollment has begun, a
 * phase begins today or later: the plan of a day that is over is what people were held to.
 */
export function decidePhase(
  facts: PlanFacts,
  wish: PhaseWish,
  track: TrackFacts | null | undefined,
): Result<PlanChange, PlanRefusal> {
  const refusal = refusalOf(facts, wish, track);
  if (refusal) return refuse(refusal);
  const same = facts.phases.find(({ from }) => from === wish.from);
  const rest = facts.phases.filter((phase) => phase !== same);
  const laid = inOrder([...rest.map(({ id, from }) => ({ id, from })), { id: null, from: wish.from }]);
  return done({
    replaces: same?.id ?? null,
    through: laid.find(({ id }) => id === null)!.through,
    spans: movedSpans(facts.phases, laid),
  });
}

export type PhaseRemovalRefusal = { readonly reason: "phase_has_begun" } | { readonly reason: "first_phase" };

/** May a planned phase be taken out again, and which phases then last longer? Only one that has not begun. */
export function decidePhaseRemoval(
  facts: PlanFacts,
  phaseId: string,
): Result<Pick<PlanChange, "spans">, PhaseRemovalRefusal> {
  const phase = facts.phases.find(({ id }) => id === phaseId);
  if (phase === undefined) throw new Error("There is no such phase in this plan.");
  const isFirst = facts.phases.every(({ from }) => phase.from <= from);
  if (isFirst) return refuse({ reason: "first_phase" });
  if (phase.from <= facts.today && hasBegun(facts.enrollment, facts.today))
    return refuse({ reason: "phase_has_begun" });
  const laid = inOrder(facts.phases.filter((each) => each !== phase).map(({ id, from }) => ({ id, from })));
  return done({ spans: movedSpans(facts.phases, laid) });
}

function refusalOf(facts: PlanFacts, wish: PhaseWish, track: TrackFacts | null | undefined): PlanRefusal | null {
  const { enrollment, today } = facts;
  const problem = findPhaseProblem(wish) ?? findTrackProblem(track, enrollment);
  if (problem) return problem;
  if (isEnding(enrollment.status) && (enrollment.endDate === null || enrollment.endDate < today)) {
    return { reason: "has_left", on: enrollment.endDate };
  }
  if (wish.from < enrollment.startDate) return { reason: "before_enrollment", startDate: enrollment.startDate };
  if (hasBegun(enrollment, today) && wish.from < today) return { reason: "before_today", today };
  if (enrollment.endDate !== null && wish.from > enrollment.endDate) {
    return { reason: "after_enrollment", endDate: enrollment.endDate };
  }
  return null;
}

function movedSpans(
  before: readonly PhaseOnFile[],
  after: readonly { readonly id: string | null; readonly through: LocalDate | null }[],
): { id: string; through: LocalDate | null }[] {
  return after.flatMap(({ id, through }) => {
    const was = before.find((phase) => phase.id === id);
    return was && was.through !== through ? [{ id: was.id, through }] : [];
  });
}
