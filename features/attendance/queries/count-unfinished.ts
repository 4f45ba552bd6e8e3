import { and, inArray } from "drizzle-orm";
import { sessions } from "@/db/schema";
import type { Reader } from "@/db/store";
import { listExpectedOfSessions } from "@/features/enrollment/queries/expected";
import type { Instant } from "@/lib/time/zone";
import { hasUnrecorded, listRecorded, mayBeUnfinished } from "./unfinished";

/** How many rosters of the last week still wait for somebody: the count beside "Rosters". */
export async function countUnfinishedRosters(
  reader: Reader,
  asked: { readonly now: Instant; readonly sites: "all" | readonly string[] },
): Promise<number> {
  const rows = await reader
    .select({
      id: sessions.id,
      seriesId: sessions.seriesId,
      trackId: sessions.trackId,
      kind: sessions.kind,
      date: sessions.date,
    })
    .from(sessions)
    .where(
      and(asked.sites === "all" ? undefined : inArray(sessions.siteId, [...asked.sites]), mayBeUnfinished(asked.now)),
    );
  if (rows.length === 0) return 0;
  const expected = await listExpectedOfSessions(reader, rows);
  const recorded = await listRecorded(
    reader,
    rows.map(({ id }) => id),
  );
  return rows.filter(({ id }) => hasUnrecorded(expected.get(id) ?? [], recorded.get(id) ?? new Set())).length;
}
