"use server";

import {
  findClientAccess,
  findEnrollmentAccess,
  findHoldAccess,
  findMembershipAccess,
} from "@/features/clients/queries/client-access";
import { addToSeries } from "@/features/enrollment/commands/add-to-series";
import { changePlan, removePhase } from "@/features/enrollment/commands/change-plan";
import { editEnrollment } from "@/features/enrollment/commands/edit-enrollment";
import { endEnrollment } from "@/features/enrollment/commands/end-enrollment";
import { enrollClient } from "@/features/enrollment/commands/enroll-client";
import { endHold, holdEnrollment } from "@/features/enrollment/commands/hold-enrollment";
import { leaveSeries } from "@/features/enrollment/commands/leave-series";
import { startEnrollment } from "@/features/enrollment/commands/start-enrollment";
import * as explain from "@/features/enrollment/refusals";
import * as input from "@/features/enrollment/input";
import { findTrackWithProgram, getEnrollment, getSeries } from "@/features/enrollment/queries/enrollments";
import { newEnrollmentOf, phaseOf } from "@/features/enrollment/commands/typed-plan";
import { getStaff } from "@/features/staff/queries";
import type { Result } from "@/lib/result";
import { defineAction } from "@/server/doors/action";
import type { Changed, Unchanged } from "@/server/doors/changed";

export const enrollClientAction = defineAction({
  name: "enrollment.enroll",
  input: input.enrollInput,
  permission: "enrollment:write",
  subject: async (reader, { clientId, trackId, counselorId }) => {
    const client = await findClientAccess(reader, clientId);
    const track = await findTrackWithProgram(reader, trackId);
    const counselor = counselorId === null ? null : await getStaff(reader, counselorId);
    if (client === null || track === null || (counselorId !== null && counselor === null)) return null;
    return { access: client.access, value: track };
  },
  command: (tx, call, typed, track) =>
    enrollClient(tx, call, { ...newEnrollmentOf(typed, track), seenClashes: typed.seenClashes }),
  explain: explain.explainEnroll,
  after: (_, { clientId }) => ({ redirectTo: `/clients/${clientId}` }),
});

export const changePlanAction = defineAction({
  name: "enrollment.change-plan",
  input: input.phaseInput,
  permission: "enrollment:write",
  subject: async (reader, { enrollmentId, trackId }) => {
    const enrollment = await findEnrollmentAccess(reader, enrollmentId);
    const track = await findTrackWithProgram(reader, trackId);
    return enrollment && track && { access: enrollment.access, value: { track, clientId: enrollment.value.clientId } };
  },
  command: async (tx, call, typed, { track, clientId }) => {
    const { enrollmentId, seenVersion, seenClashes, from } = typed;
    const phase = phaseOf(typed, from, track);
    const result = await changePlan(tx, call, { enrollmentId, seenVersion, seenClashes, phase });
    return backTo(result, clientId);
  },
  explain: explain.explainPhase,
  after: ({ clientId }) => ({ redirectTo: `/clients/${clientId}/plan` }),
});

export const removePhaseAction = defineAction({
  name: "enrollment.remove-phase",
  input: input.removePhaseInput,
  permission: "enrollment:write",
  subject: (reader, { enrollmentId }) => findEnrollmentAccess(reader, enrollmentId),
  command: removePhase,
  explain: explain.explainPhase,
});

export const editEnrollmentAction = defineAction({
  name: "enrollment.edit",
  input: input.enrollmentInput,
  permission: "enrollment:write",
  subject: async (reader, { enrollmentId, counselorId }) => {
    if (counselorId !== null && (await getStaff(reader, counselorId)) === null) return null;
    return findEnrollmentAccess(reader, enrollmentId);
  },
  command: editEnrollment,
  explain: explain.explainEdit,
  after: () => ({ message: "Saved." }),
});

export const startEnrollmentAction = defineAction({
  name: "enrollment.start",
  input: input.startInput,
  permission: "enrollment:write",
  subject: (reader, { enrollmentId }) => findEnrollmentAccess(reader, enrollmentId),
  command: startEnrollment,
  explain: explain.explainStart,
  after: () => ({ message: "Saved. The plan moved along." }),
});

export const holdEnrollmentAction = defineAction({
  name: "enrollment.hold",
  input: input.holdInput,
  permission: "enrollment:write",
  subject: (reader, { enrollmentId }) => findEnrollmentAccess(reader, enrollmentId),
  command: async (tx, call, typed, { clientId }) => backTo(await holdEnrollment(tx, call, typed), clientId),
  explain: explain.explainHold,
  after: ({ clientId }) => ({ redirectTo: `/clients/${clientId}/plan` }),
});

export const endHoldAction = defineAction({
  name: "enrollment.end-hold",
  input: input.holdEndInput,
  permission: "enrollment:write",
  subject: (reader, { holdId }) => findHoldAccess(reader, holdId),
  command: endHold,
  explain: explain.explainHoldEnd,
});

/** Finishing, moving on, or leaving by their own decision. Nothing that comes through here can end as "discharged". */
export const endEnrollmentAction = defineAction({
  name: "enrollment.end",
  input: input.endingInput,
  permission: "enrollment:write",
  subject: (reader, { enrollmentId }) => findEnrollmentAccess(reader, enrollmentId),
  command: async (tx, call, typed, { clientId }) => backTo(await endEnrollment(tx, call, typed), clientId),
  explain: explain.explainEnding,
  after: ({ clientId }) => ({ redirectTo: `/clients/${clientId}` }),
});

export const joinSeriesAction = defineAction({
  name: "enrollment.join-series",
  input: input.joinInput,
  permission: "enrollment:write",
  subject: async (reader, { enrollmentId, seriesId }) => {
    const enrollment = await getEnrollment(reader, enrollmentId);
    const series = await getSeries(reader, seriesId);
    if (enrollment === null || series === null) return null;
    const { clientId, siteId } = enrollment;
    return { access: [{ siteId }, { siteId: series.siteId }], value: { clientId } };
  },
  command: async (tx, call, typed, { clientId }) => backTo(await addToSeries(tx, call, typed), clientId),
  explain: explain.explainJoin,
  after: ({ clientId }) => ({ redirectTo: `/clients/${clientId}/schedule` }),
});

export const leaveSeriesAction = defineAction({
  name: "enrollment.leave-series",
  input: input.leaveInput,
  permission: "enrollment:write",
  subject: (reader, { membershipId }) => findMembershipAccess(reader, membershipId),
  command: leaveSeries,
  explain: explain.explainLeave,
});

/** The same answer, with the client in place of its value: where the page goes afterwards. */
function backTo<Refusal>(
  result: Result<Changed<unknown> | Unchanged<unknown>, Refusal>,
  clientId: string,
): Result<Changed<{ clientId: string }> | Unchanged<{ clientId: string }>, Refusal> {
  return result.ok ? { ...result, value: { ...result.value, value: { clientId } } } : result;
}
