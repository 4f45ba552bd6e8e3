import { and, desc, eq, gt, isNull, or } from "drizzle-orm";
import { holds, marks, planPhases, seriesMembers } from "@/db/schema";
import type { Reader, Tx } from "@/db/store";
import type { ChangedMeanwhile } from "@/features/audit/queries/changes";
import { enrollmentChanged, openEnrollment } from "@/features/enrollment/commands/saving";
import type { Enrollment } from "@/features/enrollment/queries/enrollments";
import {
  decideDischarge,
  type Discharge,
  type DischargeRefusal,
  type DischargeWish,
} from "@/lib/enrollment/decide-discharge";
import { done, refuse, type Result } from "@/lib/result";
import type { LocalDate } from "@/lib/time/local-date";
import { actorId, type Call } from "@/server/doors/call";
import { unchanged, type Changed, type Unchanged } from "@/server/doors/changed";

type Saved = Changed<{ enrollmentId: string }> | Unchanged<{ enrollmentId: string }>;

/**
 * Somebody leaves the program. A named person decides it, never a job: removal is a harm, and the software only advises.
 * Nobody is expected after the last day, in the track or in any series; every roster up to it stays. The client's
 * sign-in stays too: they can read the weeks they were here for, and nothing is coming up any more.
 */
export async function dischargeEnrollment(
  tx: Tx,
  call: Call,
  input: DischargeWish & { readonly enrollmentId: string; readonly seenVersion?: number },
): Promise<Result<Saved, DischargeRefusal | ChangedMeanwhile>> {
  if (call.actor.kind === "system" && call.actor.name.startsWith("job:")) {
    throw new Error("A job asked for a discharge. Only a person may decide that.");
  }
  const { enrollment, today, stale } = await openEnrollment(tx, call, input);
  const { endDate, status, reason } = input;
  const value = { enrollmentId: enrollment.id };
  if (enrollment.endDate === endDate && enrollment.status === status && enrollment.endReason === reason) {
    return done(unchanged(value));
  }
  if (stale) return stale;
  const lastAttended = await findLastAttended(tx, enrollment);
  const decided = decideDischarge({ today, enrollment, lastAttended }, { endDate, status, reason });
  if (!decided.ok) return refuse(decided.refusal);
  if (decided.value.neverBegan) await clearPlan(tx, call, enrollment);
  else await endWith(tx, call, enrollment, decided.value);
  const facts = {
    endDate,
    status,
    reason,
    before: { status: enrollment.status, endDate: enrollment.endDate, startDate: enrollment.startDate },
  };
  const fields = { status, startDate: decided.value.startDate, endDate, endReason: reason };
  const event = { name: "enrollment.discharged", facts: { ...facts, by: actorId(call.actor) } } as const;
  return done(await enrollmentChanged(tx, call, enrollment, value, event, fields));
}

/** The last day on which an attended session of this enrollment is on record; null: none. */
export async function findLastAttended(
  reader: Reader,
  enrollment: Pick<Enrollment, "id" | "clientId">,
): Promise<LocalDate | null> {
  const rows = await reader
    .select({ date: marks.serviceDate })
    .from(marks)
    // By client first, because that is the index.
    .where(
      and(
        eq(marks.clientId, enrollment.clientId),
        eq(marks.enrollmentId, enrollment.id),
        eq(marks.isCurrent, true),
        eq(marks.was, "attended"),
      ),
    )
    .orderBy(desc(marks.serviceDate))
    .limit(1);
  return rows[0]?.date ?? null;
}

/** Memberships and holds end with the enrollment; those an earlier planned last day had cut follow the new one. */
async function endWith(tx: Tx, call: Call, enrollment: Enrollment, { endDate }: Discharge): Promise<void> {
  const members = eq(seriesMembers.enrollmentId, enrollment.id);
  await tx.delete(seriesMembers).where(and(members, gt(seriesMembers.from, endDate)));
  const cutBefore = enrollment.endDate === null ? undefined : eq(seriesMembers.through, enrollment.endDate);
  await tx
    .update(seriesMembers)
    .set({ through: endDate })
    .where(and(members, or(isNull(seriesMembers.through), gt(seriesMembers.through, endDate), cutBefore)));
  const running = and(eq(holds.enrollmentId, enrollment.id), isNull(holds.voidedAt));
  await tx
    .update(holds)
    .set({ voidedAt: call.now })
    .where(and(running, gt(holds.from, endDate)));
  await tx
    .update(holds)
    .set({ through: endDate })
    .where(and(running, or(isNull(holds.through), gt(holds.through, endDate))));
}

/** An enrollment that never began has no day, so it must not keep anything that would put it on one. */
async function clearPlan(tx: Tx, call: Call, enrollment: Enrollment): Promise<void> {
  await tx.delete(seriesMembers).where(eq(seriesMembers.enrollmentId, enrollment.id));
  await tx.delete(planPhases).where(eq(planPhases.enrollmentId, enrollment.id));
  await tx
    .update(holds)
    .set({ voidedAt: call.now })
    .where(and(eq(holds.enrollmentId, enrollment.id), isNull(holds.voidedAt)));
}
