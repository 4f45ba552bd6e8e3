import { and, eq, inArray, isNull } from "drizzle-orm";
import { absenceNotices } from "@/db/schema";
import type { Reader } from "@/db/store";

export type NoticeRow = typeof absenceNotices.$inferSelect;

/** By client, what stands of what they told us about one session; only these clients, or everybody. One query. */
export async function listLineNotices(
  reader: Reader,
  sessionId: string,
  clientIds?: readonly string[],
): Promise<ReadonlyMap<string, NoticeRow>> {
  if (clientIds?.length === 0) return new Map();
  const rows = await reader
    .select()
    .from(absenceNotices)
    .where(
      and(
        eq(absenceNotices.sessionId, sessionId),
        isNull(absenceNotices.withdrawnAt),
        clientIds === undefined ? undefined : inArray(absenceNotices.clientId, [...clientIds]),
      ),
    );
  return new Map(rows.map((row) => [row.clientId, row]));
}
