import { dayOf } from "@/lib/standing/days";
import { PolicyInForce } from "@/lib/standing/policy-in-force";
import type { Decision, LocalDate, PolicyVersion } from "@/lib/standing/types";

/**
 * The policy version in force for one enrollment on a day: of the versions that bind it by then, the latest; before the
 * first of them, the earliest. Null when the program has no policy. `decisions` are the enrollment's own, of which only
 * the acknowledgements matter.
 */
export function policyOn(
  versions: readonly PolicyVersion[],
  decisions: readonly Decision[],
  enrollmentStart: LocalDate,
  day: LocalDate,
): PolicyVersion | null {
  if (versions.length === 0) return null;
  return new PolicyInForce(versions, decisions, dayOf(enrollmentStart)).on(dayOf(day)).version;
}
