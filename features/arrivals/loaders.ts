import { findClientAccess } from "@/features/clients/queries/client-access";
import { listSites } from "@/features/programs/queries/sites";
import { decideAccess, sitesWith } from "@/lib/access/decide-access";
import { formatDate } from "@/lib/time/format";
import { toLocal } from "@/lib/time/zone";
import { defineLoader } from "@/server/doors/loader";
import { findPinSetAt, listPeopleOfToday, zoneOfSite } from "./queries/people";

/** Who is expected today and who is here, and where this person may check somebody in. */
export const arrivalsLoader = defineLoader({
  name: "arrivals.of-today",
  permission: "roster:read",
  query: async ({ reader, actor, now, scope }, { siteId }: { readonly siteId: string | null }) => {
    const sites = await listSites(reader, scope.sites);
    const shown = sites.filter(({ id }) => siteId === null || id === siteId);
    const people = await listPeopleOfToday(reader, { siteIds: shown.map(({ id }) => id), now });
    const mayRecordAt = sitesWith(actor, "arrival:record");
    return {
      people: people.map((person) => ({
        ...person,
        mayRecord: mayRecordAt === "all" || mayRecordAt.includes(person.siteId),
      })),
      sites: shown.map(({ id, name }) => ({ id, name })),
      today: shown[0] === undefined ? null : toLocal(now, shown[0].zone).date,
    };
  },
});

/** Whether "Check someone in" stands on this person's Today. */
export const mayCheckInLoader = defineLoader({
  name: "arrivals.may-check-in",
  permission: "clinic:enter",
  query: async ({ actor }) => sitesWith(actor, "arrival:record").length > 0,
});

/** Since when a client has a check-in number; the number itself nobody can look up. */
export const checkInNumberLoader = defineLoader({
  name: "arrivals.number-of-client",
  permission: "client:read",
  subject: (reader, { clientId }: { readonly clientId: string }) => findClientAccess(reader, clientId),
  query: async ({ reader, actor, now }, { clientId }, { siteId }) => {
    const setAt = await findPinSetAt(reader, clientId);
    const zone = await zoneOfSite(reader, siteId);
    const dayOf = (instant: Date) => formatDate(toLocal(instant, zone).date, toLocal(now, zone).date);
    return {
      since: setAt === null ? null : dayOf(setAt),
      mayWrite: decideAccess(actor, "client:write", { siteId }) === "allowed",
    };
  },
});

/** The same for the client's own page. */
export const ownCheckInNumberLoader = defineLoader({
  name: "arrivals.own-number",
  permission: "own-arrival:record",
  query: async ({ reader, scope }) => ({
    hasNumber: scope.clientId !== null && (await findPinSetAt(reader, scope.clientId)) !== null,
  }),
});
