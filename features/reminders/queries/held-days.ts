import { and, eq, inArray } from "drizzle-orm";
import { sessions } from "@/db/schema";
import type { Reader } from "@/db/store";
import { isDayOver } from "@/lib/attendance/not-taken";
import type { LocalDate } from "@/lib/time/local-date";
import type { Instant } from "@/lib/time/zone";

/** A site and one of its local days. */
export interface SiteDay {
  readonly siteId: string;
  readonly date: LocalDate;
}

const keyOf = ({ siteId, date }: SiteDay) => `${siteId} ${date}`;

/** Which of these days are over at their sites: the last session that took place has been over for a quarter of an hour. One query. */
export async function listDaysOver(
  reader: Reader,
  days: readonly SiteDay[],
  now: Instant,
): Promise<(day: SiteDay) => boolean> {
  if (days.length === 0) return () => false;
  const rows = await reader
    .select({ siteId: sessions.siteId, date: sessions.date, status: sessions.status, endsAt: sessions.endsAt })
    .from(sessions)
    .where(
      and(
        inArray(sessions.siteId, [...new Set(days.map(({ siteId }) => siteId))]),
        inArray(sessions.date, [...new Set(days.map(({ date }) => date))]),
        eq(sessions.status, "scheduled"),
      ),
    );
  const byDay = new Map<string, typeof rows>();
  for (const row of rows) byDay.set(keyOf(row), [...(byDay.get(keyOf(row)) ?? []), row]);
  return (day) => isDayOver(byDay.get(keyOf(day)) ?? [], now);
}
