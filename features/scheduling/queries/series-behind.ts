import { and, eq, gt, isNull, lt, or } from "drizzle-orm";
import { series, sites } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { LocalDate } from "@/lib/time/local-date";

export type SeriesRow = typeof series.$inferSelect;

/** Series that have sessions to come between their last row and `through`; those of archived sites rest. */
export async function listSeriesBehind(reader: Reader, through: LocalDate, most = 1000): Promise<SeriesRow[]> {
  const rows = await reader
    .select({ series })
    .from(series)
    .innerJoin(sites, eq(sites.id, series.siteId))
    .where(
      and(
        lt(series.materializedThrough, through),
        or(isNull(series.lastDate), gt(series.lastDate, series.materializedThrough)),
        isNull(series.archivedAt),
        isNull(sites.archivedAt),
      ),
    )
    .orderBy(series.id)
    .limit(most);
  return rows.map((row) => row.series);
}
