import { and, eq, gte, inArray, lte } from "drizzle-orm";
import { marks, rooms, serviceTypes, sessions, staff } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { Chart } from "@/features/clients/queries/chart";
import { listExpectedOfEnrollments, type ExpectedSession } from "@/features/enrollment/queries/expected";
import { attendanceStrip, type StripSession, type StripWeek } from "@/lib/roster/attendance-strip";
import { addDays, startOfWeek, type LocalDate } from "@/lib/time/local-date";
import { localTimeOfMinutes, minutesOfDay, type LocalTime } from "@/lib/time/local-time";
import type { Instant } from "@/lib/time/zone";

export const STRIP_WEEKS = 8;
const COMING_DAYS = 14;

/** A session that is coming up, in the words of the chart. */
export interface ComingSession {
  readonly id: string;
  readonly date: LocalDate;
  readonly startTime: LocalTime;
  readonly endTime: LocalTime;
  readonly title: string;
  readonly kind: ExpectedSession["kind"];
  readonly seriesId: string;
  readonly status: ExpectedSession["status"];
  readonly where: string | null;
  readonly isOnline: boolean;
  readonly with: string | null;
  readonly isNow: boolean;
}

export interface Overview {
  readonly strip: readonly (StripWeek & { readonly phase: string | null })[];
  readonly coming: readonly ComingSession[];
}

/** The last eight weeks and the next two: six queries. */
export async function findOverview(reader: Reader, chart: Chart, now: Instant): Promise<Overview> {
  const from = addDays(startOfWeek(chart.today), -7 * (STRIP_WEEKS - 1));
  const to = addDays(chart.today, COMING_DAYS);
  const recent = chart.enrollments.filter(
    ({ startDate, endDate }) => startDate <= to && (endDate === null || endDate >= from),
  );
  const expected = await listExpectedOfEnrollments(
    reader,
    recent.map(({ id }) => id),
    { from, to },
  );
  const listed = [...new Map([...expected.values()].flat().map((session) => [session.id, session])).values()];
  const marked = await listMarked(reader, chart.client.id, from, to);
  const strip = attendanceStrip(stripSessions(listed, marked), recent, { from, to: chart.today }, now);
  const started = recent.map(({ startDate }) => startDate).sort()[0];
  const coming = listed
    .filter(({ endsAt }) => endsAt > now)
    .sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
  return {
    // Weeks before the client came are nobody's weeks.
    strip: strip
      .filter(({ monday }) => started !== undefined && addDays(monday, 6) >= started)
      .map((week) => ({ ...week, phase: phaseBegunIn(recent, week.monday) })),
    coming: await describeComing(reader, coming, now),
  };
}

/** Sessions with words for where and with whom: two queries. */
export async function describeComing(
  reader: Reader,
  listed: readonly ExpectedSession[],
  now: Instant,
): Promise<ComingSession[]> {
  const roomIds = [...new Set(listed.flatMap(({ roomId }) => (roomId === null ? [] : [roomId])))];
  const staffIds = [...new Set(listed.flatMap(({ facilitatorId }) => (facilitatorId === null ? [] : [facilitatorId])))];
  const roomRows = await reader
    .select({ id: rooms.id, name: rooms.name })
    .from(rooms)
    .where(inArray(rooms.id, roomIds));
  const leads = await reader.select().from(staff).where(inArray(staff.id, staffIds));
  return listed.map((session) => {
    const lead = leads.find(({ id }) => id === session.facilitatorId);
    return {
      id: session.id,
      date: session.date,
      startTime: session.startTime,
      endTime: localTimeOfMinutes(minutesOfDay(session.startTime) + session.durationMinutes),
      title: session.title,
      kind: session.kind,
      seriesId: session.seriesId,
      status: session.status,
      where: roomRows.find(({ id }) => id === session.roomId)?.name ?? null,
      isOnline: session.modality !== "in_person",
      with: lead ? shortName(lead) : null,
      isNow: session.startsAt <= now && session.endsAt > now,
    };
  });
}

/** "M. Benítez, LMHC": as narrow as a table needs it. */
export function shortName(member: { givenName: string; familyName: string; credentials: readonly string[] }): string {
  const initial = [...member.givenName][0];
  const name =
    member.familyName === "" || initial === undefined ? member.givenName : `${initial}. ${member.familyName}`;
  return [name, ...member.credentials].join(", ");
}

/** The client's marks in force on these days, with their sessions: a client who is marked was there, expected or not. */
export async function listMarked(reader: Reader, clientId: string, from: LocalDate, to: LocalDate) {
  return reader
    .select({
      mark: marks,
      session: {
        id: sessions.id,
        date: sessions.date,
        startsAt: sessions.startsAt,
        endsAt: sessions.endsAt,
        startTime: sessions.startTime,
        durationMinutes: sessions.durationMinutes,
        title: sessions.title,
        kind: sessions.kind,
        status: sessions.status,
        countsToHours: serviceTypes.countsToHours,
        countsToStanding: serviceTypes.countsToStanding,
      },
    })
    .from(marks)
    .innerJoin(sessions, eq(sessions.id, marks.sessionId))
    .innerJoin(serviceTypes, eq(serviceTypes.id, sessions.serviceTypeId))
    .where(
      and(
        eq(marks.clientId, clientId),
        eq(marks.isCurrent, true),
        gte(marks.serviceDate, from),
        lte(marks.serviceDate, to),
      ),
    );
}

type Marked = Awaited<ReturnType<typeof listMarked>>;

function stripSessions(expected: readonly ExpectedSession[], marked: Marked): StripSession[] {
  const markOf = new Map(marked.map(({ mark }) => [mark.sessionId, mark]));
  const isListed = new Set(expected.map(({ id }) => id));
  const all = [...expected, ...marked.map(({ session }) => session).filter(({ id }) => !isListed.has(id))];
  return all
    .filter(({ countsToHours, countsToStanding }) => countsToHours || countsToStanding)
    .map(({ id, date, startsAt, endsAt, status }) => ({
      date,
      startsAt,
      endsAt,
      status,
      mark: markOf.get(id) ?? null,
    }));
}

/** "Phase 2" over the week in which it began. */
function phaseBegunIn(recent: Chart["enrollments"], monday: LocalDate): string | null {
  const sunday = addDays(monday, 6);
  for (const { phases } of recent) {
    const nth = phases.findLastIndex(({ from }) => monday <= from && from <= sunday);
    if (nth >= 0) return `Phase ${nth + 1}`;
  }
  return null;
}
