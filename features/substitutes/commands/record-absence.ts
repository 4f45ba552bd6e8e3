import { and, eq, isNull } from "drizzle-orm";
import { newId } from "@/db/id";
import { staffAbsences } from "@/db/schema";
import type { Tx } from "@/db/store";
import { getStaff } from "@/features/staff/queries";
import { done, refuse, type Result } from "@/lib/result";
import { decideAbsence, type AbsenceRefusal } from "@/lib/scheduling/decide-absence";
import type { LocalDate } from "@/lib/time/local-date";
import { actorId, type Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type Unchanged } from "@/server/doors/changed";
import { todayOfClinic } from "../queries/absences";

export interface NewAbsence {
  readonly staffId: string;
  readonly from: LocalDate;
  readonly through: LocalDate;
  /** For those who plan, never for clients; null: nobody has to say. */
  readonly reason: string | null;
}

export type RecordAbsenceRefusal = AbsenceRefusal | { readonly reason: "archived" };

/** Write down that somebody is away. No session changes by it: who steps in is asked, or put down, one by one or for all. */
export async function recordAbsence(
  tx: Tx,
  call: Call,
  input: NewAbsence,
): Promise<Result<Changed<{ absenceId: string }> | Unchanged<{ absenceId: string }>, RecordAbsenceRefusal>> {
  const { staffId, from, through, reason } = input;
  const member = await getStaff(tx, staffId);
  if (member === null) throw new Error("There is no such staff member.");
  if (member.archivedAt !== null) return refuse({ reason: "archived" });
  const onRecord = await tx
    .select({ id: staffAbsences.id, from: staffAbsences.from, through: staffAbsences.through })
    .from(staffAbsences)
    .where(and(eq(staffAbsences.staffId, staffId), isNull(staffAbsences.withdrawnAt)));
  const same = onRecord.find((each) => each.from === from && each.through === through);
  if (same !== undefined) return done(unchanged({ absenceId: same.id }));
  const decided = decideAbsence({ from, through }, await todayOfClinic(tx, call.now), onRecord);
  if (!decided.ok) return decided;
  const absenceId = newId();
  await tx.insert(staffAbsences).values({
    ...{ id: absenceId, staffId, from, through },
    reason: reason ?? "",
    recordedAt: call.now,
    recordedBy: actorId(call.actor),
  });
  return done(
    changed(
      { absenceId },
      {
        name: "absence.recorded",
        subjectType: "staff_absence",
        subjectId: absenceId,
        // The reason may tell of somebody's health: it stays in its row, where it can be seen by few.
        facts: { staffId, from, through, hasReason: reason !== null },
      },
    ),
  );
}
