import { readChart } from "@/features/clients/queries/actor-chart";
import { findClientAccess } from "@/features/clients/queries/client-access";
import { listJoinableSeries } from "@/features/enrollment/queries/joinable-series";
import { findLeaving } from "@/features/enrollment/queries/leaving";
import { listOpenTracks } from "@/features/enrollment/queries/track-offers";
import { listStaff, staffNameWithCredentials } from "@/features/staff/queries";
import { defineLoader } from "@/server/doors/loader";

interface Asked {
  readonly clientId: string;
}

/** What enrolling and changing a plan need: the tracks with what they offer, and who can be counselor. */
export const planFormLoader = defineLoader({
  name: "enrollment.plan-form",
  permission: "enrollment:write",
  subject: (reader, { clientId }: Asked & { programId?: string }) => findClientAccess(reader, clientId),
  query: async ({ reader, actor, now }, { clientId, programId }) => {
    const chart = await readChart(reader, actor, clientId, now);
    const { siteId } = chart.client;
    return {
      chart,
      tracks: await listOpenTracks(reader, siteId, chart.today, programId ?? null),
      counselors: (await listStaff(reader)).map((member) => ({
        id: member.id,
        name: staffNameWithCredentials(member),
      })),
    };
  },
});

/** The series that the client's current enrollment can join. */
export const joinFormLoader = defineLoader({
  name: "enrollment.join-form",
  permission: "enrollment:write",
  subject: (reader, { clientId }: Asked) => findClientAccess(reader, clientId),
  query: async ({ reader, actor, now }, { clientId }) => {
    const chart = await readChart(reader, actor, clientId, now);
    const { current, today } = chart;
    return {
      chart,
      series: current === null ? [] : await listJoinableSeries(reader, current.siteId, current.id, today),
    };
  },
});

/** What somebody should know before a client leaves: what is still planned, and the last day they came. */
export const dischargeFormLoader = defineLoader({
  name: "enrollment.discharge-form",
  permission: "enrollment:write",
  subject: (reader, { clientId }: Asked) => findClientAccess(reader, clientId),
  query: async ({ reader, actor, now }, { clientId }) => {
    const chart = await readChart(reader, actor, clientId, now);
    return {
      chart,
      consequences: chart.current === null ? null : await findLeaving(reader, chart.current, chart.today),
    };
  },
});
