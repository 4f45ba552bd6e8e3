import { getSite } from "@/features/programs/queries/sites";
import { decideAccess } from "@/lib/access/decide-access";
import { defineLoader } from "@/server/doors/loader";
import { findChange, listChangesOfSeries, listWeekCopies } from "../queries/recent-changes";
import { findSeriesSite } from "../queries/series";
import { listEarlierParts } from "../queries/series-parts";

/** What a series was before, what was done to it lately, and whether the reader may change it. */
export const seriesChangesLoader = defineLoader({
  name: "scheduling.series-changes",
  permission: "schedule:read",
  subject: async (reader, { seriesId }: { seriesId: string }) => {
    const access = await findSeriesSite(reader, seriesId);
    return access && { access, value: access };
  },
  query: async ({ reader, actor, now }, { seriesId }, { siteId }) => ({
    canPlan: decideAccess(actor, "schedule:write", { siteId }) === "allowed",
    changes: await listChangesOfSeries(reader, seriesId, now),
    earlier: await listEarlierParts(reader, seriesId, now),
  }),
});

/** A change that was just made, to be told and taken back. Null: there is none, or it is of a site that is not the reader's. */
export const changeMadeLoader = defineLoader({
  name: "scheduling.change-made",
  permission: "schedule:read",
  query: async ({ reader, actor, now, scope }, { changeId }: { changeId: string }) => {
    const change = await findChange(reader, changeId, now);
    if (change === null || (scope.sites !== "all" && !scope.sites.includes(change.siteId))) return null;
    const canPlan = decideAccess(actor, "schedule:write", { siteId: change.siteId }) === "allowed";
    return { ...change, canUndo: change.canUndo && canPlan };
  },
});

/** Weeks that were copied lately, to be taken back. */
export const weekCopiesLoader = defineLoader({
  name: "scheduling.week-copies",
  permission: "schedule:write",
  subject: async (reader, { siteId }: { siteId: string }) => {
    const site = await getSite(reader, siteId);
    return site && { access: { siteId }, value: null };
  },
  query: ({ reader, now }, { siteId }) => listWeekCopies(reader, siteId, now),
});
