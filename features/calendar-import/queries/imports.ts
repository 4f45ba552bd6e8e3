import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import { calendarImports, series, sessions, sites } from "@/db/schema";
import { countOf } from "@/db/sql";
import type { Reader } from "@/db/store";
import { findActorNames } from "@/features/audit/queries/changes";
import { formatInstant } from "@/lib/time/format";
import { toLocal, type Instant } from "@/lib/time/zone";

export interface ImportAccess {
  readonly siteId: string;
}

/** Where an import was taken in: what its door asks before anything is read of it. */
export async function findImportSite(reader: Reader, importId: string): Promise<ImportAccess | null> {
  const rows = await reader
    .select({ siteId: calendarImports.siteId })
    .from(calendarImports)
    .where(eq(calendarImports.id, importId));
  return rows[0] ?? null;
}

/** When the very same file was taken in at the site and not taken back, the last time; null: never. */
export async function findSameFile(reader: Reader, siteId: string, contentHash: string): Promise<Instant | null> {
  const rows = await reader
    .select({ madeAt: calendarImports.madeAt })
    .from(calendarImports)
    .where(
      and(
        eq(calendarImports.siteId, siteId),
        eq(calendarImports.contentHash, contentHash),
        isNull(calendarImports.undoneAt),
      ),
    )
    .orderBy(desc(calendarImports.madeAt))
    .limit(1);
  return rows[0]?.madeAt ?? null;
}

export interface ImportRow {
  readonly id: string;
  readonly fileName: string;
  readonly site: string;
  readonly madeBy: string;
  readonly madeAt: string;
  readonly seriesCount: number;
  readonly sessionCount: number;
  /** Sessions that are here of it now: a series that goes on has grown since. */
  readonly here: number;
  readonly undone: string | null;
}

const SHOWN = 50;

/** The imports at some sites, the newest first. */
export async function listImports(
  reader: Reader,
  scope: "all" | readonly string[],
  now: Instant,
): Promise<ImportRow[]> {
  const rows = await reader
    .select({ row: calendarImports, site: sites.name, zone: sites.zone })
    .from(calendarImports)
    .innerJoin(sites, eq(sites.id, calendarImports.siteId))
    .where(scope === "all" ? undefined : inArray(calendarImports.siteId, [...scope]))
    .orderBy(desc(calendarImports.madeAt), desc(calendarImports.id))
    .limit(SHOWN);
  const ids = rows.map(({ row }) => row.id);
  if (ids.length === 0) return [];
  const counts = await reader
    .select({ importId: series.importId, here: countOf() })
    .from(sessions)
    .innerJoin(series, eq(series.id, sessions.seriesId))
    .where(inArray(series.importId, ids))
    .groupBy(series.importId);
  const hereOf = new Map(counts.map(({ importId, here }) => [importId, here]));
  const names = await findActorNames(
    reader,
    rows.flatMap(({ row }) => [row.madeBy, ...(row.undoneBy === null ? [] : [row.undoneBy])]),
  );
  return rows.map(({ row, site, zone }) => {
    const today = toLocal(now, zone).date;
    const { id, fileName, seriesCount, sessionCount, undoneAt, undoneBy } = row;
    const by = undoneBy === null ? undefined : names.get(undoneBy);
    return {
      ...{ id, fileName, site, seriesCount, sessionCount },
      madeBy: names.get(row.madeBy) ?? "Operator",
      madeAt: formatInstant(row.madeAt, zone, today),
      here: hereOf.get(id) ?? 0,
      undone: undoneAt === null ? null : [formatInstant(undoneAt, zone, today), by].filter(Boolean).join(", "),
    };
  });
}
