import { and, eq, gte, inArray, isNull, lte, type SQL } from "drizzle-orm";
import { marks, sessions } from "@/db/schema";
import type { Reader } from "@/db/store";
import { addDays } from "@/lib/time/local-date";
import { toLocal, zone, type Instant } from "@/lib/time/zone";

/** How far back an unfinished roster is still asked for: the period after which marks usually lock. */
const UNFINISHED_DAYS = 7;

/**
 * Sessions of the last days that are over, took place, and whose roster nobody has declared finished. Among them are
 * the unfinished rosters: those with somebody expected and not recorded. So few are left that looking is cheap.
 */
export function mayBeUnfinished(now: Instant): SQL | undefined {
  return and(
    eq(sessions.status, "scheduled"),
    isNull(sessions.rosterFinishedAt),
    lte(sessions.endsAt, now),
    gte(sessions.date, addDays(toLocal(now, UTC).date, -UNFINISHED_DAYS)),
  );
}

const UTC = zone("UTC");

/** Who is recorded in each of these sessions, expected or not. */
export async function listRecorded(
  reader: Reader,
  sessionIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const recorded = new Map<string, Set<string>>(sessionIds.map((id) => [id, new Set()]));
  if (sessionIds.length === 0) return recorded;
  const rows = await reader
    .select({ sessionId: marks.sessionId, clientId: marks.clientId })
    .from(marks)
    .where(and(inArray(marks.sessionId, [...sessionIds]), eq(marks.isCurrent, true)));
  for (const { sessionId, clientId } of rows) recorded.get(sessionId)?.add(clientId);
  return recorded;
}

/** Is somebody expected whom nobody has recorded? Others who were recorded do not stand in for them. */
export function hasUnrecorded(expected: readonly { clientId: string }[], recorded: ReadonlySet<string>): boolean {
  return expected.some(({ clientId }) => !recorded.has(clientId));
}
