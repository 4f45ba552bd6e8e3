import { eq } from "drizzle-orm";
import { newId } from "@/db/id";
import { holds } from "@/db/schema";
import type { Tx } from "@/db/store";
import { enrollmentChanged, openEnrollment } from "@/features/enrollment/commands/saving";
import { getHold, listHolds } from "@/features/enrollment/queries/enrollments";
import { found } from "@/features/programs/commands/saving";
import { decideHold, decideHoldEnd, type HoldEndRefusal, type HoldRefusal } from "@/lib/enrollment/decide-hold";
import { done, refuse, type Result } from "@/lib/result";
import { addDays, type LocalDate } from "@/lib/time/local-date";
import { actorId, type Call } from "@/server/doors/call";
import { unchanged, type Changed, type Unchanged } from "@/server/doors/changed";

type Saved = Changed<{ holdId: string }> | Unchanged<{ holdId: string }>;

/** An approved leave: nothing is expected on its days, and no window of standing runs. Marks on them stay as they are. */
export async function holdEnrollment(
  tx: Tx,
  call: Call,
  input: {
    readonly enrollmentId: string;
    readonly from: LocalDate;
    readonly through: LocalDate | null;
    readonly reason: string;
  },
): Promise<Result<Saved, HoldRefusal>> {
  const { enrollment, today } = await openEnrollment(tx, call, input);
  const onFile = await listHolds(tx, enrollment.id);
  const { from, through, reason } = input;
  const same = onFile.find((hold) => hold.from === from && hold.through === through);
  if (same) return done(unchanged({ holdId: same.id }));
  const decided = decideHold({ today, enrollment, holds: onFile }, { from, through });
  if (!decided.ok) return refuse(decided.refusal);
  const holdId = newId();
  const record = { recordedAt: call.now, recordedBy: actorId(call.actor) };
  await tx.insert(holds).values({ id: holdId, enrollmentId: enrollment.id, from, through, reason, ...record });
  const event = { name: "enrollment.held", facts: { holdId, from, through, reason } } as const;
  return done(await enrollmentChanged(tx, call, enrollment, { holdId }, event));
}

/** The client is back: expected again from `back` on. A hold left without a day is voided, as if it had never been. */
export async function endHold(
  tx: Tx,
  call: Call,
  input: { readonly holdId: string; readonly back: LocalDate },
): Promise<Result<Saved, HoldEndRefusal>> {
  const hold = found(await getHold(tx, input.holdId), "hold");
  const value = { holdId: hold.id };
  if (hold.voidedAt) return done(unchanged(value));
  if (hold.through === addDays(input.back, -1)) return done(unchanged(value));
  const { enrollment, today } = await openEnrollment(tx, call, hold);
  const decided = decideHoldEnd(hold, input.back, today);
  if (!decided.ok) return refuse(decided.refusal);
  const end = decided.value;
  await tx
    .update(holds)
    .set(end.isVoid ? { voidedAt: call.now } : { through: end.through })
    .where(eq(holds.id, hold.id));
  const facts = { holdId: hold.id, back: input.back, before: hold.through, isVoid: end.isVoid };
  return done(await enrollmentChanged(tx, call, enrollment, value, { name: "enrollment.hold-ended", facts }));
}
