import { and, desc, eq, gte, inArray, lte } from "drizzle-orm";
import { clients, enrollments, marks, rooms, serviceTypes, sessions, sites, staff } from "@/db/schema";
import type { Reader } from "@/db/store";
import {
  EXPECTED_SESSION_COLUMNS,
  listExpectedOfEnrollments,
  type ExpectedSession,
} from "@/features/enrollment/queries/expected";
import { listOwnNotices } from "@/features/notices/queries/own-notices";
import { findClientStanding, type ClientStanding } from "@/features/standing/queries/client-standing";
import { shownMark, type MarkName } from "@/lib/attendance/mark";
import { reportMinutes } from "@/lib/reports/attendance-row";
import { STATUSES_BEFORE_A_START } from "@/lib/roster/expected";
import { addDays, eachDay, startOfWeek, type LocalDate } from "@/lib/time/local-date";
import { minutesOfDay, type LocalTime } from "@/lib/time/local-time";
import { toLocal, type Instant, type Zone } from "@/lib/time/zone";

/** A session as its own client sees it. Never a count, a capacity or anybody else in care. */
export interface OwnSession {
  readonly id: string;
  readonly date: LocalDate;
  readonly startTime: LocalTime;
  readonly endTime: LocalTime;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly title: string;
  readonly kind: "group" | "individual" | "family";
  /** The first name of who leads it. */
  readonly with: string | null;
  readonly room: string | null;
  readonly isOnline: boolean;
  readonly joinLink: string | null;
  readonly status: "scheduled" | "cancelled" | "closed";
  readonly mark: { readonly name: MarkName; readonly minutesLate: number | null } | null;
  readonly scheduledMinutes: number;
  readonly creditedMinutes: number;
}

export interface OwnDay {
  readonly date: LocalDate;
  readonly sessions: readonly OwnSession[];
}

export interface OwnWeek {
  readonly firstName: string;
  readonly today: LocalDate;
  readonly hour: number;
  readonly zone: Zone;
  readonly sitePhone: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly isThisWeek: boolean;
  readonly days: readonly OwnDay[];
  readonly next: OwnSession | null;
  /** Whole minutes until it starts, rounded up; zero or less once it has. */
  readonly minutesToNext: number | null;
  readonly laterToday: readonly OwnSession[];
  readonly standing: ClientStanding | null;
}

/** How far ahead the next session is looked for. */
const NEXT_WITHIN_DAYS = 28;

/**
 * One client's own week, and their next session: where they were expected, and where they were marked. Everything is
 * read by this client's own enrollments and marks: no other client can come into it. Null when there is no such client.
 */
export async function findOwnWeek(
  reader: Reader,
  clientId: string,
  asked: { readonly now: Instant; readonly week: LocalDate | null },
): Promise<OwnWeek | null> {
  const [client] = await reader
    .select({
      preferredName: clients.preferredName,
      givenName: clients.givenName,
      zone: sites.zone,
      phone: sites.phone,
    })
    .from(clients)
    .innerJoin(sites, eq(sites.id, clients.siteId))
    .where(eq(clients.id, clientId));
  if (client === undefined) return null;
  const { zone } = client;
  const local = toLocal(asked.now, zone);
  const today = local.date;
  const from = startOfWeek(asked.week ?? today);
  const to = addDays(from, 6);
  const enrolled = await reader
    .select({ id: enrollments.id, status: enrollments.status })
    .from(enrollments)
    .where(eq(enrollments.clientId, clientId))
    .orderBy(desc(enrollments.startDate));
  const ids = enrolled
    .filter(({ status }) => !STATUSES_BEFORE_A_START.some((before) => before === status))
    .map(({ id }) => id);
  const range = {
    from: from < today ? from : today,
    to: to > addDays(today, NEXT_WITHIN_DAYS) ? to : addDays(today, NEXT_WITHIN_DAYS),
  };
  const expected = await listExpectedOfEnrollments(reader, ids, range);
  const marked = await listMarked(reader, clientId, range);
  const own = await asOwn(reader, distinctById([...[...expected.values()].flat(), ...marked.map(sessionOf)]), marked);
  const told = await listOwnNotices(reader, clientId, asked.now);
  const isAway = new Set(told.filter(({ kind }) => kind === "cannot_come").map(({ sessionId }) => sessionId));
  const toCome = own.filter((session) => isToCome(session, asked.now) && !isAway.has(session.id));
  const [next = null] = toCome;
  return {
    firstName: client.preferredName ?? client.givenName,
    today,
    hour: Math.floor(minutesOfDay(local.time) / 60),
    zone,
    sitePhone: client.phone,
    from,
    to,
    isThisWeek: from === startOfWeek(today),
    days: eachDay(from, to)
      .map((date) => ({ date, sessions: own.filter((session) => session.date === date) }))
      .filter((day) => day.sessions.length > 0),
    next,
    minutesToNext: next === null ? null : Math.ceil((next.startsAt.getTime() - asked.now.getTime()) / 60_000),
    laterToday: next === null ? [] : toCome.filter(({ id, date }) => id !== next.id && date === next.date),
    standing: await findClientStanding(reader, clientId, asked.now),
  };
}

/** Not over, takes place, and they have not told us that they cannot come. */
function isToCome({ status, endsAt, mark }: OwnSession, now: Instant): boolean {
  return status === "scheduled" && endsAt > now && mark?.name !== "excused" && mark?.name !== "missed";
}

type Marked = Awaited<ReturnType<typeof listMarked>>[number];

/** This client's marks with their sessions: one may be marked where the plan by now would not expect them. */
async function listMarked(reader: Reader, clientId: string, range: { from: LocalDate; to: LocalDate }) {
  return reader
    .select({ mark: marks, session: EXPECTED_SESSION_COLUMNS })
    .from(marks)
    .innerJoin(sessions, eq(sessions.id, marks.sessionId))
    .innerJoin(serviceTypes, eq(serviceTypes.id, sessions.serviceTypeId))
    .where(
      and(
        eq(marks.clientId, clientId),
        gte(marks.serviceDate, range.from),
        lte(marks.serviceDate, range.to),
        eq(marks.isCurrent, true),
      ),
    );
}

function sessionOf({ session }: Marked): ExpectedSession {
  return session;
}

async function asOwn(
  reader: Reader,
  rows: readonly ExpectedSession[],
  marked: readonly Marked[],
): Promise<OwnSession[]> {
  if (rows.length === 0) return [];
  const markOf = new Map(marked.map(({ mark }) => [mark.sessionId, mark]));
  const leads = await firstNames(
    reader,
    rows.map(({ facilitatorId }) => facilitatorId),
  );
  const places = await reader
    .select({ id: rooms.id, name: rooms.name, isVirtual: rooms.isVirtual, joinLink: rooms.joinLink })
    .from(rooms)
    .where(inArray(rooms.id, known(rows.map(({ roomId }) => roomId))));
  const placeOf = new Map(places.map((place) => [place.id, place]));
  return rows
    .map((session): OwnSession => {
      const mark = markOf.get(session.id) ?? null;
      const shown = mark === null ? null : shownMark(mark, session);
      const place = placeOf.get(session.roomId ?? "");
      return {
        id: session.id,
        date: session.date,
        startTime: session.startTime,
        endTime: toLocal(session.endsAt, session.zone).time,
        startsAt: session.startsAt,
        endsAt: session.endsAt,
        title: session.title,
        kind: session.kind,
        with: leads.get(session.facilitatorId ?? "") ?? null,
        room: place === undefined || place.isVirtual ? null : place.name,
        isOnline: session.modality !== "in_person",
        joinLink: session.modality === "in_person" ? null : (session.joinLink ?? place?.joinLink ?? null),
        status: session.status,
        mark: shown === null ? null : { name: shown.name, minutesLate: shown.minutesLate },
        scheduledMinutes: session.durationMinutes,
        creditedMinutes: reportMinutes(session, mark),
      };
    })
    .sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime() || (one.id < other.id ? -1 : 1));
}

async function firstNames(reader: Reader, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const rows = await reader
    .select({ id: staff.id, givenName: staff.givenName })
    .from(staff)
    .where(inArray(staff.id, known(ids)));
  return new Map(rows.map(({ id, givenName }) => [id, givenName]));
}

/** The ids there are; never an empty list, because the engines read "in ()" differently. */
function known(ids: readonly (string | null)[]): string[] {
  const some = [...new Set(ids.filter((id) => id !== null))];
  return some.length === 0 ? [""] : some;
}

function distinctById(rows: readonly ExpectedSession[]): ExpectedSession[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}
