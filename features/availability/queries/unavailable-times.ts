import { and, asc, eq, gte, isNull, or } from "drizzle-orm";
import { clients, unavailableTimes } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { LocalDate } from "@/lib/time/local-date";
import type { Subject } from "@/server/doors/door";

/** When a client cannot come, now or later. What is over, and what was taken off the list, is left out. */
export async function listUnavailable(reader: Reader, clientId: string, today: LocalDate) {
  return reader
    .select()
    .from(unavailableTimes)
    .where(
      and(
        eq(unavailableTimes.clientId, clientId),
        isNull(unavailableTimes.removedAt),
        or(isNull(unavailableTimes.through), gte(unavailableTimes.through, today)),
      ),
    )
    .orderBy(asc(unavailableTimes.from), asc(unavailableTimes.fromTime), asc(unavailableTimes.id));
}

/** Whose it is. Null: there is no such row. */
export async function findUnavailableAccess(reader: Reader, unavailableId: string): Promise<Subject<null> | null> {
  const rows = await reader
    .select({ siteId: clients.siteId })
    .from(unavailableTimes)
    .innerJoin(clients, eq(clients.id, unavailableTimes.clientId))
    .where(eq(unavailableTimes.id, unavailableId));
  const row = rows[0];
  return row === undefined ? null : { access: { siteId: row.siteId }, value: null };
}
