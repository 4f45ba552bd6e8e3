import { listSites } from "@/features/programs/queries/sites";
import { codeNow } from "@/features/arrivals/queries/turning-code";
import { formatInstant } from "@/lib/time/format";
import { toLocal } from "@/lib/time/zone";
import { defineLoader } from "@/server/doors/loader";
import { defineOpenLoader } from "@/server/doors/open-loader";
import { listTablets } from "./queries/tablets";
import { findCheckIn } from "./subjects";

/** The tablets that this person may set up, and where they may put one. */
export const tabletsLoader = defineLoader({
  name: "kiosk.list",
  permission: "kiosk:write",
  query: async ({ reader, now, scope }) => {
    const sites = await listSites(reader, scope.sites);
    const zones = new Map(sites.map(({ id, zone }) => [id, zone]));
    const tablets = await listTablets(reader, scope.sites);
    return {
      sites: sites.filter(({ archivedAt }) => archivedAt === null).map(({ id, name }) => ({ id, name })),
      tablets: tablets.map(({ id, name, site, siteId, pairedAt, lastSeenAt }) => {
        const zone = zones.get(siteId);
        const seen =
          lastSeenAt === null || zone === undefined ? null : formatInstant(lastSeenAt, zone, toLocal(now, zone).date);
        return { id, name, site, isPaired: pairedAt !== null, lastSeen: seen };
      }),
    };
  },
});

/** What this browser is, for the way to the check-in page. */
export const kioskEntryLoader = defineOpenLoader({
  name: "kiosk.entry",
  query: async ({ actor, locked }) => ({
    siteId: actor?.kind === "device" ? actor.siteId : null,
    isSomebodySignedIn: locked !== null || (actor !== null && actor.kind !== "device"),
  }),
});

/** The check-in page of a site: nothing but which site it is. */
export const kioskLoader = defineLoader({
  name: "kiosk.show",
  permission: "arrival:record",
  subject: (reader, params: { readonly siteId: string }) => findCheckIn(reader, params),
  query: async ({ reader, actor, now }, { siteId }) => ({
    siteId,
    hasCode: actor.kind === "device" && (await codeNow(reader, actor.deviceId, now)) !== null,
  }),
});
