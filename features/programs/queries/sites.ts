import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { rooms, sites } from "@/db/schema";
import type { Reader } from "@/db/store";

export type Site = typeof sites.$inferSelect;
export type Room = typeof rooms.$inferSelect;

/** Which sites a person may see: all, or these. */
export type SiteScope = "all" | readonly string[];

export async function listSites(
  reader: Reader,
  scope: SiteScope,
  options: { withArchived?: boolean } = {},
): Promise<Site[]> {
  const conditions = [
    scope === "all" ? undefined : inArray(sites.id, [...scope]),
    options.withArchived ? undefined : isNull(sites.archivedAt),
  ];
  return reader
    .select()
    .from(sites)
    .where(and(...conditions))
    .orderBy(asc(sites.name));
}

export async function getSite(reader: Reader, siteId: string): Promise<Site | null> {
  const rows = await reader.select().from(sites).where(eq(sites.id, siteId));
  return rows[0] ?? null;
}

/** The rooms of some sites, by name; archived ones only when asked for. */
export async function listRooms(
  reader: Reader,
  scope: SiteScope,
  options: { withArchived?: boolean } = {},
): Promise<Room[]> {
  const conditions = [
    scope === "all" ? undefined : inArray(rooms.siteId, [...scope]),
    options.withArchived ? undefined : isNull(rooms.archivedAt),
  ];
  return reader
    .select()
    .from(rooms)
    .where(and(...conditions))
    .orderBy(asc(rooms.name));
}

export async function getRoom(reader: Reader, roomId: string): Promise<Room | null> {
  const rows = await reader.select().from(rooms).where(eq(rooms.id, roomId));
  return rows[0] ?? null;
}
