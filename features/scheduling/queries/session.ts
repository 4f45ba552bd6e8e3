import { and, asc, eq, gte, inArray, lt, sql } from "drizzle-orm";
import {
  clients,
  closures,
  marks,
  programs,
  rooms,
  series,
  serviceTypes,
  sessionClosures,
  sessions,
  sites,
  staff,
  tracks,
} from "@/db/schema";
import type { Reader } from "@/db/store";
import { listExpectedOfSessions } from "@/features/enrollment/queries/expected";
import { staffNameWithCredentials } from "@/features/staff/queries";
import { describeSeries } from "@/lib/recurrence/describe-rule";
import { seriesRuleOf } from "@/lib/scheduling/plan-new-series";
import type { SessionKind } from "@/lib/scheduling/session-kind";
import type { Modality } from "@/lib/scheduling/modality";
import type { SessionStatus } from "@/lib/scheduling/session-status";
import { formatDateLong, formatTimeRange } from "@/lib/time/format";
import { startOfWeek, type LocalDate } from "@/lib/time/local-date";
import { toLocal, type Instant, type Zone } from "@/lib/time/zone";

export interface SessionAccess {
  readonly siteId: string;
}

/** Where a session is: what its door asks before anything is read of it. */
export async function findSessionSite(reader: Reader, sessionId: string): Promise<SessionAccess | null> {
  const rows = await reader.select({ siteId: sessions.siteId }).from(sessions).where(eq(sessions.id, sessionId));
  return rows[0] ?? null;
}

export interface SessionView {
  readonly id: string;
  readonly seriesId: string;
  readonly siteId: string;
  readonly siteName: string;
  readonly zone: Zone;
  readonly title: string;
  readonly kind: SessionKind;
  readonly status: SessionStatus;
  readonly when: "past" | "now" | "next";
  /** Milliseconds. */
  readonly startsAt: number;
  readonly monday: LocalDate;
  /** "Wednesday, November 18" */
  readonly dateText: string;
  /** "10:15–11:15 AM" */
  readonly timeText: string;
  /** The series in a sentence. */
  readonly sentence: string;
  readonly serviceType: string;
  readonly countsToHours: boolean;
  readonly program: string | null;
  readonly room: string | null;
  readonly modality: Modality;
  readonly joinLink: string | null;
  readonly leads: readonly string[];
  readonly capacity: number | null;
  readonly expected: number;
  readonly marked: number;
  readonly cancelReason: string | null;
  readonly closures: readonly string[];
  /** Staff hold it although a closure covers it. */
  readonly isHeldAnyway: boolean;
  /** Its series is this session alone. */
  readonly isSingle: boolean;
  /** Names for one-to-one sessions; a group's are on its roster. */
  readonly people: readonly { readonly clientId: string; readonly name: string }[];
}

/** One session with all that its page says. Null: there is none. */
export async function findSession(reader: Reader, sessionId: string, now: Instant): Promise<SessionView | null> {
  const row = await readSession(reader, sessionId);
  if (row === undefined) return null;
  const { session, site } = row;
  const { zone } = session;
  const today = toLocal(now, site.zone).date;
  const expected = (await listExpectedOfSessions(reader, [session])).get(session.id) ?? [];
  const end = toLocal(session.endsAt, zone).time;
  return {
    ...{ id: session.id, seriesId: session.seriesId, siteId: site.id, siteName: site.name, zone },
    ...{ title: session.title, kind: session.kind, status: session.status, cancelReason: session.cancelReason },
    when: session.endsAt <= now ? "past" : session.startsAt <= now ? "now" : "next",
    startsAt: session.startsAt.getTime(),
    monday: startOfWeek(session.date),
    dateText: formatDateLong(session.date, today),
    timeText: formatTimeRange(session.startTime, end),
    sentence: describeSeries(seriesRuleOf(row.series, row.series.zone), { today }),
    serviceType: row.serviceType.name,
    countsToHours: row.serviceType.countsToHours,
    program: row.program === null ? null : [row.program, row.track].filter((part) => part !== null).join(", "),
    room: row.room,
    modality: session.modality,
    joinLink: session.joinLink,
    leads: await listLeads(reader, [session.facilitatorId, session.coFacilitatorId]),
    capacity: session.capacity,
    expected: expected.length,
    marked: row.marked,
    isHeldAnyway: session.heldAnywayAt !== null,
    isSingle: row.series.rule === null,
    closures:
      session.status === "closed" || session.heldAnywayAt !== null ? await listClosureNames(reader, session.id) : [],
    people:
      session.kind === "group"
        ? []
        : await listPeople(
            reader,
            expected.map(({ clientId }) => clientId),
          ),
  };
}

async function readSession(reader: Reader, sessionId: string) {
  const rows = await reader
    .select({
      session: sessions,
      series,
      site: { id: sites.id, name: sites.name, zone: sites.zone },
      serviceType: { name: serviceTypes.name, countsToHours: serviceTypes.countsToHours },
      program: programs.name,
      track: tracks.name,
      room: rooms.name,
      marked:
        sql<number>`(select count(*) from ${marks} where ${marks.sessionId} = ${sessions.id} and ${marks.isCurrent})`
          .mapWith(Number)
          .as("marked"),
    })
    .from(sessions)
    .innerJoin(series, eq(series.id, sessions.seriesId))
    .innerJoin(sites, eq(sites.id, sessions.siteId))
    .innerJoin(serviceTypes, eq(serviceTypes.id, sessions.serviceTypeId))
    .leftJoin(programs, eq(programs.id, sessions.programId))
    .leftJoin(tracks, eq(tracks.id, sessions.trackId))
    .leftJoin(rooms, eq(rooms.id, sessions.roomId))
    .where(eq(sessions.id, sessionId));
  return rows[0];
}

/** Names in the order asked: the facilitator first. */
export async function listLeads(reader: Reader, ids: readonly (string | null)[]): Promise<string[]> {
  const known = ids.filter((id) => id !== null);
  if (known.length === 0) return [];
  const rows = await reader.select().from(staff).where(inArray(staff.id, known));
  return known.flatMap((id) => rows.filter((row) => row.id === id)).map(staffNameWithCredentials);
}

async function listClosureNames(reader: Reader, sessionId: string): Promise<string[]> {
  const rows = await reader
    .select({ name: closures.name })
    .from(sessionClosures)
    .innerJoin(closures, eq(closures.id, sessionClosures.closureId))
    .where(eq(sessionClosures.sessionId, sessionId))
    .orderBy(asc(closures.name));
  return rows.map(({ name }) => name);
}

export async function listPeople(reader: Reader, clientIds: readonly string[]): Promise<SessionView["people"]> {
  if (clientIds.length === 0) return [];
  const rows = await reader
    .select()
    .from(clients)
    .where(inArray(clients.id, [...clientIds]))
    .orderBy(asc(clients.searchName));
  return rows.map(({ id, givenName, familyName, preferredName }) => ({
    clientId: id,
    name: `${preferredName ?? givenName} ${familyName}`,
  }));
}

/** The sessions of a series around a moment: the last few that began before it, and the next ones. */
export async function listSessionsAround(
  reader: Reader,
  seriesId: string,
  now: Instant,
  most: { readonly before: number; readonly after: number },
) {
  const columns = {
    id: sessions.id,
    date: sessions.date,
    startTime: sessions.startTime,
    endsAt: sessions.endsAt,
    status: sessions.status,
  };
  const own = eq(sessions.seriesId, seriesId);
  const before = await reader
    .select(columns)
    .from(sessions)
    .where(and(own, lt(sessions.startsAt, now)))
    .orderBy(sql`${sessions.startsAt} desc`)
    .limit(most.before);
  const after = await reader
    .select(columns)
    .from(sessions)
    .where(and(own, gte(sessions.startsAt, now)))
    .orderBy(sessions.startsAt)
    .limit(most.after);
  return { before: before.reverse(), after };
}
