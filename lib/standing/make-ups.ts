import { isMissed } from "@/lib/standing/outcomes";
import type { SessionFact } from "@/lib/standing/session-facts";
import { isOverIn, outcomeIn, type View } from "@/lib/standing/view";

/** From which day on each missed session is made up. */
export type MadeUp = ReadonlyMap<SessionFact, number>;

const NONE: MadeUp = new Map();

/**
 * The sessions made up within `within` days (null: a make-up restores minutes only). The make-up must be over and not
 * off, its outcome present, late or left-early, its date 0 to `within` days after the missed one; the session counts
 * as made up from the make-up's date on.
 */
export function madeUpSessions(view: View, within: number | null): MadeUp {
  if (within === null) return NONE;
  if (view.world.makeUps.length === 0) return NONE;
  const madeUp = new Map<SessionFact, number>();
  for (const { makeUp, missed } of view.world.makeUps) {
    if (!isOverIn(view, makeUp) || !restores(view, makeUp) || !wasMissed(view, missed)) continue;
    const days = makeUp.day - missed.day;
    if (days < 0 || days > within) continue;
    const earlier = madeUp.get(missed);
    if (earlier === undefined || makeUp.day < earlier) madeUp.set(missed, makeUp.day);
  }
  return madeUp;
}

function restores(view: View, makeUp: SessionFact): boolean {
  const outcome = outcomeIn(view, makeUp);
  return outcome === "present" || outcome === "late" || outcome === "left-early";
}

function wasMissed(view: View, fact: SessionFact): boolean {
  if (!isOverIn(view, fact)) return false;
  const outcome = outcomeIn(view, fact);
  return outcome !== null && isMissed(outcome);
}
