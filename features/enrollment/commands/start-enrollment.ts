import { and, eq, ne } from "drizzle-orm";
import { enrollments, planPhases } from "@/db/schema";
import type { Tx } from "@/db/store";
import { enrollmentChanged, openEnrollment, overruledFacts } from "@/features/enrollment/commands/saving";
import { listPhases } from "@/features/enrollment/queries/enrollments";
import { findPlanClashes } from "@/features/enrollment/queries/plan-clashes";
import { decideStart, type StartRefusal } from "@/lib/enrollment/decide-start";
import { refusalOfClashes, type ClashRefusal } from "@/lib/enrollment/plan-clashes";
import { done, refuse, type Result } from "@/lib/result";
import type { LocalDate } from "@/lib/time/local-date";
import type { Call } from "@/server/doors/call";
import { unchanged, type Changed, type Unchanged } from "@/server/doors/changed";

/** Gives somebody who waits a place from a day on, or moves a start that is still to come. The plan moves along. */
export async function startEnrollment(
  tx: Tx,
  call: Call,
  input: {
    readonly enrollmentId: string;
    readonly startDate: LocalDate;
    /** The clashes that the person has seen; left out: nobody is there to be asked. */
    readonly seenClashes?: string;
  },
): Promise<
  Result<Changed<{ enrollmentId: string }> | Unchanged<{ enrollmentId: string }>, StartRefusal | ClashRefusal>
> {
  const { enrollment, today } = await openEnrollment(tx, call, input);
  const value = { enrollmentId: enrollment.id };
  if (enrollment.status === "active" && enrollment.startDate === input.startDate) return done(unchanged(value));
  const others = await tx
    .select()
    .from(enrollments)
    .where(
      and(
        eq(enrollments.clientId, enrollment.clientId),
        eq(enrollments.programId, enrollment.programId),
        ne(enrollments.id, enrollment.id),
      ),
    );
  const phases = await listPhases(tx, enrollment.id);
  const decided = decideStart({ today, enrollment, phases, others }, input.startDate);
  if (!decided.ok) return refuse(decided.refusal);
  const { startDate, expectedEndDate } = decided.value;
  const { siteId, clientId } = enrollment;
  const spans = new Map(decided.value.phases.map((phase) => [phase.id, phase]));
  const clashes = await findPlanClashes(tx, {
    ...{ now: call.now, siteId, clientId, enrollmentId: enrollment.id },
    phases: phases.map((phase) => ({ ...phase, ...spans.get(phase.id) })),
  });
  const refused = refusalOfClashes(clashes, input.seenClashes);
  if (refused !== null) return refused;
  // Later first when moving on, earlier first when moving back: no two phases ever share a first day in between.
  const moved = startDate > enrollment.startDate ? [...decided.value.phases].reverse() : decided.value.phases;
  for (const { id, from, through } of moved)
    await tx.update(planPhases).set({ from, through }).where(eq(planPhases.id, id));
  const event = {
    name: "enrollment.started",
    facts: {
      startDate,
      before: { status: enrollment.status, startDate: enrollment.startDate },
      ...overruledFacts(clashes),
    },
  } as const;
  return done(
    await enrollmentChanged(tx, call, enrollment, value, event, { status: "active", startDate, expectedEndDate }),
  );
}
