import { and, eq, gte, inArray, isNull, lt } from "drizzle-orm";
import { marks, sessions } from "@/db/schema";
import { countOf } from "@/db/sql";
import type { Reader } from "@/db/store";
import { listExpectedOfSessions } from "@/features/enrollment/queries/expected";
import type { Instant } from "@/lib/time/zone";

const UNFINISHED_MS = 7 * 86_400_000;

/**
 * How many rosters of the last week still wait for somebody: the count beside "Rosters". Only sessions that nobody has
 * finished are looked at, so it stays cheap enough for every page.
 */
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
      and(
        asked.sites === "all" ? undefined : inArray(sessions.siteId, [...asked.sites]),
        eq(sessions.status, "scheduled"),
        isNull(sessions.rosterFinishedAt),
        lt(sessions.endsAt, asked.now),
        gte(sessions.startsAt, new Date(asked.now.getTime() - UNFINISHED_MS)),
      ),
    );
  if (rows.length === 0) return 0;
  const ids = rows.map(({ id }) => id);
  const expected = await listExpectedOfSessions(reader, rows);
  const counted = await reader
    .select({ sessionId: marks.sessionId, recorded: countOf() })
    .from(marks)
    .where(and(inArray(marks.sessionId, ids), eq(marks.isCurrent, true)))
    .groupBy(marks.sessionId);
  const recordedOf = new Map(counted.map(({ sessionId, recorded }) => [sessionId, recorded]));
  return ids.filter((id) => (expected.get(id)?.length ?? 0) > (recordedOf.get(id) ?? 0)).length;
}
