import { eq } from "drizzle-orm";
import { seriesMembers } from "@/db/schema";
import type { Tx } from "@/db/store";
import { enrollmentChanged, openEnrollment } from "@/features/enrollment/commands/saving";
import { getMembership } from "@/features/enrollment/queries/enrollments";
import { decideLeaving, type LeavingRefusal } from "@/lib/enrollment/decide-membership";
import { done, refuse, type Result } from "@/lib/result";
import type { LocalDate } from "@/lib/time/local-date";
import type { Call } from "@/server/doors/call";
import { unchanged, type Changed, type Unchanged } from "@/server/doors/changed";

/**
 * A client leaves a series after a last day, yesterday at the earliest. No session is touched, no roster before changes,
 * and everybody else stays. A membership that had not begun is taken back.
 */
export async function leaveSeries(
  tx: Tx,
  call: Call,
  input: { readonly membershipId: string; readonly lastDay: LocalDate },
): Promise<Result<Changed<{ membershipId: string }> | Unchanged<{ membershipId: string }>, LeavingRefusal>> {
  const membership = await getMembership(tx, input.membershipId);
  const value = { membershipId: input.membershipId };
  // One that had not begun goes away with the enrollment; whoever then asks to leave has left.
  if (membership === null || membership.through === input.lastDay) return done(unchanged(value));
  const { enrollment, today } = await openEnrollment(tx, call, membership);
  const decided = decideLeaving(membership, input.lastDay, today);
  if (!decided.ok) return refuse(decided.refusal);
  const leaving = decided.value;
  const where = eq(seriesMembers.id, membership.id);
  if (leaving.isRemoved) await tx.delete(seriesMembers).where(where);
  else await tx.update(seriesMembers).set({ through: leaving.through }).where(where);
  const { seriesId, from, through: before } = membership;
  const facts = { seriesId, from, before, lastDay: leaving.isRemoved ? null : leaving.through };
  return done(await enrollmentChanged(tx, call, enrollment, value, { name: "enrollment.left-series", facts }));
}
