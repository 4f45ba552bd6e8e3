import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { kioskDevices, sites } from "@/db/schema";
import type { Reader } from "@/db/store";

export type Tablet = typeof kioskDevices.$inferSelect;

/** The tablets in service at these sites, by site and name. */
export async function listTablets(
  reader: Reader,
  siteIds: "all" | readonly string[],
): Promise<
  (Pick<Tablet, "id" | "name" | "siteId" | "pairedAt" | "lastSeenAt" | "pairingExpiresAt"> & { site: string })[]
> {
  return reader
    .select({
      id: kioskDevices.id,
      name: kioskDevices.name,
      siteId: kioskDevices.siteId,
      site: sites.name,
      pairedAt: kioskDevices.pairedAt,
      lastSeenAt: kioskDevices.lastSeenAt,
      pairingExpiresAt: kioskDevices.pairingExpiresAt,
    })
    .from(kioskDevices)
    .innerJoin(sites, eq(sites.id, kioskDevices.siteId))
    .where(
      and(isNull(kioskDevices.revokedAt), siteIds === "all" ? undefined : inArray(kioskDevices.siteId, [...siteIds])),
    )
    .orderBy(asc(sites.name), asc(kioskDevices.name));
}

export async function getTablet(reader: Reader, deviceId: string): Promise<Tablet | null> {
  const [found] = await reader.select().from(kioskDevices).where(eq(kioskDevices.id, deviceId));
  return found ?? null;
}
