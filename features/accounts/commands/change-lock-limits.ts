import { eq } from "drizzle-orm";
import { clinics } from "@/db/schema";
import type { Tx } from "@/db/store";
import type { ChangedMeanwhile } from "@/features/audit/queries/changes";
import { found, refuseStale } from "@/features/programs/commands/saving";
import { findClinic } from "@/features/programs/queries/clinic";
import { changesBetween, isSame } from "@/lib/records/changes-between";
import { done, type Result } from "@/lib/result";
import { readLockLimits, type LockLimits } from "@/lib/sign-in/lock-limits";
import type { Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type Unchanged } from "@/server/doors/changed";

/** Sets after how many minutes without a touch screens lock. It holds for everybody at once. */
export async function changeLockLimits(
  tx: Tx,
  call: Call,
  input: { readonly limits: LockLimits; readonly seenVersion: number },
): Promise<Result<Changed<{ id: string }> | Unchanged<{ id: string }>, ChangedMeanwhile>> {
  const clinic = found(await findClinic(tx), "clinic");
  const stale = await refuseStale(tx, call, "clinic", clinic, input.seenVersion);
  if (stale) return stale;
  const differing = changesBetween<LockLimits>(readLockLimits(clinic.attendanceRules), input.limits);
  if (isSame(differing)) return done(unchanged({ id: clinic.id }));
  const version = clinic.version + 1;
  await tx
    .update(clinics)
    // The other areas of the rules are other people's.
    .set({ attendanceRules: { ...clinic.attendanceRules, locking: { ...input.limits } }, version })
    .where(eq(clinics.id, clinic.id));
  const changes = Object.fromEntries(
    Object.entries(differing).map(([place, change]) => [`Lock after minutes: ${place}`, change]),
  );
  const facts = { version, changes };
  return done(
    changed(
      { id: clinic.id },
      { name: "clinic.lock-limits-changed", subjectType: "clinic", subjectId: clinic.id, facts },
    ),
  );
}
