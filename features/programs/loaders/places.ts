import { OF_THE_CLINIC } from "@/features/programs/subjects";
import { countSetup } from "@/features/programs/queries/counts";
import { getClinic } from "@/features/programs/queries/clinic";
import { listPrograms } from "@/features/programs/queries/programs";
import { getRoom, getSite, listRooms, listSites } from "@/features/programs/queries/sites";
import { countSessionsOfSite } from "@/features/programs/queries/uses";
import { decideAccess } from "@/lib/access/decide-access";
import { formatInstant } from "@/lib/time/format";
import { defineLoader } from "@/server/doors/loader";

export type Show = "open" | "archived";

/** What is set up so far, and which parts of it this person may open. */
export const setupLoader = defineLoader({
  name: "setup.overview",
  permission: "setup:read",
  query: async ({ reader, actor, scope }) => ({
    clinic: await getClinic(reader),
    counts: await countSetup(reader, scope.sites),
    mayReadStaff: decideAccess(actor, "staff:read", {}) === "allowed",
    mayReadAudit: decideAccess(actor, "audit:read", {}) === "allowed",
    mayImport: decideAccess(actor, "schedule:write", {}) === "allowed",
    maySetTablets: decideAccess(actor, "kiosk:write", {}) === "allowed",
  }),
});

export const clinicLoader = defineLoader({
  name: "setup.clinic",
  permission: "setup:read",
  query: async ({ reader, actor }) => ({
    clinic: await getClinic(reader),
    mayWrite: decideAccess(actor, "setup:write", OF_THE_CLINIC) === "allowed",
  }),
});

export const sitesLoader = defineLoader({
  name: "setup.sites",
  permission: "setup:read",
  query: async ({ reader, actor, scope, now }, { show }: { show: Show }) => {
    const sites = await listSites(reader, scope.sites, { withArchived: true });
    const rooms = await listRooms(reader, scope.sites);
    const programs = await listPrograms(reader, scope.sites);
    return {
      show,
      archivedCount: sites.filter(({ archivedAt }) => archivedAt !== null).length,
      mayCreate: decideAccess(actor, "setup:write", OF_THE_CLINIC) === "allowed",
      sites: sites
        .filter(({ archivedAt }) => (show === "archived") === (archivedAt !== null))
        .map((site) => ({
          id: site.id,
          name: site.name,
          address: site.address,
          zone: site.zone,
          clock: formatInstant(now, site.zone),
          rooms: rooms.filter(({ siteId }) => siteId === site.id).length,
          programs: programs.filter(({ siteIds }) => siteIds.includes(site.id)).map(({ name }) => name),
        })),
    };
  },
});

export const newSiteLoader = defineLoader({
  name: "setup.new_site",
  permission: "setup:write",
  subject: async () => ({ access: OF_THE_CLINIC, value: null }),
  query: async ({ reader }) => ({ suggestedZone: (await listSites(reader, "all"))[0]?.zone ?? "America/New_York" }),
});

export const siteLoader = defineLoader({
  name: "setup.site",
  permission: "setup:read",
  subject: async (reader, { siteId }: { siteId: string }) => {
    const site = await getSite(reader, siteId);
    return site && { access: { siteId }, value: site };
  },
  query: async ({ reader, actor }, { siteId }, site) => ({
    site,
    rooms: await listRooms(reader, [siteId], { withArchived: true }),
    isZoneFixed: (await countSessionsOfSite(reader, siteId)) > 0,
    mayWrite: decideAccess(actor, "setup:write", { siteId }) === "allowed",
  }),
});

export const newRoomLoader = defineLoader({
  name: "setup.new_room",
  permission: "setup:write",
  subject: async (reader, { siteId }: { siteId: string }) => {
    const site = await getSite(reader, siteId);
    return site && { access: { siteId }, value: site };
  },
  query: async (_read, _params, site) => ({ site: { id: site.id, name: site.name } }),
});

export const roomLoader = defineLoader({
  name: "setup.room",
  permission: "setup:read",
  subject: async (reader, { roomId }: { roomId: string }) => {
    const room = await getRoom(reader, roomId);
    return room && { access: { siteId: room.siteId }, value: room };
  },
  query: async ({ reader, actor }, _params, room) => ({
    room,
    site: await getSite(reader, room.siteId),
    mayWrite: decideAccess(actor, "setup:write", { siteId: room.siteId }) === "allowed",
  }),
});
