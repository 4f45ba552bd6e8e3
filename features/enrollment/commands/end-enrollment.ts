import { and, desc, eq, gt, isNull, or } from "drizzle-orm";
import { holds, marks, planPhases, seriesMembers } from "@/db/schema";
import type { Reader, Tx } from "@/db/store";
import type { ChangedMeanwhile } from "@/features/audit/queries/changes";
import { enrollmentChanged, openEnrollment, writeSignedOffEnding } from "@/features/enrollment/commands/saving";
import type { Enrollment } from "@/features/enrollment/queries/enrollments";
import { findOpenCase } from "@/features/reviews/queries/open-case";
import { withdrawReviews } from "@/features/reviews/commands/withdraw-review";
import { decideAccess } from "@/lib/access/decide-access";
import {
  decideEnding,
  decideLastDay,
  endingReason,
  type Ending,
  type EndingRefusal,
  type EndingWish,
  type LastDayRefusal,
} from "@/lib/enrollment/decide-ending";
import { done, refuse, type Result } from "@/lib/result";
import type { SignedOffEnding } from "@/lib/reviews/sign-off";
import type { LocalDate } from "@/lib/time/local-date";
import { actorId, type Call } from "@/server/doors/call";
import { unchanged, type Changed, type DomainEvent, type Unchanged } from "@/server/doors/changed";

type Saved = Changed<{ enrollmentId: string }> | Unchanged<{ enrollmentId: string }>;

/**
 * Somebody finishes, moves on, or leaves by their own decision. A named person writes it down, never a job. Nobody is
 * expected after the last day, in the track or in any series; every roster up to it stays. The client's sign-in stays
 * too: they can read the weeks they were here for, and nothing is coming up any more. A review that runs is over with
 * it, and says why. That the clinic ends somebody's place is another command: `endBySignedOffReview`.
 */
export async function endEnrollment(
  tx: Tx,
  call: Call,
  input: Omit<EndingWish, "said"> & {
    readonly said?: EndingWish["said"];
    readonly enrollmentId: string;
    readonly seenVersion?: number;
  },
): Promise<Result<Saved, EndingRefusal | ChangedMeanwhile>> {
  if (call.actor.kind === "system" && call.actor.name.startsWith("job:")) {
    throw new Error("A job asked to end an enrollment. Only a person may decide that.");
  }
  const { enrollment, today, stale } = await openEnrollment(tx, call, input);
  const { endDate, status } = input;
  const said = input.said ?? null;
  const reason = endingReason({ reason: input.reason, said });
  const value = { enrollmentId: enrollment.id };
  if (enrollment.endDate === endDate && enrollment.status === status && enrollment.endReason === reason) {
    return done(unchanged(value));
  }
  if (stale) return stale;
  const facts = {
    today,
    enrollment,
    lastAttended: await findLastAttended(tx, enrollment),
    openCase: await findOpenCase(tx, enrollment.id),
    isDirector: decideAccess(call.actor, "review:decide", { siteId: enrollment.siteId }) === "allowed",
  };
  const decided = decideEnding(facts, { endDate, status, reason: input.reason, said });
  if (!decided.ok) return refuse(decided.refusal);
  await carryOut(tx, call, enrollment, decided.value);
  const withdrawn = await withdrawReviews(tx, call, enrollment.id, `The enrollment ended another way: ${reason}`);
  const before = { status: enrollment.status, endDate: enrollment.endDate, startDate: enrollment.startDate };
  const told = { endDate, status, reason, ...(said === null ? {} : { said }), before, by: actorId(call.actor) };
  const fields = { status, startDate: decided.value.startDate, endDate, endReason: reason };
  const event = { name: "enrollment.ended", facts: told } as const;
  const saved = await enrollmentChanged(tx, call, enrollment, value, event, fields);
  const [first, ...rest] = saved.events;
  return done({ ...saved, events: [first, ...withdrawn, ...rest] });
}

/** Ends an enrollment as a signed-off review says. A step of the signature's own command, never one of its own. */
export async function endBySignedOffReview(
  tx: Tx,
  call: Call,
  enrollmentId: string,
  ending: SignedOffEnding,
): Promise<Result<readonly [DomainEvent, ...DomainEvent[]], LastDayRefusal>> {
  const { enrollment, today } = await openEnrollment(tx, call, { enrollmentId });
  const lastAttended = await findLastAttended(tx, enrollment);
  const decided = decideLastDay({ today, enrollment, lastAttended }, ending);
  if (!decided.ok) return decided;
  await carryOut(tx, call, enrollment, decided.value);
  return done(await writeSignedOffEnding(tx, call, enrollment, ending, decided.value.startDate));
}

async function carryOut(tx: Tx, call: Call, enrollment: Enrollment, ending: Ending): Promise<void> {
  if (ending.neverBegan) await clearPlan(tx, call, enrollment);
  else await endWith(tx, call, enrollment, ending);
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
async function endWith(tx: Tx, call: Call, enrollment: Enrollment, { endDate }: Ending): Promise<void> {
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
