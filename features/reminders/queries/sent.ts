import { asc, inArray } from "drizzle-orm";
import { rosterReminders } from "@/db/schema";
import type { Reader } from "@/db/store";

export type SentReminder = typeof rosterReminders.$inferSelect;

/** Who was told that a roster is not taken, by session, the first one first. */
export async function listSent(
  reader: Reader,
  sessionIds: readonly string[],
): Promise<ReadonlyMap<string, readonly SentReminder[]>> {
  const found = new Map<string, SentReminder[]>();
  if (sessionIds.length === 0) return found;
  const rows = await reader
    .select()
    .from(rosterReminders)
    .where(inArray(rosterReminders.sessionId, [...sessionIds]))
    .orderBy(asc(rosterReminders.at), asc(rosterReminders.id));
  for (const row of rows) found.set(row.sessionId, [...(found.get(row.sessionId) ?? []), row]);
  return found;
}
