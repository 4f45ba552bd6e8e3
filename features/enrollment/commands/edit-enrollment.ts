import type { Tx } from "@/db/store";
import type { ChangedMeanwhile } from "@/features/audit/queries/changes";
import { enrollmentChanged, openEnrollment } from "@/features/enrollment/commands/saving";
import { found } from "@/features/programs/commands/saving";
import { getStaff } from "@/features/staff/queries";
import { changesBetween, isSame } from "@/lib/records/changes-between";
import { done, refuse, type Result } from "@/lib/result";
import type { LocalDate } from "@/lib/time/local-date";
import type { Call } from "@/server/doors/call";
import { unchanged, type Changed, type Unchanged } from "@/server/doors/changed";

export interface EnrollmentFields {
  readonly counselorId: string | null;
  readonly expectedEndDate: LocalDate | null;
}

export type EnrollmentEditRefusal =
  { readonly reason: "counselor_archived" } | { readonly reason: "ends_before_start" } | ChangedMeanwhile;

/** Who the primary counselor is, and when the stay is expected to end. Neither puts anybody on a roster or off it. */
export async function editEnrollment(
  tx: Tx,
  call: Call,
  input: EnrollmentFields & { readonly enrollmentId: string; readonly seenVersion: number },
): Promise<Result<Changed<{ enrollmentId: string }> | Unchanged<{ enrollmentId: string }>, EnrollmentEditRefusal>> {
  const { enrollment, stale } = await openEnrollment(tx, call, input);
  const { counselorId, expectedEndDate } = input;
  const value = { enrollmentId: enrollment.id };
  const changes = changesBetween<EnrollmentFields>(enrollment, { counselorId, expectedEndDate });
  if (isSame(changes)) return done(unchanged(value));
  if (stale) return stale;
  if (counselorId !== null && counselorId !== enrollment.counselorId) {
    const counselor = found(await getStaff(tx, counselorId), "staff member");
    if (counselor.archivedAt) return refuse({ reason: "counselor_archived" });
  }
  if (expectedEndDate !== null && expectedEndDate < enrollment.startDate)
    return refuse({ reason: "ends_before_start" });
  const event = { name: "enrollment.edited", facts: { changes } } as const;
  return done(await enrollmentChanged(tx, call, enrollment, value, event, { counselorId, expectedEndDate }));
}
