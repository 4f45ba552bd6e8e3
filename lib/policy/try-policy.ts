import { dayLevelsUnder } from "@/lib/standing/day-levels";
import { dateOf, dayOf } from "@/lib/standing/days";
import { rankOfLevel } from "@/lib/standing/levels";
import type { Level, LocalDate, PolicyBody, RuleLevel, StandingInput } from "@/lib/standing/types";

/** Days of the past that a policy is tried on, both included. */
export interface TrialWindow {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** What a policy would have made of one enrollment on the days of a window. */
export interface Reached {
  readonly highest: Level;
  /** The first day of the window on which the standing was this high or higher; null: on none. */
  readonly firstOn: Readonly<Record<RuleLevel, LocalDate | null>>;
}

const NOT_REACHED = { watch: null, warning: null, contract: null, review: null };

/**
 * The versions that the enrollment would have if the policy had begun for everybody, at once, on the first day of the
 * window. What happened before keeps the version of that day: its words, its cases, what people decided on them. Versions
 * that began within the window or later are left out. So a trial asks exactly what storing this policy on that day would
 * have come to, and a version tried on days it was in force for anyway changes nothing.
 *
 * Facts stay facts: marks, contacts, holds, waivers, signatures and closes are those that are on record, although
 * another policy might have led to others.
 */
export function versionsUnder(
  { policyVersions }: Pick<StandingInput, "policyVersions">,
  policy: PolicyBody,
  window: TrialWindow,
): StandingInput["policyVersions"] {
  const earlier = policyVersions.filter(({ from }) => from < window.from);
  const version = policyVersions.reduce((most, each) => Math.max(most, each.version), 0) + 1;
  return [...earlier, { ...policy, adoption: "at-once", version, from: window.from }];
}

/**
 * How high the standing rose under each of these policies, and when first, on the days of the window on which the
 * enrollment ran. Equal to evaluating day by day, at the price of one walk each. `window.to` is not after `input.asOf`.
 */
export function tryPolicies(input: StandingInput, policies: readonly PolicyBody[], window: TrialWindow): Reached[] {
  const { start, end } = input.enrollment;
  const from = start > window.from ? start : window.from;
  const to = end !== null && end < window.to ? end : window.to;
  if (to < from) return policies.map(() => ({ highest: "good", firstOn: NOT_REACHED }));
  const alternatives = policies.map((policy) => versionsUnder(input, policy, window));
  return dayLevelsUnder(input, alternatives, from, to).map((levels) => reachedOn(levels, from));
}

function reachedOn(levels: readonly Level[], from: LocalDate): Reached {
  const firstOn: Record<RuleLevel, LocalDate | null> = { ...NOT_REACHED };
  let highest: Level = "good";
  for (const [index, level] of levels.entries()) {
    if (rankOfLevel(level) <= rankOfLevel(highest)) continue;
    const on = dateOf(dayOf(from) + index);
    for (const below of RISING) {
      if (firstOn[below] === null && rankOfLevel(level) >= rankOfLevel(below)) firstOn[below] = on;
    }
    highest = level;
  }
  return { highest, firstOn };
}

const RISING = ["watch", "warning", "contract", "review"] as const satisfies readonly RuleLevel[];
