import { and, eq, gt, gte, inArray, isNull, lte, sql } from "drizzle-orm";
import { absenceNotices, clients, clinics, enrollments, sessions, sites } from "@/db/schema";
import type { Reader } from "@/db/store";
import { listExpectedOfEnrollments, listExpectedOfSessions } from "@/features/enrollment/queries/expected";
import { locksAt } from "@/lib/attendance/lock";
import { clientName } from "@/lib/clients/client-name";
import { STATUSES_BEFORE_A_START } from "@/lib/roster/expected";
import { addDays, type LocalDate } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";
import { toLocal, type Instant, type Zone } from "@/lib/time/zone";
import { findNoticeLines } from "./notice-lines";

/** Somebody who is expected in what is left of today. */
export interface ExpectedPerson {
  readonly clientId: string;
  readonly name: string;
  readonly number: string;
  /** The starts of their sessions that are not over, in order. */
  readonly starts: readonly LocalTime[];
  /** They told us something about one of them already. */
  readonly hasTold: boolean;
}

/** Who is expected in what is left of today at these sites, by first name: the people who call in. */
export async function listExpectedPeople(
  reader: Reader,
  asked: { readonly now: Instant; readonly sites: "all" | readonly string[]; readonly siteId: string | null },
): Promise<ExpectedPerson[]> {
  const day = asked.now.toISOString().slice(0, 10) as LocalDate;
  const rows = await reader
    .select({ session: sessions })
    .from(sessions)
    .where(
      and(
        asked.siteId === null ? undefined : eq(sessions.siteId, asked.siteId),
        asked.sites === "all" ? undefined : inArray(sessions.siteId, [...asked.sites]),
        eq(sessions.status, "scheduled"),
        gt(sessions.endsAt, asked.now),
        // The day at the site is within a day of the day in UTC; which it is, its own clock says below.
        gte(sessions.date, addDays(day, -1)),
        lte(sessions.date, addDays(day, 1)),
      ),
    )
    .orderBy(sessions.startsAt);
  const today = rows
    .map(({ session }) => session)
    .filter((session) => session.date === toLocal(asked.now, session.zone).date);
  const expected = await listExpectedOfSessions(reader, today);
  const startsOf = new Map<string, LocalTime[]>();
  for (const { id, startTime } of today) {
    for (const { clientId } of expected.get(id) ?? []) {
      startsOf.set(clientId, [...(startsOf.get(clientId) ?? []), startTime]);
    }
  }
  if (startsOf.size === 0) return [];
  const people = await reader
    .select()
    .from(clients)
    .where(inArray(clients.id, [...startsOf.keys()]));
  const told = await reader
    .select({ clientId: absenceNotices.clientId })
    .from(absenceNotices)
    .where(
      and(
        inArray(
          absenceNotices.sessionId,
          today.map(({ id }) => id),
        ),
        isNull(absenceNotices.withdrawnAt),
      ),
    );
  const hasTold = new Set(told.map(({ clientId }) => clientId));
  return people
    .map((client): ExpectedPerson => ({
      clientId: client.id,
      name: clientName(client),
      number: client.number,
      starts: startsOf.get(client.id) ?? [],
      hasTold: hasTold.has(client.id),
    }))
    .sort((one, other) => one.name.localeCompare(other.name, "en") || (one.number < other.number ? -1 : 1));
}

/** A session that a client can call in about. */
export interface CallInSession {
  readonly id: string;
  readonly date: LocalDate;
  readonly startTime: LocalTime;
  readonly endTime: LocalTime;
  readonly title: string;
  /** Not over, and nothing told or recorded yet: what "can’t come today" is about. */
  readonly isOpen: boolean;
  readonly isOver: boolean;
  readonly told: { readonly noticeId: string; readonly kind: "cannot_come" | "late" | "leaving_early" } | null;
}

export interface CallInForm {
  readonly clientId: string;
  readonly name: string;
  readonly firstName: string;
  readonly zone: Zone;
  readonly today: LocalDate;
  readonly time: LocalTime;
  readonly sessions: readonly CallInSession[];
}

/** How many days ahead somebody calls in about, today included. */
const DAYS_AHEAD = 14;

/** What the form of a call-in needs of a client: their sessions of today and the two weeks to come. */
export async function findCallInForm(reader: Reader, clientId: string, now: Instant): Promise<CallInForm | null> {
  const [row] = await reader
    .select({ client: clients, zone: sites.zone, lockDays: clinics.lockAfterBusinessDays })
    .from(clients)
    .innerJoin(sites, eq(sites.id, clients.siteId))
    .leftJoin(clinics, sql`true`)
    .where(eq(clients.id, clientId));
  if (row === undefined) return null;
  const { client, zone, lockDays } = row;
  const { date: today, time } = toLocal(now, zone);
  const coming = (await listComing(reader, clientId, { from: today, to: addDays(today, DAYS_AHEAD - 1) })).filter(
    (session) => lockDays === null || now < locksAt(session, lockDays),
  );
  const lines = await findNoticeLines(
    reader,
    clientId,
    coming.map(({ id }) => id),
  );
  return {
    clientId,
    name: clientName(client),
    firstName: client.preferredName ?? client.givenName,
    zone,
    today,
    time,
    sessions: coming.map((session): CallInSession => {
      const line = lines.find((each) => each.session.id === session.id);
      const told = line?.notice ?? null;
      return {
        id: session.id,
        date: session.date,
        startTime: session.startTime,
        endTime: toLocal(session.endsAt, session.zone).time,
        title: session.title,
        isOpen: session.endsAt > now && told === null && (line?.current ?? null) === null,
        isOver: session.endsAt <= now,
        told: told === null ? null : { noticeId: told.id, kind: told.kind },
      };
    }),
  };
}

/** A client's sessions that take place on these days, in order. */
export async function listComing(reader: Reader, clientId: string, range: { from: LocalDate; to: LocalDate }) {
  const enrolled = await reader
    .select({ id: enrollments.id, status: enrollments.status })
    .from(enrollments)
    .where(eq(enrollments.clientId, clientId));
  const ids = enrolled
    .filter(({ status }) => !STATUSES_BEFORE_A_START.some((before) => before === status))
    .map(({ id }) => id);
  const expected = await listExpectedOfEnrollments(reader, ids, range);
  const distinct = new Map([...expected.values()].flat().map((session) => [session.id, session]));
  return [...distinct.values()]
    .filter(({ status }) => status === "scheduled")
    .sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime() || (one.id < other.id ? -1 : 1));
}
