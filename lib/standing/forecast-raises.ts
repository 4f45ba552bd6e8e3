import { CONTRACT, type CaseBook } from "@/lib/standing/case-book";
import { chancesOf, type Chance } from "@/lib/standing/chances";
import { dateOf } from "@/lib/standing/days";
import type { Today } from "@/lib/standing/forecast";
import { rankOfLevel } from "@/lib/standing/levels";
import { Pursuit, type Pursued } from "@/lib/standing/pursuit";
import { Readings } from "@/lib/standing/readings";
import type { LocalDate, Raise, RuleLevel } from "@/lib/standing/types";
import { replayView, type World } from "@/lib/standing/view";
import type { DatedDecisions } from "@/lib/standing/walk-cases";

/** How many misses in a row the forecast tries. */
const MOST_MISSES = 10;

/** Where the forecast starts from. */
interface Outlook {
  readonly world: World;
  readonly decisions: DatedDecisions;
  readonly beforeToday: CaseBook;
  readonly today: Today;
  /** The forecast with nothing missed, and the rank of the highest level it comes to. */
  readonly attended: Readings;
  readonly highest: number;
}

/** A rule that the client has not come to yet, and what might be missed on the way. */
interface Target extends Pursued {
  readonly chances: readonly Chance[];
  /** Lateness does not grow by missing: then only what happens anyway brings the rule into effect. */
  readonly growsByMissing: boolean;
}

/**
 * For each rule of today's version whose level is above today's, and last for a running contract: the smallest number of
 * chances that, missed one after the other, bring it into effect, and when. A rule that nothing brings into effect is
 * not listed.
 */
export function raisesOf(outlook: Outlook): Raise[] {
  return targetsOf(outlook).flatMap((target) => raiseOf(outlook, target) ?? []);
}

function targetsOf({ world, decisions, today }: Outlook): Target[] {
  const terms = world.policy.on(world.asOf);
  const isAbove = (level: RuleLevel): boolean => rankOfLevel(level) > rankOfLevel(today.level);
  const mayRunContract = [...decisions.signs].some((day) => day >= world.asOf);
  const targets = terms.rules
    .filter(({ level }) => isAbove(level))
    .map((rule): Target => {
      const kinds = "kinds" in rule ? (rule.kinds ?? null) : null;
      const chances = chancesOf(world, kinds, terms.countBy);
      // A contract that is missed or kept lets contract rules open cases again, late ones too.
      const growsByMissing = rule.measure !== "lates" || (rule.level === "contract" && mayRunContract);
      return { rule: rule.id, level: rule.level, chances, growsByMissing };
    });
  if (today.contract?.state === "running" && isAbove("review")) {
    const chances = chancesOf(world, null, today.contract.terms.countBy);
    targets.push({ rule: CONTRACT, level: "review", chances, growsByMissing: true });
  }
  return targets;
}

function raiseOf(outlook: Outlook, target: Target): Raise | null {
  const { attended } = outlook;
  const { rule, level } = target;
  if (outlook.highest >= rankOfLevel(level)) {
    const day = pursuitOf(outlook, target).firstDayInEffect(attended);
    if (day !== null) return { rule, level, misses: 0, on: dateOf(day), until: null };
  }
  if (!target.growsByMissing) return null;
  const pursuit = pursuitOf(outlook, target);
  let readings = attended;
  for (let misses = 1; misses <= Math.min(MOST_MISSES, target.chances.length); misses++) {
    pursuit.moveTo(target.chances[misses - 1]!.day, readings);
    readings = readingsMissing(outlook, target.chances.slice(0, misses));
    const day = pursuit.firstDayInEffect(readings);
    if (day === null) continue;
    return { rule, level, misses, on: dateOf(day), until: misses === 1 ? lastAlone(outlook, target) : null };
  }
  return null;
}

/** The date of the last chance that, missed alone, still brings the rule into effect; null if all of them do. */
function lastAlone(outlook: Outlook, target: Target): LocalDate | null {
  const pursuit = pursuitOf(outlook, target);
  let last: Chance | null = null;
  for (const chance of target.chances) {
    pursuit.moveTo(chance.day, outlook.attended);
    if (pursuit.firstDayInEffect(readingsMissing(outlook, [chance])) === null) {
      return last === null ? null : dateOf(last.day);
    }
    last = chance;
  }
  return null;
}

function pursuitOf({ world, decisions, beforeToday }: Outlook, target: Target): Pursuit {
  return new Pursuit(target, decisions, beforeToday.copy(), world.asOf);
}

function readingsMissing({ world, attended }: Outlook, chances: readonly Chance[]): Readings {
  return new Readings(
    replayView(
      world,
      chances.flatMap(({ facts }) => facts),
    ),
    attended,
  );
}
