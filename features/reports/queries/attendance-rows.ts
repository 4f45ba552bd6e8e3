import { and, asc, eq, gte, inArray, lte, or, type SQL } from "drizzle-orm";
import { enrollments, marks, policyVersions, programs, serviceTypes, sessions, sites, staff } from "@/db/schema";
import type { Reader } from "@/db/store";
import { listExpectedOfSessions } from "@/features/enrollment/queries/expected";
import { reportMark, reportMinutes, type AttendanceRow } from "@/lib/reports/attendance-row";
import { outcomeOf } from "@/lib/standing/outcomes";
import type { PolicyVersion } from "@/lib/standing/types";
import { addDays, type LocalDate } from "@/lib/time/local-date";
import { momentText, toLocal, type Instant } from "@/lib/time/zone";
import { findNamesOfAccounts } from "./account-names";

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

/** A page is a week of days: memory stays flat however long the range, and an index serves each page. */
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
  const policies = await listPolicies(reader);
  for (let from = filter.from; from <= filter.to; from = addDays(from, DAYS_A_PAGE)) {
    const last = addDays(from, DAYS_A_PAGE - 1);
    const rows = await readPage(
      reader,
      { ...filter, from, to: last < filter.to ? last : filter.to },
      now,
      names,
      policies,
    );
    if (rows.length > 0) yield rows;
  }
}

async function readPage(
  reader: Reader,
  filter: ReportFilter,
  now: Instant,
  names: ReadonlyMap<string, string>,
  policies: ReadonlyMap<string, PolicyVersion[]>,
): Promise<AttendanceRow[]> {
  const page = await readSessions(reader, filter);
  if (page.length === 0) return [];
  const expected = await listExpectedOfSessions(reader, page);
  const marksOf = await readMarks(reader, filter);
  const enrollmentOf = await readPrograms(reader, filter);
  return page.flatMap((session) => {
    const onRecord = marksOf.get(session.id) ?? new Map<string, MarkRow>();
    const enrollmentIds = new Map((expected.get(session.id) ?? []).map((each) => [each.clientId, each.enrollmentId]));
    for (const [clientId, mark] of onRecord) {
      if (!enrollmentIds.has(clientId)) enrollmentIds.set(clientId, mark.enrollmentId ?? "");
    }
    const end = toLocal(session.endsAt, session.zone).time;
    const lines = [...enrollmentIds].map(([clientId, enrollmentId]): AttendanceRow | null => {
      const enrolled = enrollmentOf.get(enrollmentId);
      if (filter.clientId !== null && clientId !== filter.clientId) return null;
      const programId = enrolled?.programId ?? session.programId;
      if (filter.programId !== null && programId !== filter.programId) return null;
      const mark = onRecord.get(clientId) ?? null;
      return {
        sessionId: session.id,
        clientId,
        date: session.date,
        start: session.startTime,
        end,
        zone: session.zone,
        scheduledMinutes: session.durationMinutes,
        creditedMinutes: reportMinutes(session, mark),
        kind: session.kind,
        title: session.title,
        serviceType: session.serviceType,
        program: enrolled?.program ?? session.program ?? "",
        site: session.site,
        facilitator: session.facilitator === null ? "" : `${session.facilitator} ${session.facilitatorFamily}`,
        mark: reportMark(session, mark, now),
        outcome: outcomeFor(session, mark, policies.get(programId ?? "")),
        recordedBy: mark === null ? "" : (names.get(mark.recordedBy) ?? mark.recordedBy),
        recordedAt: mark?.recordedAt ?? null,
      };
    });
    return lines.filter((line) => line !== null);
  });
}

function readSessions(reader: Reader, filter: ReportFilter) {
  const conditions: (SQL | undefined)[] = [
    gte(sessions.date, filter.from),
    lte(sessions.date, filter.to),
    filter.siteId === null ? undefined : eq(sessions.siteId, filter.siteId),
    filter.sites === "all" ? undefined : inArray(sessions.siteId, [...filter.sites]),
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
    .where(
      and(
        gte(sessions.date, filter.from),
        lte(sessions.date, filter.to),
        filter.siteId === null ? undefined : eq(sessions.siteId, filter.siteId),
        filter.sites === "all" ? undefined : inArray(sessions.siteId, [...filter.sites]),
        filter.clientId === null ? undefined : eq(marks.clientId, filter.clientId),
      ),
    );
  const bySession = new Map<string, Map<string, MarkRow>>();
  for (const { mark } of rows) {
    const lines = bySession.get(mark.sessionId) ?? new Map<string, MarkRow>();
    bySession.set(mark.sessionId, lines.set(mark.clientId, mark));
  }
  return bySession;
}

/** The program of every enrollment that touches the page's days. */
async function readPrograms(reader: Reader, filter: ReportFilter) {
  const rows = await reader
    .select({ id: enrollments.id, programId: enrollments.programId, program: programs.name })
    .from(enrollments)
    .innerJoin(programs, eq(programs.id, enrollments.programId))
    .where(
      and(
        lte(enrollments.startDate, filter.to),
        filter.clientId === null ? undefined : eq(enrollments.clientId, filter.clientId),
      ),
    );
  return new Map(rows.map((row) => [row.id, row]));
}

async function listPolicies(reader: Reader): Promise<Map<string, PolicyVersion[]>> {
  const rows = await reader.select().from(policyVersions).orderBy(asc(policyVersions.from));
  const byProgram = new Map<string, PolicyVersion[]>();
  for (const { programId, version, from, body } of rows) {
    const policy = { ...(body as Omit<PolicyVersion, "version" | "from">), version, from };
    byProgram.set(programId, [...(byProgram.get(programId) ?? []), policy]);
  }
  return byProgram;
}

/** What the mark amounts to, named by the version in force on the session's own date. */
function outcomeFor(session: SessionOfPage, mark: MarkRow | null, policies: PolicyVersion[] | undefined) {
  if (mark === null || session.status !== "scheduled") return null;
  const inForce = policies?.filter(({ from }) => from <= session.date).at(-1) ?? policies?.[0];
  if (inForce === undefined) return null;
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
