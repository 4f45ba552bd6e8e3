import { and, countDistinct, inArray, isNull } from "drizzle-orm";
import { policyVersions, rooms, serviceTypes, sites, staff, tracks } from "@/db/schema";
import { countOf } from "@/db/sql";
import type { Reader } from "@/db/store";
import { listPrograms } from "@/features/programs/queries/programs";
import type { SiteScope } from "@/features/programs/queries/sites";

export interface SetupCounts {
  readonly sites: number;
  readonly rooms: number;
  readonly programs: number;
  readonly tracks: number;
  readonly serviceTypes: number;
  readonly staff: number;
  readonly policies: number;
}

/** How much of each there is that is not archived, at the sites a person may see. */
export async function countSetup(reader: Reader, scope: SiteScope): Promise<SetupCounts> {
  const within = (column: Parameters<typeof inArray>[0]) => (scope === "all" ? undefined : inArray(column, [...scope]));
  const one = async (rows: Promise<{ count: number }[]>) => (await rows)[0]?.count ?? 0;
  return {
    sites: await one(count(reader, sites, and(within(sites.id), isNull(sites.archivedAt)))),
    rooms: await one(count(reader, rooms, and(within(rooms.siteId), isNull(rooms.archivedAt)))),
    programs: (await listPrograms(reader, scope)).length,
    tracks: await one(count(reader, tracks, and(within(tracks.siteId), isNull(tracks.archivedAt)))),
    serviceTypes: await one(count(reader, serviceTypes, isNull(serviceTypes.archivedAt))),
    staff: await one(count(reader, staff, isNull(staff.archivedAt))),
    policies: await one(countPolicies(reader)),
  };
}

type Counted = typeof sites | typeof rooms | typeof tracks | typeof serviceTypes | typeof staff;

async function count(reader: Reader, table: Counted, condition: ReturnType<typeof and>): Promise<{ count: number }[]> {
  return reader.select({ count: countOf() }).from(table).where(condition);
}

async function countPolicies(reader: Reader): Promise<{ count: number }[]> {
  return reader.select({ count: countDistinct(policyVersions.programId) }).from(policyVersions);
}
