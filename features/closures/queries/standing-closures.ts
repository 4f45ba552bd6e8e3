import { and, eq, gte, inArray, isNull, or, type SQL } from "drizzle-orm";
import { closures } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { DatedClosure } from "@/lib/scheduling/place-sessions";
import type { LocalDate } from "@/lib/time/local-date";

/** The closures that stand at a site, its own and everybody's, from a day on. */
export async function listClosuresFrom(reader: Reader, siteId: string, from: LocalDate): Promise<DatedClosure[]> {
  return listStanding(reader, siteId, gte(closures.date, from));
}

/** Those that stand on these days at a site, its own and everybody's; null: at any. */
export async function listClosuresOn(
  reader: Reader,
  siteId: string | null,
  dates: readonly LocalDate[],
): Promise<DatedClosure[]> {
  return listStanding(reader, siteId, inArray(closures.date, [...dates]));
}

function listStanding(reader: Reader, siteId: string | null, days: SQL): Promise<DatedClosure[]> {
  const { id, name, date, fromTime, toTime } = closures;
  const reaches = siteId === null ? undefined : or(eq(closures.siteId, siteId), isNull(closures.siteId));
  return reader
    .select({ id, name, siteId: closures.siteId, date, fromTime, toTime })
    .from(closures)
    .where(and(reaches, days, isNull(closures.removedAt)))
    .orderBy(closures.date, closures.id);
}
