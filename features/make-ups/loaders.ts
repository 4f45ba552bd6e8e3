import { notFound } from "next/navigation";
import { and, desc, eq } from "drizzle-orm";
import { enrollments } from "@/db/schema";
import { findClientAccess } from "@/features/clients/queries/client-access";
import { getClinic } from "@/features/programs/queries/clinic";
import { listServiceTypes } from "@/features/programs/queries/programs";
import { OF_THE_CLINIC } from "@/features/programs/subjects";
import { decideAccess } from "@/lib/access/decide-access";
import { addDays, startOfWeek } from "@/lib/time/local-date";
import { defineLoader } from "@/server/doors/loader";
import { todayOfClinic } from "@/features/substitutes/queries/absences";
import { findClientMakeUps } from "./queries/client-make-ups";
import { listOpenOffers, listOwnOffers } from "./queries/offers";
import { readSeats } from "./queries/seats";
import { readMakeUpSettings } from "./queries/settings";
import { listShortClients } from "./queries/short-clients";
import { readSituations } from "./queries/situations";
import { listSites } from "@/features/programs/queries/sites";

const MOST_ON_TODAY = 12;
const MOST_ON_PAGE = 60;

/** Who cannot reach this week's hours, with the seats that fit: the last column of Today. */
export const shortClientsLoader = defineLoader({
  name: "make-ups.short",
  permission: "standing:read",
  query: async ({ reader, actor, now, scope }, { siteId }: { siteId: string | null }) => ({
    ...(await listShortClients(reader, { now, sites: scope.sites, siteId, most: MOST_ON_TODAY, withTight: false })),
    mayOffer: decideAccess(actor, "make-up:offer", {}) === "allowed",
  }),
});

/** The page of make-ups: who is short, what is offered, which seats are open this week. */
export const makeUpsLoader = defineLoader({
  name: "make-ups.page",
  permission: "make-up:offer",
  query: async ({ reader, now, scope }, { siteId }: { siteId: string | null }) => {
    const asked = { now, sites: scope.sites, siteId };
    const today = await todayOfClinic(reader, now);
    const sites = (await listSites(reader, scope.sites)).filter(({ id }) => siteId === null || id === siteId);
    const siteIds = sites.map(({ id }) => id);
    const nameOf = new Map(sites.length > 1 ? sites.map(({ id, name }) => [id, name]) : []);
    const sunday = addDays(startOfWeek(today), 6);
    const seats = await readSeats(reader, { siteIds, from: today, through: sunday });
    return {
      today,
      short: await listShortClients(reader, { ...asked, most: MOST_ON_PAGE, withTight: true }),
      offers: await listOpenOffers(reader, asked),
      seats: seats
        .filter(
          ({ startsAt, places, expected, offeredTo }) =>
            startsAt > now && places !== null && expected + offeredTo.length < places,
        )
        .map((seat) => ({ ...seat, siteName: nameOf.get(seat.siteId) ?? null })),
    };
  },
});

/** One client's week with every seat that fits it, and why others do not. */
export const offerLoader = defineLoader({
  name: "make-ups.offer-form",
  permission: "make-up:offer",
  subject: (reader, { clientId }: { clientId: string }) => findClientAccess(reader, clientId),
  query: async ({ reader, now }, { clientId }) => {
    const [newest] = await reader
      .select({ id: enrollments.id })
      .from(enrollments)
      .where(and(eq(enrollments.clientId, clientId), eq(enrollments.status, "active")))
      .orderBy(desc(enrollments.startDate))
      .limit(1);
    const [situation] = newest === undefined ? [] : await readSituations(reader, [newest.id], now);
    return situation ?? null;
  },
});

/** The client's make-ups on their chart. Null: no enrollment has begun. */
export const clientMakeUpsLoader = defineLoader({
  name: "make-ups.of-client",
  permission: "standing:read",
  subject: (reader, { clientId }: { clientId: string }) => findClientAccess(reader, clientId),
  query: async ({ reader, actor, now }, { clientId }, asked) => {
    const ledger = await findClientMakeUps(reader, clientId, now);
    const mayOffer = decideAccess(actor, "make-up:offer", { siteId: asked.siteId }) === "allowed";
    return ledger === null ? null : { ...ledger, mayOffer };
  },
});

/** What is offered to the signed-in client. Whose it is comes from the sign-in, never from the address. */
export const ownOffersLoader = defineLoader({
  name: "make-ups.own",
  permission: "own-make-up:answer",
  query: async ({ reader, now, scope }) => {
    if (scope.clientId === null) return notFound();
    return (await listOwnOffers(reader, scope.clientId, now)) ?? notFound();
  },
});

/** What the clinic set about make-ups and visitors. */
export const makeUpRulesLoader = defineLoader({
  name: "make-ups.rules",
  permission: "setup:read",
  query: async ({ reader, actor }) => {
    await getClinic(reader);
    return {
      ...(await readMakeUpSettings(reader)),
      types: (await listServiceTypes(reader)).map(({ id, name }) => ({ id, name })),
      mayWrite: decideAccess(actor, "setup:write", OF_THE_CLINIC) === "allowed",
    };
  },
});
