import { readChart } from "@/features/clients/queries/actor-chart";
import type { ChartEnrollment } from "@/features/clients/queries/chart";
import { findClientAccess } from "@/features/clients/queries/client-access";
import { listCounselors } from "@/features/enrollment/queries/counselors";
import { listJoinableSeries } from "@/features/enrollment/queries/joinable-series";
import { findLeaving } from "@/features/enrollment/queries/leaving";
import { listOpenTracks } from "@/features/enrollment/queries/track-offers";
import { decideAccess } from "@/lib/access/decide-access";
import { addDays, startOfWeek, type LocalDate } from "@/lib/time/local-date";
import { weekdaysOf } from "@/lib/time/weekday-set";
import { defineLoader } from "@/server/doors/loader";

interface Asked {
  readonly clientId: string;
}

/** What enrolling needs: the open tracks with what they offer, and who can be counselor. */
export const planFormLoader = defineLoader({
  name: "enrollment.plan-form",
  permission: "enrollment:write",
  subject: (reader, { clientId }: Asked) => findClientAccess(reader, clientId),
  query: async ({ reader, actor, now }, { clientId }) => {
    const chart = await readChart(reader, actor, clientId, now);
    return {
      chart,
      tracks: await listOpenTracks(reader, chart.client.siteId, chart.today),
      counselors: await listCounselors(reader),
    };
  },
});

/** The next phase of the current plan, filled in with the one it follows. `form` null: nothing is open. */
export const phaseFormLoader = defineLoader({
  name: "enrollment.phase-form",
  permission: "enrollment:write",
  subject: (reader, { clientId }: Asked) => findClientAccess(reader, clientId),
  query: async ({ reader, actor, now }, { clientId }) => {
    const chart = await readChart(reader, actor, clientId, now);
    const { current, today } = chart;
    if (current === null || current.place === "left") return { chart, form: null };
    const tracks = await listOpenTracks(reader, current.siteId, today, current.programId);
    return { chart, form: { ...formOf(current, today), tracks } };
  },
});

function formOf(enrollment: ChartEnrollment, today: LocalDate) {
  const { id, version, phase, startDate } = enrollment;
  const earliest = startDate > today || enrollment.place === "waiting" ? startDate : today;
  // Plans mostly change with a week.
  const monday = addDays(startOfWeek(today), 7);
  const kind = (name: string) => phase?.requiredKinds.find((each) => each.kind === name) ?? null;
  return {
    enrollmentId: id,
    version,
    earliest,
    from: earliest > monday ? earliest : monday,
    plan: phase
      ? {
          trackId: phase.trackId,
          weekdays: weekdaysOf(phase.weekdays),
          minutesPerWeek: phase.minutesPerWeek,
          daysPerWeek: phase.daysPerWeek,
          individual: kind("individual"),
          family: kind("family"),
        }
      : undefined,
  };
}

/** The series that the client's current enrollment can join. */
export const joinFormLoader = defineLoader({
  name: "enrollment.join-form",
  permission: "enrollment:write",
  subject: (reader, { clientId }: Asked) => findClientAccess(reader, clientId),
  query: async ({ reader, actor, now }, { clientId }) => {
    const chart = await readChart(reader, actor, clientId, now);
    const { current, today } = chart;
    const series = current === null ? [] : await listJoinableSeries(reader, current.siteId, current.id, today);
    return { chart, series };
  },
});

/** What somebody should know before a client pauses or leaves: what is still planned, and the last day they came. */
export const leavingLoader = defineLoader({
  name: "enrollment.leaving",
  permission: "enrollment:write",
  subject: (reader, { clientId }: Asked) => findClientAccess(reader, clientId),
  query: async ({ reader, actor, now }, { clientId }) => {
    const chart = await readChart(reader, actor, clientId, now);
    const { current, today } = chart;
    if (current === null) return { chart, leaving: null };
    const mayDecideReview = decideAccess(actor, "review:decide", { siteId: current.siteId }) === "allowed";
    return { chart, leaving: { ...(await findLeaving(reader, current, today)), mayDecideReview } };
  },
});
