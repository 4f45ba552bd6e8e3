import { eq } from "drizzle-orm";
import { clinics } from "@/db/schema";
import type { Tx } from "@/db/store";
import type { ChangedMeanwhile } from "@/features/audit/queries/changes";
import { found, refuseStale } from "@/features/programs/commands/saving";
import { findClinic } from "@/features/programs/queries/clinic";
import { changesBetween, isSame } from "@/lib/records/changes-between";
import { done, type Result } from "@/lib/result";
import { readClashRules, type ClashRules } from "@/lib/scheduling/clash-rules";
import type { Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type Unchanged } from "@/server/doors/changed";

/** Sets what the clinic wants done with clashes of each kind. Nothing that is planned already changes by it. */
export async function changeClashRules(
  tx: Tx,
  call: Call,
  input: { readonly rules: ClashRules; readonly seenVersion: number },
): Promise<Result<Changed<{ id: string }> | Unchanged<{ id: string }>, ChangedMeanwhile>> {
  const clinic = found(await findClinic(tx), "clinic");
  const stale = await refuseStale(tx, call, "clinic", clinic, input.seenVersion);
  if (stale) return stale;
  const differing = changesBetween<ClashRules>(readClashRules(clinic.clashRules), input.rules);
  if (isSame(differing)) return done(unchanged({ id: clinic.id }));
  const version = clinic.version + 1;
  await tx
    .update(clinics)
    .set({ clashRules: { ...input.rules }, version })
    .where(eq(clinics.id, clinic.id));
  const changes = Object.fromEntries(Object.entries(differing).map(([kind, change]) => [`Clashes: ${kind}`, change]));
  const facts = { version, changes };
  return done(
    changed(
      { id: clinic.id },
      { name: "clinic.clash-rules-changed", subjectType: "clinic", subjectId: clinic.id, facts },
    ),
  );
}
