import type { Reader } from "@/db/store";
import { readStandingInputs } from "@/features/standing/queries/standing-inputs";
import { policyToday } from "@/lib/alerts/policy-today";
import { termsOf } from "@/lib/reviews/contract-terms";
import type { Instant } from "@/lib/time/zone";

/** The contract that the policy in force for this enrollment offers today; null: it has none, or nothing has begun. */
export async function findTermsToday(reader: Reader, enrollmentId: string, now: Instant) {
  const [known] = await readStandingInputs(reader, [enrollmentId], now);
  return known === undefined ? null : termsOf(policyToday(known.input));
}
