import { and, eq, gte, inArray, isNull, lte } from "drizzle-orm";
import { absenceNotices, sessions } from "@/db/schema";
import type { Reader } from "@/db/store";
import { addDays, type LocalDate } from "@/lib/time/local-date";
import { toLocal, type Instant } from "@/lib/time/zone";

/** How many people told us that they cannot come to something today, by each session's own calendar. */
export async function countToldToday(
  reader: Reader,
  asked: { readonly now: Instant; readonly sites: "all" | readonly string[]; readonly siteId: string | null },
): Promise<number> {
  const day = asked.now.toISOString().slice(0, 10) as LocalDate;
  const rows = await reader
    .select({ clientId: absenceNotices.clientId, date: sessions.date, zone: sessions.zone })
    .from(absenceNotices)
    .innerJoin(sessions, eq(sessions.id, absenceNotices.sessionId))
    .where(
      and(
        isNull(absenceNotices.withdrawnAt),
        eq(absenceNotices.kind, "cannot_come"),
        eq(sessions.status, "scheduled"),
        gte(sessions.date, addDays(day, -1)),
        lte(sessions.date, addDays(day, 1)),
        asked.siteId === null ? undefined : eq(sessions.siteId, asked.siteId),
        asked.sites === "all" ? undefined : inArray(sessions.siteId, [...asked.sites]),
      ),
    );
  const ofToday = rows.filter(({ date, zone }) => date === toLocal(asked.now, zone).date);
  return new Set(ofToday.map(({ clientId }) => clientId)).size;
}
