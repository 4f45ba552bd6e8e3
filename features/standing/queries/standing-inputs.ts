import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import {
  decisions,
  enrollments,
  makeUpOffers,
  marks,
  outreachAttempts,
  policyVersions,
  serviceTypes,
  sessions,
  sites,
  standingCases,
  standings,
} from "@/db/schema";
import type { Reader } from "@/db/store";
import { listPlansOfEnrollments, type ExpectedSession } from "@/features/enrollment/queries/expected";
import { asPolicyVersion } from "@/features/standing/queries/policies";
import { isEnding } from "@/lib/enrollment/enrollment-status";
import { STATUSES_BEFORE_A_START } from "@/lib/roster/expected";
import type { Level, PolicyVersion, StandingInput } from "@/lib/standing/types";
import { addDays } from "@/lib/time/local-date";
import { momentText, toLocal, type Instant, type Zone } from "@/lib/time/zone";

/** How far ahead the forecast looks, in days; sessions beyond it change nothing. */
const FORECAST_DAYS = 91;

/** An enrollment that has begun, with everything the standing engine asks of it. */
export interface StandingSubject {
  readonly enrollmentId: string;
  readonly clientId: string;
  readonly siteId: string;
  readonly zone: Zone;
  readonly isRunning: boolean;
  /** The level that was stored last; null: none was. */
  readonly levelBefore: Level | null;
  /** Make-ups are offered or accepted that may have to follow what the records say. */
  readonly hasOffers: boolean;
  readonly input: StandingInput;
  readonly casesOnFile: readonly CaseRow[];
}

export type CaseRow = typeof standingCases.$inferSelect;

/**
 * Read what standing is worked out from, for many enrollments at once: eight queries, however many. Enrollments that
 * have not begun by `now`, in their site's zone, or whose program has no policy, are left out: there is nothing to say.
 */
export async function readStandingInputs(
  reader: Reader,
  enrollmentIds: readonly string[],
  now: Instant,
): Promise<StandingSubject[]> {
  if (enrollmentIds.length === 0) return [];
  const rows = (await readEnrollments(reader, enrollmentIds))
    .map((row) => ({ ...row, today: toLocal(now, row.zone).date }))
    .filter((row) => row.startDate <= row.today && !STATUSES_BEFORE_A_START.some((status) => status === row.status));
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const from = rows.reduce((least, row) => (row.startDate < least ? row.startDate : least), rows[0]!.startDate);
  const to = addDays(
    rows.reduce((most, row) => (row.today > most ? row.today : most), rows[0]!.today),
    FORECAST_DAYS,
  );
  const plans = await listPlansOfEnrollments(reader, ids, { from, to });
  const facts = await readFacts(reader, ids, [...new Set(rows.map(({ clientId }) => clientId))]);
  return rows.map((row): StandingSubject => {
    const { id, clientId, siteId, zone, today } = row;
    const casesOnFile = facts.cases.get(id) ?? [];
    const contacts = facts.contacts.get(clientId) ?? [];
    const { sessions, phases, holds } = plans.get(id) ?? { sessions: [], phases: [], holds: [] };
    const own = {
      decisions: facts.decisions.get(id) ?? [],
      ...theirSessions(sessions, facts.marks.get(id) ?? []),
    };
    const input: StandingInput = {
      asOf: today,
      knownAt: momentText(now, zone),
      enrollment: { start: row.startDate, end: row.endDate },
      policyVersions: row.policies,
      planPhases: phases.map(({ id, from, minutesPerWeek, daysPerWeek }) => ({
        id,
        from,
        minutesPerWeek,
        daysPerWeek,
      })),
      expectedSessions: own.sessions.map(expectedSessionOf(own.marks)),
      marks: own.marks.map(markOf),
      holds: holds.map(({ id, from, through }) => ({ id, from, to: through })),
      contacts: contacts.map(({ id, on, wasReached }) => ({ id, on, reached: wasReached })),
      decisions: [
        ...own.decisions.flatMap(decisionOf(new Set(own.sessions.map((session) => session.id)))),
        // A service that does not count to standing is waived for everyone. Its minutes still count: they are facts.
        ...own.sessions
          .filter(({ countsToStanding }) => !countsToStanding)
          .map(({ id }) => ({ id: `service:${id}`, on: row.startDate, kind: "waive" as const, session: id })),
      ],
      openedCases: casesOnFile.map(({ key, level }) => ({ key, level })),
    };
    // Somebody whose last day is today, and who was written out, has left: nobody calls them any more.
    const isRunning = row.endDate === null || row.endDate > today || (row.endDate === today && !isEnding(row.status));
    return {
      enrollmentId: id,
      clientId,
      siteId,
      zone,
      isRunning,
      levelBefore: row.level,
      hasOffers: row.hasOffers,
      input,
      casesOnFile,
    };
  });
}

/** The enrollments with their site's zone, the level stored last, and all versions of their program's policy. Without a policy: left out. */
async function readEnrollments(reader: Reader, enrollmentIds: readonly string[]) {
  const openOffer = and(
    eq(makeUpOffers.enrollmentId, enrollments.id),
    inArray(makeUpOffers.state, ["offered", "accepted"]),
  );
  const rows = await reader
    .select({
      id: enrollments.id,
      clientId: enrollments.clientId,
      siteId: enrollments.siteId,
      status: enrollments.status,
      startDate: enrollments.startDate,
      endDate: enrollments.endDate,
      zone: sites.zone,
      level: standings.level,
      hasOffers: sql<number>`case when exists (select 1 from ${makeUpOffers} where ${openOffer}) then 1 else 0 end`
        .mapWith(Boolean)
        .as("has_offers"),
      policy: { version: policyVersions.version, from: policyVersions.from, body: policyVersions.body },
    })
    .from(enrollments)
    .innerJoin(sites, eq(sites.id, enrollments.siteId))
    .innerJoin(policyVersions, eq(policyVersions.programId, enrollments.programId))
    .leftJoin(standings, eq(standings.enrollmentId, enrollments.id))
    .where(inArray(enrollments.id, [...new Set(enrollmentIds)]))
    .orderBy(asc(enrollments.id), asc(policyVersions.version));
  const found = new Map<string, Omit<(typeof rows)[number], "policy"> & { policies: PolicyVersion[] }>();
  for (const { policy, ...row } of rows) {
    const enrollment = found.get(row.id) ?? { ...row, policies: [] };
    enrollment.policies.push(asPolicyVersion(policy));
    found.set(row.id, enrollment);
  }
  return [...found.values()];
}

async function readFacts(reader: Reader, ids: string[], clientIds: string[]) {
  const markRows = await readMarks(reader, ids, clientIds);
  const contacts = await reader
    .select({
      id: outreachAttempts.id,
      clientId: outreachAttempts.clientId,
      on: outreachAttempts.on,
      wasReached: outreachAttempts.wasReached,
    })
    .from(outreachAttempts)
    .where(and(inArray(outreachAttempts.clientId, clientIds), isNull(outreachAttempts.voidedAt)));
  const decisionRows = await reader
    .select()
    .from(decisions)
    .where(and(inArray(decisions.enrollmentId, ids), isNull(decisions.voidedAt)));
  const cases = await reader.select().from(standingCases).where(inArray(standingCases.enrollmentId, ids));
  const byEnrollment = <Row extends { enrollmentId: string | null }>(rows: readonly Row[]) =>
    groupBy(rows, ({ enrollmentId }) => enrollmentId ?? "");
  return {
    marks: byEnrollment(markRows),
    contacts: groupBy(contacts, ({ clientId }) => clientId),
    decisions: byEnrollment(decisionRows),
    cases: byEnrollment(cases),
  };
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}

/** The marks in force, with the columns of their sessions. By client first, because that is the index. */
async function readMarks(reader: Reader, ids: string[], clientIds: string[]) {
  return reader
    .select({
      enrollmentId: marks.enrollmentId,
      sessionId: marks.sessionId,
      was: marks.was,
      arrivedAt: marks.arrivedAt,
      leftAt: marks.leftAt,
      noticeGivenAt: marks.noticeGivenAt,
      reason: marks.reason,
      makeUpForSessionId: marks.makeUpForSessionId,
      startsAt: sessions.startsAt,
      endsAt: sessions.endsAt,
      zone: sessions.zone,
      kind: sessions.kind,
      status: sessions.status,
      countsToHours: serviceTypes.countsToHours,
      countsToStanding: serviceTypes.countsToStanding,
    })
    .from(marks)
    .innerJoin(sessions, eq(sessions.id, marks.sessionId))
    .innerJoin(serviceTypes, eq(serviceTypes.id, sessions.serviceTypeId))
    .where(and(inArray(marks.clientId, clientIds), inArray(marks.enrollmentId, ids), eq(marks.isCurrent, true)));
}

type MarkRow = Awaited<ReturnType<typeof readMarks>>[number];
type DecisionRow = typeof decisions.$inferSelect;

/** A session as standing needs it, whether it was listed for the client or only marked. */
type TheirSession = Pick<
  ExpectedSession,
  "id" | "startsAt" | "endsAt" | "zone" | "kind" | "status" | "countsToHours" | "countsToStanding" | "addition"
>;

/** Where a client was expected, plus where they were marked all the same (H16), and the marks; services that count to neither hours nor standing apart. */
function theirSessions(listed: readonly ExpectedSession[], marked: readonly MarkRow[]) {
  const isListed = new Set(listed.map(({ id }) => id));
  const others = marked.filter(({ sessionId }) => !isListed.has(sessionId));
  const sessions = [...listed, ...others.map((mark): TheirSession => ({ ...mark, id: mark.sessionId }))].filter(
    ({ countsToHours, countsToStanding }) => countsToHours || countsToStanding,
  );
  const isGiven = new Set(sessions.map(({ id }) => id));
  return { sessions, marks: marked.filter(({ sessionId }) => isGiven.has(sessionId)) };
}

/** The wall clock is the session's own: its date here is the date on every calendar. */
function expectedSessionOf(own: readonly MarkRow[]) {
  const madeUp = new Map(own.map(({ sessionId, makeUpForSessionId }) => [sessionId, makeUpForSessionId]));
  return ({ id, startsAt, endsAt, zone, kind, status, addition }: TheirSession) => ({
    id,
    start: momentText(startsAt, zone),
    end: momentText(endsAt, zone),
    kind,
    status,
    ...optional("makeUpFor", madeUp.get(id) ?? addition?.makeUpForSessionId ?? undefined),
  });
}

function markOf(mark: MarkRow): StandingInput["marks"][number] {
  return {
    session: mark.sessionId,
    was: mark.was,
    ...optional("arrivedAt", moment(mark.arrivedAt, mark.zone)),
    ...optional("leftAt", moment(mark.leftAt, mark.zone)),
    ...optional("noticeGivenAt", moment(mark.noticeGivenAt, mark.zone)),
    ...optional("reason", mark.reason ?? undefined),
  };
}

export function decisionOf(isGiven: ReadonlySet<string>) {
  return ({ id, on, kind, rule, sessionId, policyVersion }: DecisionRow): StandingInput["decisions"][number][] => {
    if (kind === "sign") return [{ id, on, kind }];
    if (kind === "close" && rule !== null) return [{ id, on, kind, rule }];
    if (kind === "waive" && sessionId !== null && isGiven.has(sessionId)) return [{ id, on, kind, session: sessionId }];
    if (kind === "acknowledge" && policyVersion !== null) return [{ id, on, kind, version: policyVersion }];
    return [];
  };
}

function moment(instant: Instant | null, zone: Zone): string | undefined {
  return instant === null ? undefined : momentText(instant, zone);
}

/** `{ [key]: value }`, or nothing: the engine's optional fields are left out, not undefined. */
function optional<Key extends string, Value>(key: Key, value: Value | undefined): { [key in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [key in Key]: Value });
}
