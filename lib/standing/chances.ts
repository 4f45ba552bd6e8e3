import type { SessionFact } from "@/lib/standing/session-facts";
import type { CountBy } from "@/lib/standing/types";
import { isLookedAt } from "@/lib/standing/units";
import type { World } from "@/lib/standing/view";

/** A day or a session to come that the client might miss: all of its sessions together. */
export interface Chance {
  readonly day: number;
  readonly facts: readonly SessionFact[];
}

/**
 * The chances of a rule in schedule order, up to the end of the forecast: the units of the sessions to come that have no
 * mark and that the rule would not leave out.
 */
export function chancesOf(world: World, kinds: readonly string[] | null, countBy: CountBy): Chance[] {
  const chances: { day: number; facts: SessionFact[] }[] = [];
  for (const fact of world.facts) {
    if (fact.isOver || fact.mark !== null || fact.day > world.horizon || !isLookedAt({ kinds }, fact)) continue;
    const last = chances.at(-1);
    if (countBy === "day" && last?.day === fact.day) last.facts.push(fact);
    else chances.push({ day: fact.day, facts: [fact] });
  }
  return chances;
}
