import { findClientAccess } from "@/features/clients/queries/client-access";
import { defineLoader } from "@/server/doors/loader";
import { countCalls, listCalls } from "./queries/call-list";
import { findClientStanding } from "./queries/client-standing";

interface AtSite {
  readonly siteId: string | null;
}

/** Who needs a call: one row per client and day. */
export const callsLoader = defineLoader({
  name: "standing.calls",
  permission: "alert:work",
  query: ({ reader, now, scope }, { siteId, onlyMine }: AtSite & { onlyMine: boolean }) =>
    listCalls(reader, { now, sites: scope.sites, siteId, counselorId: onlyMine ? scope.staffId : null }),
});

/** How many rows the list of calls has: the count beside "Alerts". */
export const callCountLoader = defineLoader({
  name: "standing.call-count",
  permission: "alert:work",
  query: ({ reader, now, scope }, { siteId }: AtSite) => countCalls(reader, { now, sites: scope.sites, siteId }),
});

/** One client's standing, worked out for this moment, with everything that explains it. Null: no enrollment has begun. */
export const clientStandingLoader = defineLoader({
  name: "standing.client",
  permission: "standing:read",
  subject: (reader, { clientId }: { clientId: string }) => findClientAccess(reader, clientId),
  query: ({ reader, now }, { clientId }) => findClientStanding(reader, clientId, now),
});
