import { eq } from "drizzle-orm";
import { scheduleChanges } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { SessionAccess } from "./session";

/** Where a change was made: what its door asks before anything is read of it. */
export async function findChangeSite(reader: Reader, changeId: string): Promise<SessionAccess | null> {
  const rows = await reader
    .select({ siteId: scheduleChanges.siteId })
    .from(scheduleChanges)
    .where(eq(scheduleChanges.id, changeId));
  return rows[0] ?? null;
}
