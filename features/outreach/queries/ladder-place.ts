import { and, gte, isNull } from "drizzle-orm";
import { closures } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { LadderPlace } from "@/lib/alerts/ladder";
import { addDays, type LocalDate } from "@/lib/time/local-date";
import { toLocal, type Instant, type Zone, zone as zoneNamed } from "@/lib/time/zone";

const UTC = zoneNamed("UTC");

/**
 * For each site the days on which nobody is there: closures of the whole day, from the day of `since` on. One query.
 * Nobody is told that something waits while the clinic is closed for snow.
 */
export async function findLadderPlaces(
  reader: Reader,
  since: Instant,
): Promise<(site: { readonly siteId: string; readonly zone: Zone }) => LadderPlace> {
  const rows = await reader
    .select({ siteId: closures.siteId, date: closures.date })
    .from(closures)
    .where(
      and(
        gte(closures.date, addDays(toLocal(since, UTC).date, -1)),
        isNull(closures.fromTime),
        isNull(closures.toTime),
        isNull(closures.removedAt),
      ),
    );
  const closed = new Set(rows.map(({ siteId, date }) => `${siteId ?? ""} ${date}`));
  return ({ siteId, zone }) => ({
    zone,
    isClosed: (day: LocalDate) => closed.has(` ${day}`) || closed.has(`${siteId} ${day}`),
  });
}
