import { and, asc, desc, eq, gte, inArray, lte, or, type SQL } from "drizzle-orm";
import { marks, programs, serviceTypes, sessions, sites, staff } from "@/db/schema";
import type { Reader } from "@/db/store";
import { listExpectedOfSessions } from "@/features/enrollment/queries/expected";
import { reportMark, reportMinutes, type AttendanceRow } from "@/lib/reports/attendance-row";
import { outcomeOf } from "@/lib/standing/outcomes";
import type { PolicyVersion } from "@/lib/standing/types";
import { addDays, type LocalDate } from "@/lib/time/local-date";
import { momentText, toLocal, type Instant } from "@/lib/time/zone";
import { findNamesOfAccounts } from "./account-names";
import { EnrollmentsOfReport } from "./enrollments";

export interface ReportFilter {
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** The sites the actor may report on: "all", or their ids. */
  readonly sites: "all" | readonly string[];
  readonly siteId: string | null;
  readonly programId: string | null;
  readonly facilitatorId: string | null;
  readonly clientId: string | null;
  readonly kind: "group" | "individual" | "family" | null;
}

/**
 * A page is a week of days: memory stays flat however long the range, and an index serves each page. Days without a
 * session are stepped over, so that a range of centuries costs no more than what lies in it.
 */
const DAYS_A_PAGE = 7;

/**
 * The rows of the attendance report, one per client and session in order of start, a page at a time: everyone who was
 * expected, plus anyone marked. Unrecorded, closed and cancelled ones are there and named.
 */
export async function* readAttendanceRows(
  reader: Reader,
  filter: ReportFilter,
  now: Instant,
): AsyncGenerator<AttendanceRow[]> {
  const names = await findNamesOfAccounts(reader);
  const enrolled = new EnrollmentsOfReport(reader);
  const last = await findLastDay(reader, filter);
  let from = last === null ? null : await findNextDay(reader, filter, filter.from);
  while (from !== null && last !== null && from <= last) {
    const end = addDays(from, DAYS_A_PAGE - 1);
    const page = { ...filter, from, to: end < last ? end : last };
    const rows = await readPage(reader, page, now, names, enrolled);
    if (rows.length > 0) yield rows;
    from = await findNextDay(reader, filter, addDays(end, 1));
  }
}

async function readPage(
  reader: Reader,
  filter: ReportFilter,
  now: Instant,
  names: ReadonlyMap<string, string>,
  enrolled: EnrollmentsOfReport,
): Promise<AttendanceRow[]> {
  const page = await readSessions(reader, filter);
  if (page.length === 0) return [];
  const expected = await listExpectedOfSessions(reader, page);
  const marksOf = await readMarks(reader, filter);
  const linesOf = page.map((session) => ({
    session,
    lines: linesOfSession(expected.get(session.id) ?? [], marksOf.get(session.id) ?? new Map<string, MarkRow>()),
  }));
  await enrolled.learn(
    linesOf.flatMap(({ lines }) => lines.flatMap(({ enrollmentId }) => (enrollmentId === null ? [] : [enrollmentId]))),
  );
  return linesOf.flatMap(({ session, lines }) =>
    lines.flatMap(({ clientId, enrollmentId, mark }): AttendanceRow[] => {
      const enrollment = enrolled.get(enrollmentId);
      if (filter.clientId !== null && clientId !== filter.clientId) return [];
      const programId = enrollment?.programId ?? session.programId;
      if (filter.programId !== null && programId !== filter.programId) return [];
      return [
        {
          sessionId: session.id,
          clientId,
          date: session.date,
          start: session.startTime,
          end: toLocal(session.endsAt, session.zone).time,
          zone: session.zone,
          scheduledMinutes: session.durationMinutes,
          creditedMinutes: reportMinutes(session, mark),
          kind: session.kind,
          title: session.title,
          serviceType: session.serviceType,
          program: enrollment?.program ?? session.program ?? "",
          site: session.site,
          facilitator: session.facilitator === null ? "" : `${session.facilitator} ${session.facilitatorFamily}`,
          mark: reportMark(session, mark, now),
          outcome: outcomeFor(session, mark, enrolled.policyOn(enrollmentId, session.date)),
          recordedBy: mark === null ? "" : (names.get(mark.recordedBy) ?? mark.recordedBy),
          recordedAt: mark?.recordedAt ?? null,
        },
      ];
    }),
  );
}

interface Line {
  readonly clientId: string;
  readonly enrollmentId: string | null;
  readonly mark: MarkRow | null;
}

/** Everyone expected, plus anyone marked, in order of their id: one line each, on the enrollment that was marked. */
function linesOfSession(
  expected: readonly { clientId: string; enrollmentId: string }[],
  marksOf: ReadonlyMap<string, MarkRow>,
): Line[] {
  const lines = new Map(
    expected.map(({ clientId, enrollmentId }): [string, Line] => [clientId, { clientId, enrollmentId, mark: null }]),
  );
  for (const [clientId, mark] of marksOf) {
    const enrollmentId = mark.enrollmentId ?? lines.get(clientId)?.enrollmentId ?? null;
    lines.set(clientId, { clientId, enrollmentId, mark });
  }
  return [...lines.values()].sort((one, other) => (one.clientId < other.clientId ? -1 : 1));
}

/** The first day, from `from` on, on which the asked sites have a session within the range; null: none. */
async function findNextDay(reader: Reader, filter: ReportFilter, from: LocalDate): Promise<LocalDate | null> {
  const [row] = await reader
    .select({ date: sessions.date })
    .from(sessions)
    .where(and(...inPlaces({ ...filter, from })))
    .orderBy(asc(sessions.date))
    .limit(1);
  return row?.date ?? null;
}

async function findLastDay(reader: Reader, filter: ReportFilter): Promise<LocalDate | null> {
  const [row] = await reader
    .select({ date: sessions.date })
    .from(sessions)
    .where(and(...inPlaces(filter)))
    .orderBy(desc(sessions.date))
    .limit(1);
  return row?.date ?? null;
}

/** The days and sites asked for, never beyond the actor's. */
function inPlaces(filter: ReportFilter): (SQL | undefined)[] {
  return [
    gte(sessions.date, filter.from),
    lte(sessions.date, filter.to),
    filter.siteId === null ? undefined : eq(sessions.siteId, filter.siteId),
    filter.sites === "all" ? undefined : inArray(sessions.siteId, [...filter.sites]),
  ];
}

function readSessions(reader: Reader, filter: ReportFilter) {
  const conditions: (SQL | undefined)[] = [
    ...inPlaces(filter),
    filter.kind === null ? undefined : eq(sessions.kind, filter.kind),
    filter.facilitatorId === null
      ? undefined
      : or(eq(sessions.facilitatorId, filter.facilitatorId), eq(sessions.coFacilitatorId, filter.facilitatorId)),
  ];
  return reader
    .select({
      id: sessions.id,
      seriesId: sessions.seriesId,
      trackId: sessions.trackId,
      programId: sessions.programId,
      program: programs.name,
      kind: sessions.kind,
      title: sessions.title,
      date: sessions.date,
      startTime: sessions.startTime,
      durationMinutes: sessions.durationMinutes,
      zone: sessions.zone,
      startsAt: sessions.startsAt,
      endsAt: sessions.endsAt,
      status: sessions.status,
      serviceType: serviceTypes.name,
      site: sites.name,
      facilitator: staff.givenName,
      facilitatorFamily: staff.familyName,
    })
    .from(sessions)
    .innerJoin(serviceTypes, eq(serviceTypes.id, sessions.serviceTypeId))
    .innerJoin(sites, eq(sites.id, sessions.siteId))
    .leftJoin(programs, eq(programs.id, sessions.programId))
    .leftJoin(staff, eq(staff.id, sessions.facilitatorId))
    .where(and(...conditions))
    .orderBy(asc(sessions.startsAt), asc(sessions.id));
}

type MarkRow = typeof marks.$inferSelect;
type SessionOfPage = Awaited<ReturnType<typeof readSessions>>[number];

/** The marks in force of the page's sessions, by session and client. */
async function readMarks(reader: Reader, filter: ReportFilter): Promise<Map<string, Map<string, MarkRow>>> {
  const rows = await reader
    .select({ mark: marks })
    .from(sessions)
    .innerJoin(marks, and(eq(marks.sessionId, sessions.id), eq(marks.isCurrent, true)))
    .where(and(...inPlaces(filter), filter.clientId === null ? undefined : eq(marks.clientId, filter.clientId)));
  const bySession = new Map<string, Map<string, MarkRow>>();
  for (const { mark } of rows) {
    const lines = bySession.get(mark.sessionId) ?? new Map<string, MarkRow>();
    bySession.set(mark.sessionId, lines.set(mark.clientId, mark));
  }
  return bySession;
}

/** What the mark amounts to, named by the version in force on the session's own date. */
function outcomeFor(session: SessionOfPage, mark: MarkRow | null, inForce: PolicyVersion | null) {
  if (mark === null || session.status !== "scheduled" || inForce === null) return null;
  const { zone } = session;
  const text = (at: Date | null) => (at === null ? undefined : momentText(at, zone));
  return outcomeOf(
    {
      session: session.id,
      was: mark.was,
      arrivedAt: text(mark.arrivedAt),
      leftAt: text(mark.leftAt),
      noticeGivenAt: text(mark.noticeGivenAt),
      reason: mark.reason ?? undefined,
    },
    { id: session.id, start: momentText(session.startsAt, zone), end: momentText(session.endsAt, zone) },
    inForce,
  );
}
