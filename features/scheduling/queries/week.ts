import { and, eq, gte, isNull, lte, ne, or, sql } from "drizzle-orm";
import { clients, enrollments, marks, seriesMembers, sessions } from "@/db/schema";
import type { Reader } from "@/db/store";
import { listExpectedOfSessions } from "@/features/enrollment/queries/expected";
import { findClashes } from "@/lib/scheduling/find-clashes";
import { initialsOf } from "@/lib/scheduling/initials";
import { SESSION_KINDS, type SessionKind } from "@/lib/scheduling/session-kind";
import type { SessionStatus } from "@/lib/scheduling/session-status";
import type { BandEdges } from "@/lib/time/band";
import { addDays, daysBetween, startOfWeek, type LocalDate } from "@/lib/time/local-date";
import { minutesOfDay } from "@/lib/time/local-time";
import { toLocal, zone, type Instant, type Zone } from "@/lib/time/zone";
import { listPickers, type PickedClosure, type Pickers } from "./pickers";

const UTC = zone("UTC");

export interface WeekQuery {
  /** The Monday; null: the week that holds today at the site. */
  readonly monday: LocalDate | null;
  /** Given: only this day is asked for, and not its week; "today" is the day it is at the site. */
  readonly day?: LocalDate | "today" | null;
  readonly siteId: string | null;
  readonly programId: string | null;
  readonly roomId: string | null;
  /** A staff id; "me" is whoever asks. */
  readonly facilitatorId: string | null;
  /** Which kinds show; null: all. */
  readonly kinds: readonly SessionKind[] | null;
}

/** One session as a calendar shows it. Plain values, because a hundred of them go to the browser. */
export interface WeekSession {
  readonly id: string;
  readonly seriesId: string;
  readonly date: LocalDate;
  /** What the clock on the wall shows at the start, in minutes after midnight. */
  readonly startMinute: number;
  /** From start to end on that clock: not the length on the two nights when the clock is changed. */
  readonly minutes: number;
  readonly kind: SessionKind;
  readonly title: string;
  readonly room: string | null;
  /** "Priya Raman and Sam Idris" */
  readonly lead: string | null;
  /** Its regular place, when staff moved it away from there. */
  readonly movedFrom: { readonly date: LocalDate; readonly startMinute: number } | null;
  readonly status: SessionStatus;
  /** How many are expected; who they are stays on the server, but for initials of one-to-one sessions. */
  readonly expected: number;
  readonly marked: number;
  readonly capacity: number | null;
  readonly initials: string | null;
  readonly isOnline: boolean;
  /** "past", "now" or "next" at the moment of asking. */
  readonly when: "past" | "now" | "next";
}

/** Two sessions of the week that want the same client, facilitator or room at once. */
export interface WeekClash {
  readonly kind: "client" | "facilitator" | "room";
  /** Initials of a client, else a name; null when neither is known here. */
  readonly who: string | null;
  readonly sessionIds: readonly [string, string];
}

export interface WeekView {
  readonly site: { readonly id: string; readonly name: string; readonly zone: Zone };
  readonly monday: LocalDate;
  /** The days that were asked for: the week, or one day of it. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly today: LocalDate;
  readonly nowMinute: number;
  readonly bands: BandEdges;
  readonly pickers: Pickers;
  readonly closedDays: readonly PickedClosure[];
  readonly sessions: readonly WeekSession[];
  /** Sessions of each kind under the other filters: what the kind toggles count. */
  readonly counts: Readonly<Record<SessionKind, number>>;
  readonly clashes: readonly WeekClash[];
  /** Whether the asker leads any of the sessions, whatever the filters say. */
  readonly leadsHere: boolean;
}

interface Asking {
  readonly sites: "all" | readonly string[];
  readonly staffId: string | null;
  readonly now: Instant;
}

/**
 * A site's week with its counts, in four queries whatever it holds: names for the filters, sessions with marks and
 * one-to-one clients, and the two of the expected lists. Null: the asker has no such site.
 */
export async function findWeek(reader: Reader, query: WeekQuery, asking: Asking): Promise<WeekView | null> {
  const pickers = await listPickers(reader, asking.sites, daysAround(query, asking.now));
  const site = pickers.sites.find(({ id }) => query.siteId === null || id === query.siteId);
  if (site === undefined) return null;
  const { date: today, time } = toLocal(asking.now, site.zone);
  const day = query.day === "today" ? today : (query.day ?? null);
  const monday = startOfWeek(day ?? query.monday ?? today);
  const days = day === null ? { from: monday, to: addDays(monday, 6) } : { from: day, to: day };
  const rows = await readWeek(reader, site.id, days);
  const expected = await listExpectedOfSessions(reader, rows);
  const leadId = query.facilitatorId === "me" ? asking.staffId : query.facilitatorId;
  const filtered = rows.filter(
    (row) =>
      (query.programId === null || row.programId === query.programId) &&
      (query.roomId === null || row.roomId === query.roomId) &&
      (query.facilitatorId === null || row.facilitatorId === leadId || row.coFacilitatorId === leadId),
  );
  const counts = Object.fromEntries(
    SESSION_KINDS.map((kind) => [kind, filtered.filter((row) => row.kind === kind).length]),
  ) as Record<SessionKind, number>;
  const shown = filtered.filter(({ kind }) => query.kinds === null || query.kinds.includes(kind));
  const names = new Map([...pickers.rooms, ...pickers.staff].map(({ id, name }) => [id, name]));
  const toShow = (row: WeekRow): WeekSession => {
    const lines = expected.get(row.id) ?? [];
    const { id, seriesId, date, kind, title, status, capacity } = row;
    const leads = [row.facilitatorId, row.coFacilitatorId].map((each) => (each === null ? undefined : names.get(each)));
    return {
      ...{ id, seriesId, date, kind, title, status, capacity, ...clockOf(row) },
      room: row.roomId === null ? null : (names.get(row.roomId) ?? null),
      lead: leads.filter((name) => name !== undefined).join(" and ") || null,
      movedFrom: movedFrom(row),
      expected: lines.length,
      marked: row.marked,
      initials: kind === "group" ? null : initialsIn(row, lines),
      isOnline: row.modality !== "in_person",
      when: row.endsAt <= asking.now ? "past" : row.startsAt <= asking.now ? "now" : "next",
    };
  };
  return {
    site,
    monday,
    ...days,
    today,
    nowMinute: minutesOfDay(time),
    bands: pickers.bands,
    pickers,
    closedDays: pickers.closures
      .filter((closure) => closure.siteId === null || closure.siteId === site.id)
      .filter(({ date }) => date >= days.from && date <= days.to),
    sessions: shown.map(toShow),
    counts,
    clashes: clashesOf(shown, expected, names, asking.now).filter(({ kind }) => pickers.clashRules[kind] !== "allow"),
    leadsHere:
      asking.staffId !== null &&
      rows.some((row) => row.facilitatorId === asking.staffId || row.coFacilitatorId === asking.staffId),
  };
}

interface Days {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** The days that are asked for, before anybody knows which day it is at the site. */
function daysAround({ monday, day = null }: WeekQuery, now: Instant): Days {
  if (day !== null && day !== "today") return { from: day, to: day };
  if (monday !== null && day === null) return { from: monday, to: addDays(monday, 6) };
  const { date } = toLocal(now, UTC);
  return { from: addDays(date, -8), to: addDays(date, 8) };
}

/** A start that the spring change skips begins when the clock shows an hour more, and a night has 23 hours or 25. */
function clockOf({ startsAt, endsAt, date, zone }: WeekRow): Pick<WeekSession, "startMinute" | "minutes"> {
  const end = toLocal(endsAt, zone);
  const startMinute = minutesOfDay(toLocal(startsAt, zone).time);
  const minutes = minutesOfDay(end.time) + 1440 * daysBetween(date, end.date) - startMinute;
  // In the hour that comes twice a session may end before the minute at which it began.
  return { startMinute, minutes: minutes > 0 ? minutes : (endsAt.getTime() - startsAt.getTime()) / 60_000 };
}

function movedFrom({ hasOwnTime, date, startTime, regularDate, regularTime }: WeekRow): WeekSession["movedFrom"] {
  if (!hasOwnTime || (date === regularDate && startTime === regularTime)) return null;
  return { date: regularDate, startMinute: minutesOfDay(regularTime) };
}

type WeekRow = Awaited<ReturnType<typeof readRows>>[number] & { readonly people: Map<string, string> };

/** Sessions in order of their start; the clients of one-to-one sessions come along as initials. */
async function readWeek(reader: Reader, siteId: string, days: Days): Promise<WeekRow[]> {
  const byId = new Map<string, WeekRow>();
  for (const row of await readRows(reader, siteId, days)) {
    const session = byId.get(row.id) ?? { ...row, people: new Map<string, string>() };
    if (row.member !== null) session.people.set(row.member.id, initialsOf(row.member));
    byId.set(row.id, session);
  }
  return [...byId.values()];
}

function readRows(reader: Reader, siteId: string, days: Days) {
  const membership = and(
    eq(seriesMembers.seriesId, sessions.seriesId),
    ne(sessions.kind, "group"),
    lte(seriesMembers.from, sessions.date),
    or(isNull(seriesMembers.through), gte(seriesMembers.through, sessions.date)),
  );
  return reader
    .select({
      id: sessions.id,
      seriesId: sessions.seriesId,
      programId: sessions.programId,
      trackId: sessions.trackId,
      kind: sessions.kind,
      title: sessions.title,
      date: sessions.date,
      startTime: sessions.startTime,
      regularDate: sessions.regularDate,
      regularTime: sessions.regularTime,
      hasOwnTime: sessions.hasOwnTime,
      zone: sessions.zone,
      startsAt: sessions.startsAt,
      endsAt: sessions.endsAt,
      roomId: sessions.roomId,
      facilitatorId: sessions.facilitatorId,
      coFacilitatorId: sessions.coFacilitatorId,
      capacity: sessions.capacity,
      modality: sessions.modality,
      status: sessions.status,
      // The bare flag, and not `= true`, is what lets both engines answer from the index of current marks alone.
      marked:
        sql<number>`(select count(*) from ${marks} where ${marks.sessionId} = ${sessions.id} and ${marks.isCurrent})`
          .mapWith(Number)
          .as("marked"),
      member: {
        id: clients.id,
        givenName: clients.givenName,
        familyName: clients.familyName,
        preferredName: clients.preferredName,
      },
    })
    .from(sessions)
    .leftJoin(seriesMembers, membership)
    .leftJoin(enrollments, eq(enrollments.id, seriesMembers.enrollmentId))
    .leftJoin(clients, eq(clients.id, enrollments.clientId))
    .where(and(eq(sessions.siteId, siteId), gte(sessions.date, days.from), lte(sessions.date, days.to)))
    .orderBy(sessions.startsAt, sessions.id);
}

function initialsIn(row: WeekRow, lines: readonly { clientId: string }[]): string | null {
  const there = lines.map(({ clientId }) => row.people.get(clientId)).filter((each) => each !== undefined);
  return there.length === 0 ? null : there.join(" ");
}

/** Only what is still to come can be put right, so only that is told. */
function clashesOf(
  rows: readonly WeekRow[],
  expected: Map<string, readonly { clientId: string }[]>,
  names: Map<string, string>,
  now: Instant,
): WeekClash[] {
  const people = new Map(rows.flatMap(({ people }) => [...people]));
  const bookings = rows
    .filter(({ status, endsAt }) => status === "scheduled" && endsAt > now)
    .map(({ id, startsAt, endsAt, roomId, facilitatorId, coFacilitatorId }) => ({
      ...{ id, startsAt, endsAt, roomId },
      staffIds: [facilitatorId, coFacilitatorId].filter((each) => each !== null),
      clientIds: (expected.get(id) ?? []).map(({ clientId }) => clientId),
    }));
  return findClashes(bookings, []).map(({ kind, who, planned, other }) => ({
    kind,
    who: (kind === "client" ? people.get(who) : names.get(who)) ?? null,
    sessionIds: [planned, other],
  }));
}
