import { asc, eq, isNull } from "drizzle-orm";
import { siteOfClient, siteOfContact, type Account } from "@/features/accounts/queries/accounts";
import { zone, type Zone } from "@/lib/time/zone";
import { sites } from "@/db/schema";
import type { Reader } from "@/db/store";

/** The zone in which somebody reads times: their site's; for staff, who may work at several, the first site's. */
export async function zoneOfAccount(reader: Reader, account: Account): Promise<Zone> {
  const siteId =
    account.clientId !== null
      ? await siteOfClient(reader, account.clientId)
      : account.contactId !== null
        ? await siteOfContact(reader, account.contactId)
        : null;
  const [site] = await reader
    .select({ zone: sites.zone })
    .from(sites)
    .where(siteId === null ? isNull(sites.archivedAt) : eq(sites.id, siteId))
    .orderBy(asc(sites.createdAt), asc(sites.id))
    .limit(1);
  return site?.zone ?? zone("UTC");
}
