import type { MadeUp } from "@/lib/standing/make-ups";
import type { Terms } from "@/lib/standing/policy-in-force";
import type { SessionFact } from "@/lib/standing/session-facts";
import type { Excused, Outcome } from "@/lib/standing/types";
import { isMarkedIn, isOverIn, outcomeIn, type View } from "@/lib/standing/view";

/** How sessions become units: which are looked at, and how much of a miss each is. */
export interface Recipe {
  /** Null: all kinds. */
  readonly kinds: readonly string[] | null;
  readonly excused: Excused;
  /** Lateness alone counts. */
  readonly latesOnly: boolean;
  readonly weights: Terms["weights"];
  readonly countBy: Terms["countBy"];
  /** The first day looked at. */
  readonly from: number;
}

/** A day or a session, as one thing that is missed or not. Its sessions are those from `first` up to `end`. */
export interface Unit {
  readonly day: number;
  /** 0 to 1: how much of a miss it is. */
  readonly value: number;
  readonly isMarked: boolean;
  readonly first: number;
  readonly end: number;
}

/**
 * The units through the end of what this view sees, as they read on `day`, ordered by start, then id. A date that still
 * has a session to come counts only if it is a whole miss already.
 */
export function unitsOn(view: View, recipe: Recipe, madeUp: MadeUp, day: number): Unit[] {
  const { facts, asOf, horizon } = view.world;
  const last = view.sees === "today" ? asOf : horizon;
  const byDay = recipe.countBy === "day";
  const units: Unit[] = [];
  let at = 0;
  while (at < facts.length && facts[at]!.day <= last) {
    const first = at;
    const date = facts[first]!.day;
    do at++;
    while (byDay && at < facts.length && facts[at]!.day === date);
    if (date < recipe.from) continue;
    const unit = unitOf(view, recipe, madeUp, day, first, at);
    if (unit !== null) units.push(unit);
  }
  return units;
}

/** How much of a miss the session is on `day`. Null when the recipe leaves it out, or it is not over. */
export function valueOn(view: View, recipe: Recipe, madeUp: MadeUp, fact: SessionFact, day: number): number | null {
  if (!isLookedAt(recipe, fact) || !isOverIn(view, fact)) return null;
  const outcome = outcomeIn(view, fact);
  if (outcome === null) return null;
  const madeUpFrom = madeUp.get(fact);
  if (madeUpFrom !== undefined && madeUpFrom <= day) return 0;
  return valueOfOutcome(outcome, recipe);
}

/** Would the recipe look at the session, whenever it is over? */
export function isLookedAt(recipe: Pick<Recipe, "kinds">, fact: SessionFact): boolean {
  return fact.leftOut === null && (recipe.kinds === null || recipe.kinds.includes(fact.kind));
}

/** The unit of the sessions from `first` up to `end`; null when none of them is left, or the date is still open. */
export function unitOf(
  view: View,
  recipe: Recipe,
  madeUp: MadeUp,
  day: number,
  first: number,
  end: number,
): Unit | null {
  let value = -1;
  let isMarked = false;
  let isComplete = true;
  for (let i = first; i < end; i++) {
    const fact = view.world.facts[i]!;
    const worth = valueOn(view, recipe, madeUp, fact, day);
    if (worth === null) {
      if (isLookedAt(recipe, fact) && !isOverIn(view, fact)) isComplete = false;
      continue;
    }
    if (worth > value) value = worth;
    if (isMarkedIn(view, fact)) isMarked = true;
  }
  if (value < 0 || (!isComplete && value < 1)) return null;
  return { day: view.world.facts[first]!.day, value, isMarked, first, end };
}

function valueOfOutcome(outcome: Outcome, { excused, latesOnly, weights }: Recipe): number | null {
  if (outcome === "excused") {
    if (latesOnly || excused === "skips") return null;
    return excused === "counts" ? 1 : 0;
  }
  if (latesOnly) return outcome === "late" ? 1 : 0;
  switch (outcome) {
    case "present":
      return 0;
    case "late":
      return weights.late;
    case "left-early":
      return weights.leftEarly;
    case "late-cancel":
      return weights.lateCancel;
    case "late-as-absent":
    case "unexcused":
      return 1;
  }
}
