import { dayOf } from "../standing/days";
import { PolicyInForce } from "../standing/policy-in-force";
import type { PolicyVersion, StandingInput } from "../standing/types";

/** The policy version that binds the client on the day of the input: adoption and acknowledgements counted. */
export function policyToday(input: StandingInput): PolicyVersion {
  const { policyVersions, decisions, enrollment, asOf } = input;
  return new PolicyInForce(policyVersions, decisions, dayOf(enrollment.start)).on(dayOf(asOf)).version;
}
