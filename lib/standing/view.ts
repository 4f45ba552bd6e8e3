import type { ActiveDays } from "@/lib/standing/active-days";
import type { PolicyInForce } from "@/lib/standing/policy-in-force";
import type { SessionFact } from "@/lib/standing/session-facts";
import type { Outcome, PlanPhase } from "@/lib/standing/types";

/** What is known of one enrollment, worked out once; days are day numbers. */
export interface World {
  readonly start: number;
  /** ∞ while the enrollment has no end. */
  readonly end: number;
  readonly asOf: number;
  /** The last day of the forecast. */
  readonly horizon: number;
  readonly facts: readonly SessionFact[];
  /** The make-ups, each with the session it names. */
  readonly makeUps: readonly { readonly makeUp: SessionFact; readonly missed: SessionFact }[];
  readonly active: ActiveDays;
  readonly policy: PolicyInForce;
  /** Rising by `from`. */
  readonly phases: readonly (PlanPhase & { readonly day: number })[];
  /** The days on which the client was reached, or gave notice. */
  readonly contactDays: readonly number[];
  /** Is any session that is over, and counts, without a mark? If not, the value is all it could be. */
  readonly hasUnmarked: boolean;
}

/**
 * One way to look at the sessions. `today` knows what is over and nothing else. `replay` is the forecast: what is to
 * come is attended in full, but for the sessions in `missed`. `unmarked` says what is assumed of sessions that are
 * over and that nobody has recorded: the value takes them as present, what it could be as unexcused.
 */
export interface View {
  readonly world: World;
  readonly sees: "today" | "replay";
  readonly unmarked: "present" | "unexcused";
  readonly missed: ReadonlySet<SessionFact>;
  /** The day of the first of them; ∞ when nothing is missed. */
  readonly missedFrom: number;
}

const NOTHING_MISSED: ReadonlySet<SessionFact> = new Set();

export function todayView(world: World, unmarked: View["unmarked"]): View {
  return { world, sees: "today", unmarked, missed: NOTHING_MISSED, missedFrom: Infinity };
}

/** The forecast; `missed` in schedule order. */
export function replayView(world: World, missed: readonly SessionFact[]): View {
  const missedFrom = missed[0]?.day ?? Infinity;
  return { world, sees: "replay", unmarked: "present", missed: new Set(missed), missedFrom };
}

/** Is the session over in this view? In the forecast every session is, at the end of its day. */
export function isOverIn(view: View, fact: SessionFact): boolean {
  return fact.isOver || view.sees === "replay";
}

/**
 * What became of a session that is over in this view. Null when it is nothing at all: off, or unmarked on a day that is
 * not active.
 */
export function outcomeIn(view: View, fact: SessionFact): Outcome | null {
  if (fact.outcome !== null) return fact.outcome;
  if (fact.isOff || !fact.isActive) return null;
  if (fact.isOver) return view.unmarked;
  return view.missed.has(fact) ? "unexcused" : "present";
}

/** Does the session have a mark in this view? The forecast attends and misses as if so marked. */
export function isMarkedIn(view: View, fact: SessionFact): boolean {
  return fact.mark !== null || !fact.isOver;
}

/** Did the client attend, whatever it amounts to? Asked of sessions that are over in this view. */
export function isAttendedIn(view: View, fact: SessionFact): boolean {
  if (fact.isOff) return false;
  if (fact.mark !== null) return fact.mark.was === "attended";
  return outcomeIn(view, fact) === "present";
}

/** The place of the first session dated on or after the day. */
export function firstFactFrom(facts: readonly SessionFact[], day: number): number {
  let low = 0;
  let high = facts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (facts[middle]!.day < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
