import { eq } from "drizzle-orm";
import { planPhases } from "@/db/schema";
import type { Tx } from "@/db/store";
import type { ChangedMeanwhile } from "@/features/audit/queries/changes";
import { insertPhases } from "@/features/enrollment/commands/enroll-client";
import { enrollmentChanged, openEnrollment, overruledFacts } from "@/features/enrollment/commands/saving";
import { getTrackFacts, listPhases, type Phase } from "@/features/enrollment/queries/enrollments";
import { findPlanClashes } from "@/features/enrollment/queries/plan-clashes";
import {
  decidePhase,
  decidePhaseRemoval,
  type PhaseRemovalRefusal,
  type PlanChange,
  type PlanRefusal,
} from "@/lib/enrollment/decide-phase";
import { isBeforeAStart } from "@/lib/enrollment/enrollment-status";
import type { PhaseWish } from "@/lib/enrollment/phase";
import { refusalOfClashes, type ClashRefusal } from "@/lib/enrollment/plan-clashes";
import { done, refuse, type Result } from "@/lib/result";
import { weekdaySet } from "@/lib/time/weekday-set";
import { actorId, type Call } from "@/server/doors/call";
import { unchanged, type Changed, type Unchanged } from "@/server/doors/changed";

type Saved = Changed<{ enrollmentId: string }> | Unchanged<{ enrollmentId: string }>;

/**
 * The next phase of a plan. What is already planned for later stays, and no roster of a day that is over changes. Saying
 * the same phase again changes nothing.
 */
export async function changePlan(
  tx: Tx,
  call: Call,
  input: {
    readonly enrollmentId: string;
    readonly phase: PhaseWish;
    readonly seenVersion?: number;
    /** The clashes that the person has seen; left out: nobody is there to be asked. */
    readonly seenClashes?: string;
  },
): Promise<Result<Saved, PlanRefusal | ChangedMeanwhile | ClashRefusal>> {
  const { enrollment, today, stale } = await openEnrollment(tx, call, input);
  const phases = await listPhases(tx, enrollment.id);
  const onFile = phases.find(({ from }) => from === input.phase.from);
  const value = { enrollmentId: enrollment.id };
  if (onFile && isSamePhase(onFile, input.phase)) return done(unchanged(value));
  if (stale) return stale;
  const decided = decidePhase({ today, enrollment, phases }, input.phase, await getTrackFacts(tx, input.phase.trackId));
  if (!decided.ok) return refuse(decided.refusal);
  const { replaces, spans, through } = decided.value;
  const { id: enrollmentId, siteId, clientId } = enrollment;
  const weekdays = weekdaySet(input.phase.weekdays);
  const clashes = await findPlanClashes(tx, {
    ...{ now: call.now, siteId, clientId, enrollmentId },
    phases: isBeforeAStart(enrollment.status) ? [] : [{ ...input.phase, weekdays, through }],
  });
  const refused = refusalOfClashes(clashes, input.seenClashes);
  if (refused !== null) return refused;
  await moveSpans(tx, spans);
  if (replaces === null) await insertPhases(tx, call, enrollment.id, [{ ...input.phase, through }]);
  else await replacePhase(tx, call, replaces, input.phase);
  const before = onFile
    ? { trackId: onFile.trackId, weekdays: onFile.weekdays, minutesPerWeek: onFile.minutesPerWeek }
    : null;
  const facts = { phase: { ...input.phase, through }, before, ...overruledFacts(clashes) };
  return done(await enrollmentChanged(tx, call, enrollment, value, { name: "enrollment.plan-changed", facts }));
}

/** Takes out a phase that was planned and has not begun; the one before it runs on in its place. */
export async function removePhase(
  tx: Tx,
  call: Call,
  input: { readonly enrollmentId: string; readonly phaseId: string },
): Promise<Result<Saved, PhaseRemovalRefusal>> {
  const { enrollment, today } = await openEnrollment(tx, call, input);
  const value = { enrollmentId: enrollment.id };
  const phases = await listPhases(tx, enrollment.id);
  const phase = phases.find(({ id }) => id === input.phaseId);
  if (phase === undefined) return done(unchanged(value));
  const decided = decidePhaseRemoval({ today, enrollment, phases }, phase.id);
  if (!decided.ok) return refuse(decided.refusal);
  await tx.delete(planPhases).where(eq(planPhases.id, phase.id));
  await moveSpans(tx, decided.value.spans);
  const facts = { from: phase.from, trackId: phase.trackId, weekdays: phase.weekdays };
  return done(await enrollmentChanged(tx, call, enrollment, value, { name: "enrollment.phase-removed", facts }));
}

async function replacePhase(tx: Tx, call: Call, phaseId: string, phase: PhaseWish): Promise<void> {
  const { trackId, weekdays, minutesPerWeek, daysPerWeek, requiredKinds } = phase;
  await tx
    .update(planPhases)
    .set({
      trackId,
      weekdays: weekdaySet(weekdays),
      minutesPerWeek,
      daysPerWeek,
      requiredKinds: [...requiredKinds],
      recordedAt: call.now,
      recordedBy: actorId(call.actor),
    })
    .where(eq(planPhases.id, phaseId));
}

async function moveSpans(tx: Tx, spans: PlanChange["spans"]): Promise<void> {
  for (const { id, through } of spans) await tx.update(planPhases).set({ through }).where(eq(planPhases.id, id));
}

function isSamePhase(phase: Phase, wish: PhaseWish): boolean {
  return (
    phase.trackId === wish.trackId &&
    phase.weekdays === weekdaySet(wish.weekdays) &&
    phase.minutesPerWeek === wish.minutesPerWeek &&
    phase.daysPerWeek === wish.daysPerWeek &&
    kindsText(phase.requiredKinds) === kindsText(wish.requiredKinds)
  );
}

/** Required kinds as text, whatever the order of their keys after a trip through the database. */
function kindsText(kinds: PhaseWish["requiredKinds"]): string {
  return kinds
    .map(({ kind, sessions, weeks }) => `${kind} ${sessions}/${weeks}`)
    .sort()
    .join();
}
