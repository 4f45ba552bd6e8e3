import { and, eq, gte, isNull, or } from "drizzle-orm";
import { enrollments, programs, rooms, series, seriesMembers, serviceTypes, sites, tracks } from "@/db/schema";
import type { Reader } from "@/db/store";
import { describeSeries } from "@/lib/recurrence/describe-rule";
import { seriesRuleOf } from "@/lib/scheduling/plan-new-series";
import type { SessionKind } from "@/lib/scheduling/session-kind";
import type { SessionStatus } from "@/lib/scheduling/session-status";
import { formatDate, formatTimeRange } from "@/lib/time/format";
import { toLocal, type Instant } from "@/lib/time/zone";
import { listLeads, listPeople, listSessionsAround, type SessionAccess, type SessionView } from "./session";

/** Where a series is: what its door asks before anything is read of it. */
export async function findSeriesSite(reader: Reader, seriesId: string): Promise<SessionAccess | null> {
  const rows = await reader.select({ siteId: series.siteId }).from(series).where(eq(series.id, seriesId));
  return rows[0] ?? null;
}

export interface SeriesView {
  readonly id: string;
  readonly title: string;
  readonly kind: SessionKind;
  readonly siteId: string;
  readonly siteName: string;
  readonly sentence: string;
  readonly serviceType: string;
  readonly program: string | null;
  readonly room: string | null;
  readonly leads: readonly string[];
  readonly capacity: number | null;
  readonly rowsThrough: string;
  readonly runsOn: boolean;
  /** One session and no pattern. */
  readonly isSingle: boolean;
  /** The next session that is not canceled: a change from now on begins there. */
  readonly nextId: string | null;
  readonly people: SessionView["people"];
  readonly sessions: readonly {
    readonly id: string;
    readonly date: string;
    readonly time: string;
    readonly status: SessionStatus;
    readonly isPast: boolean;
  }[];
}

const SHOWN = { before: 6, after: 24 };

export async function findSeries(reader: Reader, seriesId: string, now: Instant): Promise<SeriesView | null> {
  const rows = await reader
    .select({
      series,
      site: sites,
      room: rooms.name,
      program: programs.name,
      track: tracks.name,
      type: serviceTypes.name,
    })
    .from(series)
    .innerJoin(sites, eq(sites.id, series.siteId))
    .innerJoin(serviceTypes, eq(serviceTypes.id, series.serviceTypeId))
    .leftJoin(rooms, eq(rooms.id, series.roomId))
    .leftJoin(programs, eq(programs.id, series.programId))
    .leftJoin(tracks, eq(tracks.id, series.trackId))
    .where(eq(series.id, seriesId));
  const row = rows[0];
  if (row === undefined) return null;
  const { series: own, site } = row;
  const today = toLocal(now, own.zone).date;
  const members = await reader
    .select({ clientId: enrollments.clientId })
    .from(seriesMembers)
    .innerJoin(enrollments, eq(enrollments.id, seriesMembers.enrollmentId))
    .where(
      and(eq(seriesMembers.seriesId, own.id), or(isNull(seriesMembers.through), gte(seriesMembers.through, today))),
    );
  const around = await listSessionsAround(reader, own.id, now, SHOWN);
  return {
    ...{ id: own.id, title: own.title, kind: own.kind, siteId: site.id, siteName: site.name, capacity: own.capacity },
    sentence: describeSeries(seriesRuleOf(own, own.zone), { today }),
    serviceType: row.type,
    program: row.program === null ? null : [row.program, row.track].filter((part) => part !== null).join(", "),
    room: row.room,
    leads: await listLeads(reader, [own.facilitatorId, own.coFacilitatorId]),
    rowsThrough: formatDate(own.materializedThrough, today),
    runsOn: own.lastDate === null || own.lastDate > own.materializedThrough,
    isSingle: own.rule === null,
    nextId: around.after.find(({ status }) => status !== "cancelled")?.id ?? null,
    people: await listPeople(reader, [...new Set(members.map(({ clientId }) => clientId))]),
    sessions: [...around.before, ...around.after].map(({ id, date, startTime, endsAt, status }) => ({
      ...{ id, status, date: formatDate(date, today) },
      time: formatTimeRange(startTime, toLocal(endsAt, own.zone).time),
      isPast: endsAt <= now,
    })),
  };
}
