import { and, eq, inArray } from "drizzle-orm";
import { newId } from "@/db/id";
import { enrollments, planPhases, tracks } from "@/db/schema";
import type { Tx } from "@/db/store";
import { getClientAtSite } from "@/features/clients/queries/clients";
import { enrollmentEvent, overruledFacts } from "@/features/enrollment/commands/saving";
import { findProgramAtSite } from "@/features/enrollment/queries/enrollments";
import { findPlanClashes } from "@/features/enrollment/queries/plan-clashes";
import { found } from "@/features/programs/commands/saving";
import { getStaff } from "@/features/staff/queries";
import { evaluateStandings } from "@/features/standing/commands/evaluate-standings";
import {
  decideEnrollment,
  type EnrollmentRefusal,
  type EnrollmentWish,
  type FIRST_STATUSES,
  type PlannedPhase,
} from "@/lib/enrollment/decide-enrollment";
import { isBeforeAStart } from "@/lib/enrollment/enrollment-status";
import { refusalOfClashes, type ClashRefusal } from "@/lib/enrollment/plan-clashes";
import { done, refuse, type Result } from "@/lib/result";
import { weekdaySet } from "@/lib/time/weekday-set";
import { toLocal } from "@/lib/time/zone";
import { actorId, type Call } from "@/server/doors/call";
import { changed, type Changed } from "@/server/doors/changed";

export interface NewEnrollment extends EnrollmentWish {
  readonly clientId: string;
  readonly counselorId: string | null;
  /** Left out: a place is taken from the start on. */
  readonly status?: (typeof FIRST_STATUSES)[number];
  /** The clashes that the person has seen; left out: nobody is there to be asked. */
  readonly seenClashes?: string;
}

/**
 * Enrolls a client into a program. The rosters of the track follow by themselves, day by day; no session is touched, and
 * nobody else's place.
 */
export async function enrollClient(
  tx: Tx,
  call: Call,
  input: NewEnrollment,
): Promise<Result<Changed<{ enrollmentId: string }>, EnrollmentRefusal | ClashRefusal>> {
  const { client, site } = found(await getClientAtSite(tx, input.clientId), "client");
  const program = await findProgramAtSite(tx, input.programId, input.siteId);
  const counselor = input.counselorId === null ? null : found(await getStaff(tx, input.counselorId), "staff member");
  const trackIds = [...new Set(input.phases.map(({ trackId }) => trackId))];
  const trackRows = trackIds.length === 0 ? [] : await tx.select().from(tracks).where(inArray(tracks.id, trackIds));
  const others = await tx
    .select()
    .from(enrollments)
    .where(and(eq(enrollments.clientId, client.id), eq(enrollments.programId, input.programId)));
  const decided = decideEnrollment(input, {
    today: toLocal(call.now, site.zone).date,
    client: { siteId: client.siteId, isArchived: client.archivedAt !== null },
    program: program && { isArchived: program.archivedAt !== null, isAtSite: program.isAtSite },
    tracks: new Map(
      trackRows.map(({ id, archivedAt, ...track }) => [id, { ...track, isArchived: archivedAt !== null }]),
    ),
    counselor: counselor && { isArchived: counselor.archivedAt !== null },
    others,
  });
  if (!decided.ok) return refuse(decided.refusal);
  const id = newId();
  const status = input.status ?? "active";
  const { clientId, programId, siteId, startDate, expectedEndDate, counselorId } = input;
  // Who only waits takes nobody's place.
  const phases = isBeforeAStart(status)
    ? []
    : decided.value.map((phase) => ({ ...phase, weekdays: weekdaySet(phase.weekdays) }));
  const clashes = await findPlanClashes(tx, { now: call.now, siteId, clientId, phases });
  const refused = refusalOfClashes(clashes, input.seenClashes);
  if (refused !== null) return refused;
  await tx.insert(enrollments).values({
    id,
    clientId,
    programId,
    siteId,
    status,
    startDate,
    expectedEndDate,
    counselorId,
    createdAt: call.now,
    createdBy: actorId(call.actor),
  });
  await insertPhases(tx, call, id, decided.value);
  const standing = await evaluateStandings(tx, call, [id]);
  const facts = {
    version: 1,
    programId,
    status,
    startDate,
    expectedEndDate,
    counselorId,
    phases: decided.value,
    ...overruledFacts(clashes),
  };
  return done(
    changed({ enrollmentId: id }, enrollmentEvent({ id, clientId, siteId }, "enrollment.created", facts), ...standing),
  );
}

/** Writes phases of a plan down. */
export async function insertPhases(
  tx: Tx,
  call: Call,
  enrollmentId: string,
  phases: readonly PlannedPhase[],
): Promise<void> {
  const record = { recordedAt: call.now, recordedBy: actorId(call.actor) };
  await tx.insert(planPhases).values(
    phases.map(({ from, through, trackId, weekdays, minutesPerWeek, daysPerWeek, requiredKinds }) => ({
      id: newId(),
      enrollmentId,
      from,
      through,
      trackId,
      weekdays: weekdaySet(weekdays),
      minutesPerWeek,
      daysPerWeek,
      requiredKinds: [...requiredKinds],
      ...record,
    })),
  );
}
