import { and, asc, eq, gte, inArray, isNull, or, sql } from "drizzle-orm";
import { closures, sessionClosures, sessions } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { LocalDate } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";

/** A closure that stands, with what it did. */
export interface ListedClosure {
  readonly id: string;
  /** Null: every site. */
  readonly siteId: string | null;
  readonly name: string;
  readonly date: LocalDate;
  readonly fromTime: LocalTime | null;
  readonly toTime: LocalTime | null;
  readonly createdAt: Date;
  readonly closed: number;
  readonly byVideo: number;
}

/** The closures that stand from a day on, at these sites and at all, by date. */
export async function listClosures(
  reader: Reader,
  scope: "all" | readonly string[],
  from: LocalDate,
): Promise<ListedClosure[]> {
  const countOf = (isThis: ReturnType<typeof sql>) =>
    sql<number>`coalesce(sum(case when ${isThis} then 1 else 0 end), 0)`.mapWith(Number);
  return reader
    .select({
      id: closures.id,
      siteId: closures.siteId,
      name: closures.name,
      date: closures.date,
      fromTime: closures.fromTime,
      toTime: closures.toTime,
      createdAt: closures.createdAt,
      closed: countOf(sql`${sessions.status} = 'closed'`).as("closed"),
      byVideo: countOf(sql`${sessions.status} = 'scheduled' and ${sessions.heldAnywayAt} is not null`).as("by_video"),
    })
    .from(closures)
    .leftJoin(sessionClosures, eq(sessionClosures.closureId, closures.id))
    .leftJoin(sessions, eq(sessions.id, sessionClosures.sessionId))
    .where(
      and(
        isNull(closures.removedAt),
        gte(closures.date, from),
        scope === "all" ? undefined : or(isNull(closures.siteId), inArray(closures.siteId, [...scope])),
      ),
    )
    .groupBy(closures.id)
    .orderBy(asc(closures.date), asc(closures.fromTime), asc(closures.id));
}

/** How many sessions would take place on each of these days. */
export async function countScheduled(
  reader: Reader,
  siteId: string | null,
  dates: readonly LocalDate[],
): Promise<Map<LocalDate, number>> {
  if (dates.length === 0) return new Map();
  const rows = await reader
    .select({ date: sessions.date, count: sql<number>`count(*)`.mapWith(Number).as("count") })
    .from(sessions)
    .where(
      and(
        inArray(sessions.date, [...dates]),
        eq(sessions.status, "scheduled"),
        siteId === null ? undefined : eq(sessions.siteId, siteId),
      ),
    )
    .groupBy(sessions.date);
  return new Map(rows.map(({ date, count }) => [date, count]));
}
