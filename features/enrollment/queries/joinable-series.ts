import { and, asc, eq, gte, inArray, isNull, lte, or } from "drizzle-orm";
import { series, seriesMembers, sessions, staff } from "@/db/schema";
import type { Reader } from "@/db/store";
import { weekdayList } from "@/lib/enrollment/weekday-words";
import { formatTime } from "@/lib/time/format";
import { addDays, weekdayOf, type LocalDate, type Weekday } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";

/** A series that a client can be put into by name. */
export interface JoinableSeries {
  readonly id: string;
  readonly title: string;
  readonly kind: "group" | "individual" | "family";
  /** "Tue 9:00 AM"; null when none of its sessions is near. */
  readonly when: string | null;
  readonly lead: string | null;
}

/** Long enough to see every weekday of what is held every second week. */
const LOOK_AHEAD_DAYS = 28;

/**
 * The series of a site that still run, individual ones only when nobody else belongs to them: three queries. An
 * individual series that another client has is not even named: its existence is that client's.
 */
export async function listJoinableSeries(
  reader: Reader,
  siteId: string,
  enrollmentId: string,
  today: LocalDate,
): Promise<JoinableSeries[]> {
  const open = await reader
    .select({ series, given: staff.givenName, family: staff.familyName })
    .from(series)
    .leftJoin(staff, eq(staff.id, series.facilitatorId))
    .where(
      and(
        eq(series.siteId, siteId),
        isNull(series.archivedAt),
        or(isNull(series.lastDate), gte(series.lastDate, today)),
      ),
    )
    .orderBy(asc(series.title), asc(series.startTime), asc(series.id));
  const members = await reader
    .select({ seriesId: seriesMembers.seriesId, enrollmentId: seriesMembers.enrollmentId })
    .from(seriesMembers)
    .innerJoin(series, eq(series.id, seriesMembers.seriesId))
    .where(and(eq(series.siteId, siteId), or(isNull(seriesMembers.through), gte(seriesMembers.through, today))));
  const own = new Set(members.filter((member) => member.enrollmentId === enrollmentId).map(({ seriesId }) => seriesId));
  const others = new Set(
    members.filter((member) => member.enrollmentId !== enrollmentId).map(({ seriesId }) => seriesId),
  );
  const free = open.filter(({ series: { id, kind } }) => !own.has(id) && !(kind === "individual" && others.has(id)));
  const days = await reader
    .select({ seriesId: sessions.seriesId, date: sessions.date, startTime: sessions.startTime })
    .from(sessions)
    .where(
      and(
        inArray(
          sessions.seriesId,
          free.map(({ series: { id } }) => id),
        ),
        gte(sessions.date, today),
        lte(sessions.date, addDays(today, LOOK_AHEAD_DAYS)),
        eq(sessions.status, "scheduled"),
      ),
    );
  return free.map(({ series: { id, title, kind }, given, family }) => ({
    id,
    title,
    kind,
    when: whenOf(days.filter(({ seriesId }) => seriesId === id)),
    lead: given === null ? null : `${given} ${family ?? ""}`.trim(),
  }));
}

/** "Mon, Wed 6:00 PM": the weekdays of the sessions, and their usual time. */
export function whenOf(days: readonly { readonly date: LocalDate; readonly startTime: LocalTime }[]): string | null {
  if (days.length === 0) return null;
  const weekdays = new Set<Weekday>(days.map(({ date }) => weekdayOf(date)));
  const times = new Map<LocalTime, number>();
  for (const { startTime } of days) times.set(startTime, (times.get(startTime) ?? 0) + 1);
  const [usual] = [...times].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))[0]!;
  return `${weekdayList([...weekdays])} ${formatTime(usual)}`;
}
