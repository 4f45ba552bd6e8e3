import { CONTRACT, type CaseBook } from "@/lib/standing/case-book";
import { chancesOf, type Chance } from "@/lib/standing/chances";
import { dateOf } from "@/lib/standing/days";
import type { Today } from "@/lib/standing/forecast";
import { rankOfLevel } from "@/lib/standing/levels";
import { opensCase, type Terms } from "@/lib/standing/policy-in-force";
import { Readings } from "@/lib/standing/readings";
import type { LocalDate, Raise, Rule, RuleLevel } from "@/lib/standing/types";
import { replayView, type World } from "@/lib/standing/view";
import { walkDay, type DatedDecisions } from "@/lib/standing/walk-cases";

/** How many misses in a row the forecast tries. */
const MOST_MISSES = 10;

/** A rule, or the running contract, that the client has not come to yet. */
interface Target {
  readonly rule: string;
  readonly level: RuleLevel;
  readonly chances: readonly Chance[];
}

/**
 * For each rule of today's version whose level is above today's, and last for a running contract: the smallest number of
 * chances that, missed one after the other, bring it into effect, and when. A rule that nothing brings into effect is
 * not listed.
 */
export function raisesOf(
  world: World,
  decisions: DatedDecisions,
  beforeToday: CaseBook,
  today: Today,
  attended: Readings,
): Raise[] {
  const run = (target: Target, missed: readonly Chance[]): number | null => {
    const readings =
      missed.length === 0 ? attended : new Readings(replayView(world, new Set(missed.flatMap(({ facts }) => facts))));
    return firstDayInEffect(target, readings, decisions, beforeToday.copy());
  };
  return targetsOf(world, today).flatMap((target): Raise[] => {
    for (let misses = 0; misses <= Math.min(MOST_MISSES, target.chances.length); misses++) {
      const day = run(target, target.chances.slice(0, misses));
      if (day === null) continue;
      const until = misses === 1 ? lastChanceThatRaises(target, (chance) => run(target, [chance]) !== null) : null;
      return [{ rule: target.rule, level: target.level, misses, on: dateOf(day), until }];
    }
    return [];
  });
}

function targetsOf(world: World, today: Today): Target[] {
  const terms = world.policy.on(world.asOf);
  const isAbove = (level: RuleLevel): boolean => rankOfLevel(level) > rankOfLevel(today.level);
  const targets = terms.rules
    .filter(({ level }) => isAbove(level))
    .map((rule): Target => {
      const kinds = "kinds" in rule ? (rule.kinds ?? null) : null;
      return { rule: rule.id, level: rule.level, chances: chancesOf(world, kinds, terms.countBy) };
    });
  if (today.contract?.state === "running" && isAbove("review")) {
    const chances = chancesOf(world, null, today.contract.terms.countBy);
    targets.push({ rule: CONTRACT, level: "review", chances });
  }
  return targets;
}

/** Each chance missed alone, in order, as long as that brings the rule into effect. Null if all of them do. */
function lastChanceThatRaises({ chances }: Target, raises: (chance: Chance) => boolean): LocalDate | null {
  const first = chances.findIndex((chance) => !raises(chance));
  return first < 1 ? null : dateOf(chances[first - 1]!.day);
}

/** A watch or warning rule is in effect while it holds, a contract or review rule while it has an open case. */
function firstDayInEffect(
  target: Target,
  readings: Readings,
  decisions: DatedDecisions,
  book: CaseBook,
): number | null {
  const { asOf, horizon, policy } = readings.view.world;
  const same = (rule: Rule): boolean => rule.id === target.rule;
  for (let day = asOf; day <= horizon; day++) {
    if (opensCase(target.level)) {
      walkDay(book, readings, decisions, day, ({ caseRules }) => caseRules.filter(same));
      if (book.isOpen(target.rule)) return day;
    } else {
      const terms: Terms = policy.on(day);
      const rule = terms.rules.find(same);
      if (rule !== undefined && readings.of(terms, rule).holdsOn(day)) return day;
    }
  }
  return null;
}
