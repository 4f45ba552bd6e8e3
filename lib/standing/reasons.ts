import { dateOf, periodEndOf } from "@/lib/standing/days";
import type { Terms } from "@/lib/standing/policy-in-force";
import { Readings } from "@/lib/standing/readings";
import type { CountedSession, LocalDate, Reason, Rule } from "@/lib/standing/types";
import { todayView, type World } from "@/lib/standing/view";

/** Every rule of the version in force today, in its order, holding or not, with all that it counts. */
export function reasonsOf(readings: Readings): Reason[] {
  const { world } = readings.view;
  const terms = world.policy.on(world.asOf);
  const atWorst = world.hasUnmarked ? new Readings(todayView(world, "unexcused")) : readings;
  const untilOf = untilText(world, terms);
  return terms.rules.map((rule) => {
    const reader = readings.of(terms, rule);
    const firstDay = reader.firstDayOn(world.asOf);
    const counted = reader
      .countedOn(world.asOf)
      .map(({ id, day }): CountedSession => ({ session: id, until: untilOf(rule, day) }));
    return {
      rule: rule.id,
      level: rule.level,
      holds: reader.holdsOn(world.asOf),
      value: reader.valueOn(world.asOf),
      couldBe: atWorst.of(terms, rule).valueOn(world.asOf),
      from: firstDay === null ? null : dateOf(firstDay),
      counted,
    };
  });
}

/** The last day on which a session of `day` counts under the rule's window; null where that is not a matter of days. */
function untilText(world: World, terms: Terms): (rule: Rule, day: number) => LocalDate | null {
  return (rule, day) => {
    if (!("within" in rule) || rule.within === "enrollment" || "last" in rule.within) return null;
    if ("calendar" in rule.within) return dateOf(periodEndOf(day, rule.within.calendar, terms.weekStarts));
    const last = world.active.lastDayInWindow(day, rule.within.days);
    return last === null ? null : dateOf(last);
  };
}
