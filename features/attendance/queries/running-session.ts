import { and, asc, eq, gte, isNull, lte, or } from "drizzle-orm";
import { sessions } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { Instant } from "@/lib/time/zone";

/** From so long before the start until so long after the end, a roster opens by itself for who leads it. */
export const OPENS_BY_ITSELF_MINUTES = 15;

/**
 * The session that this person leads just now and whose roster is not finished: the one under way, else the one about
 * to begin, else the one just over. Null: none.
 */
export async function findRunningSession(
  reader: Reader,
  staffId: string,
  now: Instant,
): Promise<{ readonly id: string } | null> {
  const margin = OPENS_BY_ITSELF_MINUTES * 60_000;
  const rows = await reader
    .select({ id: sessions.id, startsAt: sessions.startsAt, endsAt: sessions.endsAt })
    .from(sessions)
    .where(
      and(
        or(eq(sessions.facilitatorId, staffId), eq(sessions.coFacilitatorId, staffId)),
        eq(sessions.status, "scheduled"),
        isNull(sessions.rosterFinishedAt),
        lte(sessions.startsAt, new Date(now.getTime() + margin)),
        // No session is longer than a day; without this the index of starts would be read from the beginning.
        gte(sessions.startsAt, new Date(now.getTime() - 25 * 60 * 60_000)),
        gte(sessions.endsAt, new Date(now.getTime() - margin)),
      ),
    )
    .orderBy(asc(sessions.startsAt));
  const [first] = rows;
  return (
    rows.findLast(({ startsAt, endsAt }) => startsAt <= now && now < endsAt) ??
    rows.find(({ startsAt }) => startsAt > now) ??
    first ??
    null
  );
}
