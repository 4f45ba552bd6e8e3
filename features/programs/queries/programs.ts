import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { programs, programSites, serviceTypes, tracks } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { SiteScope } from "@/features/programs/queries/sites";

export type Program = typeof programs.$inferSelect & { readonly siteIds: readonly string[] };
export type Track = typeof tracks.$inferSelect;
export type ServiceType = typeof serviceTypes.$inferSelect;

/** The programs offered at some sites, by name, each with all the sites that offer it. */
export async function listPrograms(
  reader: Reader,
  scope: SiteScope,
  options: { withArchived?: boolean } = {},
): Promise<Program[]> {
  const rows = await reader
    .select()
    .from(programs)
    .where(options.withArchived ? undefined : isNull(programs.archivedAt))
    .orderBy(asc(programs.name));
  const offers = await reader.select().from(programSites);
  return rows
    .map((row) => ({
      ...row,
      siteIds: offers
        .filter(({ programId }) => programId === row.id)
        .map(({ siteId }) => siteId)
        .sort(),
    }))
    .filter(({ siteIds }) => scope === "all" || siteIds.some((siteId) => scope.includes(siteId)));
}

export async function getProgram(reader: Reader, programId: string): Promise<Program | null> {
  const rows = await reader.select().from(programs).where(eq(programs.id, programId));
  const row = rows[0];
  return row ? { ...row, siteIds: await listSitesOfProgram(reader, programId) } : null;
}

export async function listSitesOfProgram(reader: Reader, programId: string): Promise<string[]> {
  const rows = await reader
    .select({ siteId: programSites.siteId })
    .from(programSites)
    .where(eq(programSites.programId, programId));
  return rows.map(({ siteId }) => siteId).sort();
}

export async function listTracks(
  reader: Reader,
  scope: SiteScope,
  options: { programId?: string; withArchived?: boolean } = {},
): Promise<Track[]> {
  const conditions = [
    scope === "all" ? undefined : inArray(tracks.siteId, [...scope]),
    options.programId === undefined ? undefined : eq(tracks.programId, options.programId),
    options.withArchived ? undefined : isNull(tracks.archivedAt),
  ];
  return reader
    .select()
    .from(tracks)
    .where(and(...conditions))
    .orderBy(asc(tracks.name));
}

export async function getTrack(reader: Reader, trackId: string): Promise<Track | null> {
  const rows = await reader.select().from(tracks).where(eq(tracks.id, trackId));
  return rows[0] ?? null;
}

export async function listServiceTypes(
  reader: Reader,
  options: { withArchived?: boolean } = {},
): Promise<ServiceType[]> {
  return reader
    .select()
    .from(serviceTypes)
    .where(options.withArchived ? undefined : isNull(serviceTypes.archivedAt))
    .orderBy(asc(serviceTypes.name));
}

export async function getServiceType(reader: Reader, serviceTypeId: string): Promise<ServiceType | null> {
  const rows = await reader.select().from(serviceTypes).where(eq(serviceTypes.id, serviceTypeId));
  return rows[0] ?? null;
}
