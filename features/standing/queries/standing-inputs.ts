import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import {
  decisions,
  enrollments,
  holds,
  marks,
  outreachAttempts,
  planPhases,
  policyVersions,
  serviceTypes,
  sessions,
  sites,
  standingCases,
} from "@/db/schema";
import type { Reader } from "@/db/store";
import { listExpectedOfEnrollments } from "@/features/enrollment/queries/expected";
import { STATUSES_BEFORE_A_START } from "@/lib/roster/expected";
import type { PolicyVersion, StandingInput } from "@/lib/standing/types";
import { addDays } from "@/lib/time/local-date";
import { momentText, toLocal, type Instant, type Zone } from "@/lib/time/zone";

/** How far ahead the forecast looks, in days; sessions beyond it change nothing. */
const FORECAST_DAYS = 91;

/** An enrollment that has begun, with everything the standing engine asks of it. */
export interface StandingCase {
  readonly enrollmentId: string;
  readonly clientId: string;
  readonly siteId: string;
  readonly zone: Zone;
  readonly isRunning: boolean;
  readonly input: StandingInput;
}

/**
 * Read what standing is worked out from, for many enrollments at once: eleven queries, however many. Enrollments that
 * have not begun by `now`, in their site's zone, or whose program has no policy, are left out: there is nothing to say.
 */
export async function readStandingInputs(
  reader: Reader,
  enrollmentIds: readonly string[],
  now: Instant,
): Promise<StandingCase[]> {
  if (enrollmentIds.length === 0) return [];
  const rows = (
    await reader
      .select({
        id: enrollments.id,
        clientId: enrollments.clientId,
        programId: enrollments.programId,
        siteId: enrollments.siteId,
        status: enrollments.status,
        startDate: enrollments.startDate,
        endDate: enrollments.endDate,
        zone: sites.zone,
      })
      .from(enrollments)
      .innerJoin(sites, eq(sites.id, enrollments.siteId))
      .where(inArray(enrollments.id, [...enrollmentIds]))
  )
    .map((row) => ({ ...row, today: toLocal(now, row.zone).date }))
    .filter((row) => row.startDate <= row.today && !STATUSES_BEFORE_A_START.some((status) => status === row.status));
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const policies = await listPolicies(reader, [...new Set(rows.map(({ programId }) => programId))]);
  const from = rows.reduce((least, row) => (row.startDate < least ? row.startDate : least), rows[0]!.startDate);
  const to = addDays(
    rows.reduce((most, row) => (row.today > most ? row.today : most), rows[0]!.today),
    FORECAST_DAYS,
  );
  const expected = await listExpectedOfEnrollments(reader, ids, { from, to });
  const facts = await readFacts(reader, ids, [...new Set(rows.map(({ clientId }) => clientId))]);
  return rows.flatMap((row) => {
    const policy = policies.get(row.programId);
    if (policy === undefined) return [];
    const listed = expected.get(row.id) ?? [];
    const marked = facts.marks.filter(({ enrollmentId }) => enrollmentId === row.id);
    const makeUpFor = new Map(marked.map((mark) => [mark.sessionId, mark.makeUpForSessionId]));
    const isListed = new Set(listed.map(({ id }) => id));
    // H16: a roster is who was enrolled on the date, plus anyone marked.
    const sessionRows = [
      ...listed,
      ...marked.filter(({ sessionId }) => !isListed.has(sessionId)).map((mark) => ({ id: mark.sessionId, ...mark })),
    ].filter((session) => session.countsToHours || session.countsToStanding);
    const isGiven = new Set(sessionRows.map(({ id }) => id));
    const named = (sessionId: string | null | undefined) =>
      sessionId != null && isGiven.has(sessionId) ? sessionId : undefined;
    const { zone, today } = row;
    const input: StandingInput = {
      asOf: today,
      knownAt: momentText(now, zone),
      enrollment: { start: row.startDate, end: row.endDate },
      policyVersions: policy,
      planPhases: facts.phases
        .filter(({ enrollmentId }) => enrollmentId === row.id)
        .map(({ id, from, minutesPerWeek, daysPerWeek }) => ({ id, from, minutesPerWeek, daysPerWeek })),
      expectedSessions: sessionRows.map((session) => ({
        id: session.id,
        start: momentText(session.startsAt, zone),
        end: momentText(session.endsAt, zone),
        kind: session.kind,
        status: session.status,
        ...optional("makeUpFor", named(makeUpFor.get(session.id))),
      })),
      marks: marked
        .filter(({ sessionId }) => isGiven.has(sessionId))
        .map((mark) => ({
          session: mark.sessionId,
          was: mark.was,
          ...optional("arrivedAt", moment(mark.arrivedAt, zone)),
          ...optional("leftAt", moment(mark.leftAt, zone)),
          ...optional("noticeGivenAt", moment(mark.noticeGivenAt, zone)),
          ...optional("reason", mark.reason ?? undefined),
        })),
      holds: facts.holds
        .filter(({ enrollmentId }) => enrollmentId === row.id)
        .map(({ id, from, through }) => ({ id, from, to: through })),
      contacts: facts.contacts
        .filter(({ clientId }) => clientId === row.clientId)
        .map(({ id, on, wasReached }) => ({ id, on, reached: wasReached })),
      decisions: [
        ...facts.decisions.filter(({ enrollmentId }) => enrollmentId === row.id).flatMap(decisionOf(named)),
        // A service that does not count to standing is waived for everyone. Its minutes still count: they are facts.
        ...sessionRows
          .filter(({ countsToStanding }) => !countsToStanding)
          .map(({ id }) => ({ id: `service:${id}`, on: row.startDate, kind: "waive" as const, session: id })),
      ],
      openedCases: facts.cases
        .filter(({ enrollmentId }) => enrollmentId === row.id)
        .map(({ key, level }) => ({ key, level })),
    };
    const isRunning = row.endDate === null || row.endDate >= today;
    return [{ enrollmentId: row.id, clientId: row.clientId, siteId: row.siteId, zone, isRunning, input }];
  });
}

async function listPolicies(reader: Reader, programIds: string[]): Promise<Map<string, PolicyVersion[]>> {
  const rows = await reader
    .select()
    .from(policyVersions)
    .where(inArray(policyVersions.programId, programIds))
    .orderBy(asc(policyVersions.version));
  const byProgram = new Map<string, PolicyVersion[]>();
  for (const { programId, version, from, body } of rows) {
    // The body was checked against the policy language before it was stored.
    const policy = { ...(body as Omit<PolicyVersion, "version" | "from">), version, from };
    byProgram.set(programId, [...(byProgram.get(programId) ?? []), policy]);
  }
  return byProgram;
}

async function readFacts(reader: Reader, ids: string[], clientIds: string[]) {
  const phases = await reader.select().from(planPhases).where(inArray(planPhases.enrollmentId, ids));
  const markRows = await readMarks(reader, ids, clientIds);
  const holdRows = await reader
    .select()
    .from(holds)
    .where(and(inArray(holds.enrollmentId, ids), isNull(holds.voidedAt)));
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
  return { phases, marks: markRows, holds: holdRows, contacts, decisions: decisionRows, cases };
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

type DecisionRow = typeof decisions.$inferSelect;
type StandingDecision = StandingInput["decisions"][number];

function decisionOf(named: (sessionId: string | null) => string | undefined) {
  return ({ id, on, kind, rule, sessionId, policyVersion }: DecisionRow): StandingDecision[] => {
    const session = named(sessionId);
    if (kind === "sign") return [{ id, on, kind }];
    if (kind === "close" && rule !== null) return [{ id, on, kind, rule }];
    if (kind === "waive" && session !== undefined) return [{ id, on, kind, session }];
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
