import { notFound } from "next/navigation";
import { decideAccess } from "@/lib/access/decide-access";
import { leadsSessions } from "@/lib/access/leads-sessions";
import { toLocal } from "@/lib/time/zone";
import { getSite } from "@/features/programs/queries/sites";
import { defineLoader } from "@/server/doors/loader";
import { findSeries, findSeriesSite } from "../queries/series";
import { listSeriesChoices } from "../queries/series-choices";
import { findSession, findSessionSite } from "../queries/session";
import { findWeek, type WeekQuery } from "../queries/week";

/** A week at one of the reader's sites; null when the reader has no site at all. */
export const weekLoader = defineLoader({
  name: "scheduling.week",
  permission: "schedule:read",
  query: async ({ reader, actor, now, scope }, params: WeekQuery) => {
    const week = await findWeek(reader, params, { sites: scope.sites, staffId: scope.staffId, now });
    if (week === null) return params.siteId === null ? null : notFound();
    const canPlan = decideAccess(actor, "schedule:write", { siteId: week.site.id }) === "allowed";
    return { ...week, canPlan, canBeMine: week.leadsHere || leadsSessions(actor) };
  },
});

/** What the form of a new series offers at a site. */
export const seriesChoicesLoader = defineLoader({
  name: "scheduling.series-choices",
  permission: "schedule:write",
  subject: async (reader, { siteId }: { siteId: string }) => {
    const site = await getSite(reader, siteId);
    return site && { access: { siteId }, value: site };
  },
  query: ({ reader, now }, { siteId }, site) => listSeriesChoices(reader, siteId, toLocal(now, site.zone).date),
});

export const sessionLoader = defineLoader({
  name: "scheduling.session",
  permission: "schedule:read",
  subject: async (reader, { sessionId }: { sessionId: string }) => {
    const access = await findSessionSite(reader, sessionId);
    return access && { access, value: null };
  },
  query: async ({ reader, actor, now }, { sessionId }) => {
    const session = (await findSession(reader, sessionId, now)) ?? notFound();
    return { ...session, canPlan: decideAccess(actor, "schedule:write", { siteId: session.siteId }) === "allowed" };
  },
});

export const seriesLoader = defineLoader({
  name: "scheduling.series",
  permission: "schedule:read",
  subject: async (reader, { seriesId }: { seriesId: string }) => {
    const access = await findSeriesSite(reader, seriesId);
    return access && { access, value: null };
  },
  query: async ({ reader, now }, { seriesId }) => (await findSeries(reader, seriesId, now)) ?? notFound(),
});
