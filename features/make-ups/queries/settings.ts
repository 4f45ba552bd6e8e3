import type { Reader } from "@/db/store";
import { findClinic } from "@/features/programs/queries/clinic";
import { readMakeUpRules, type MakeUpRules } from "@/lib/make-ups/make-up-rules";
import { readVisitorRule, type VisitorRule } from "@/lib/roster/decide-addition";

/** What the clinic set about make-ups and visitors, with the version to compare a form with. */
export async function readMakeUpSettings(
  reader: Reader,
): Promise<{ readonly rules: MakeUpRules; readonly visitors: VisitorRule; readonly version: number }> {
  const clinic = await findClinic(reader);
  return {
    rules: readMakeUpRules(clinic?.attendanceRules),
    visitors: readVisitorRule(clinic?.attendanceRules),
    version: clinic?.version ?? 0,
  };
}
