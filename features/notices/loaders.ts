import { eq } from "drizzle-orm";
import { notFound } from "next/navigation";
import { clients, sites } from "@/db/schema";
import { findClientAccess } from "@/features/clients/queries/client-access";
import { decideAccess } from "@/lib/access/decide-access";
import { addDays } from "@/lib/time/local-date";
import { toLocal } from "@/lib/time/zone";
import { defineLoader } from "@/server/doors/loader";
import { findCallInForm, listExpectedPeople } from "./queries/call-in";
import { countToldToday } from "./queries/count-told";
import { findNoticeAccess } from "./queries/notice-access";
import { findOwnNoticeForm, listOwnNotices } from "./queries/own-notices";
import { listToldOfClient, listUndecidedExcuses } from "./queries/told";

/** Who is expected in what is left of today: the people who call in. */
export const callInPeopleLoader = defineLoader({
  name: "notice.people",
  permission: "notice:log",
  query: ({ reader, now, scope }, { siteId }: { siteId: string | null }) =>
    listExpectedPeople(reader, { now, sites: scope.sites, siteId }),
});

/** How many people told us that they cannot come today. */
export const toldTodayLoader = defineLoader({
  name: "notice.today",
  permission: "notice:log",
  query: ({ reader, now, scope }, { siteId }: { siteId: string | null }) =>
    countToldToday(reader, { now, sites: scope.sites, siteId }),
});

/** What the form of a call-in needs of one client. */
export const callInFormLoader = defineLoader({
  name: "notice.form",
  permission: "notice:log",
  subject: (reader, { clientId }: { clientId: string }) => findClientAccess(reader, clientId),
  query: async ({ reader, now }, { clientId }) => (await findCallInForm(reader, clientId, now)) ?? notFound(),
});

/** One notice, to be put right. */
export const noticeLoader = defineLoader({
  name: "notice.one",
  permission: "notice:log",
  subject: (reader, { noticeId }: { noticeId: string }) => findNoticeAccess(reader, noticeId),
  query: async ({ reader, now }, _params, notice) => {
    const form = await findCallInForm(reader, notice.clientId, now);
    return form === null || notice.withdrawnAt !== null ? notFound() : { notice, form };
  },
});

/** Excuses that wait for this person, at the sites in reach. */
export const undecidedExcusesLoader = defineLoader({
  name: "excuse.undecided",
  permission: "excuse:decide",
  query: ({ reader, actor, now, scope }, _params: Record<string, never>) =>
    listUndecidedExcuses(reader, { actor, now, sites: scope.sites }),
});

/** How far back a chart tells what somebody told us. */
const CHART_DAYS = 42;

/** What a client told us about the last weeks and what is to come. */
export const clientNoticesLoader = defineLoader({
  name: "notice.of-client",
  permission: "client:read",
  subject: (reader, { clientId }: { clientId: string }) => findClientAccess(reader, clientId),
  query: async ({ reader, actor, now }, { clientId }, { siteId }) => {
    const from = addDays(toLocal(now, await zoneOf(reader, clientId)).date, -CHART_DAYS);
    return {
      rows: await listToldOfClient(reader, { actor, now, clientId, from }),
      mayLog: decideAccess(actor, "notice:log", { siteId }) === "allowed",
    };
  },
});

/** What the signed-in client told us and still matters; and the sheet to tell it, for one of their own sessions. */
export const ownNoticesLoader = defineLoader({
  name: "notice.own",
  permission: "own-notice:write",
  query: async ({ reader, now, scope }, { sessionId }: { sessionId: string | null }) => {
    if (scope.clientId === null) return notFound();
    const told = await listOwnNotices(reader, scope.clientId, now);
    if (sessionId === null) return { told, form: null };
    const today = toLocal(now, await zoneOf(reader, scope.clientId)).date;
    return { told, form: await findOwnNoticeForm(reader, scope.clientId, sessionId, { now, today }) };
  },
});

async function zoneOf(reader: Parameters<typeof listOwnNotices>[0], clientId: string) {
  const [row] = await reader
    .select({ zone: sites.zone })
    .from(clients)
    .innerJoin(sites, eq(sites.id, clients.siteId))
    .where(eq(clients.id, clientId));
  return row?.zone ?? notFound();
}
