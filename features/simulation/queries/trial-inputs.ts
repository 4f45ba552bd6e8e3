import { and, eq, inArray, isNull } from "drizzle-orm";
import { absenceNotices, decisions, marks, outreachAttempts, serviceTypes, sessions } from "@/db/schema";
import type { Reader } from "@/db/store";
import {
  EXPECTED_SESSION_COLUMNS,
  listPlansOfEnrollments,
  type ExpectedSession,
} from "@/features/enrollment/queries/expected";
import { decisionOf } from "@/features/standing/queries/standing-inputs";
import type { TrialWindow } from "@/lib/policy/try-policy";
import type { PolicyVersion, StandingInput } from "@/lib/standing/types";
import type { LocalDate } from "@/lib/time/local-date";
import { momentText, toLocal, type Instant, type Zone } from "@/lib/time/zone";
import type { TrialEnrollment } from "./trial-enrollments";

/** An enrollment with its past, as the rules read it, and what else a trial tells of it. */
export interface TrialSubject {
  readonly enrollment: TrialEnrollment;
  readonly input: StandingInput;
  /** How many marks were recorded on the days of the window. */
  readonly marks: number;
  /** The reasons given on these days, by notice or at the mark. */
  readonly reasons: readonly string[];
}

/**
 * The past of these enrollments, without anything to come: a trial has no forecast. It says of every day up to today what
 * `readStandingInputs` says (tested), at a third of its price: marks are read without their sessions, and what a session
 * is as text is made once for everybody in it. A handful of queries, however many people.
 */
export async function readTrialSubjects(
  reader: Reader,
  people: readonly TrialEnrollment[],
  asked: { readonly policies: readonly PolicyVersion[]; readonly window: TrialWindow; readonly now: Instant },
): Promise<TrialSubject[]> {
  if (people.length === 0) return [];
  const ids = people.map(({ id }) => id);
  const clientIds = [...new Set(people.map(({ clientId }) => clientId))];
  const from = people.reduce((least, { startDate }) => (startDate < least ? startDate : least), people[0]!.startDate);
  const today = people.map(({ zone }) => toLocal(asked.now, zone).date).reduce((a, b) => (a > b ? a : b));
  const plans = await listPlansOfEnrollments(reader, ids, { from, to: today });
  const markRows = groupBy(await readMarks(reader, ids, clientIds), ({ enrollmentId }) => enrollmentId ?? "");
  const own = new Map(ids.map((id) => [id, theirRecords(plans.get(id)?.sessions ?? [], markRows.get(id) ?? [])]));
  await addUnlisted(reader, [...own.values()]);
  const contacts = groupBy(await readContacts(reader, clientIds), ({ clientId }) => clientId);
  const notices = groupBy(await readNoticeReasons(reader, clientIds), ({ clientId }) => clientId);
  const decided = groupBy(
    await reader
      .select()
      .from(decisions)
      .where(and(inArray(decisions.enrollmentId, ids), isNull(decisions.voidedAt))),
    ({ enrollmentId }) => enrollmentId,
  );
  const textOf = sessionTexts();
  return people.map((enrollment): TrialSubject => {
    const { id, clientId, zone, startDate, endDate } = enrollment;
    const { phases = [], holds = [] } = plans.get(id) ?? {};
    const records = own.get(id) ?? theirRecords([], []);
    const theirs = [...records.sessions.values()];
    const given = records.marked.filter(({ sessionId }) => records.sessions.has(sessionId));
    const madeUp = new Map(
      given.flatMap(({ sessionId, makeUpForSessionId }) =>
        makeUpForSessionId === null ? [] : [[sessionId, makeUpForSessionId] as const],
      ),
    );
    const decisionRows = decided.get(id) ?? [];
    const input: StandingInput = {
      asOf: toLocal(asked.now, zone).date,
      knownAt: momentText(asked.now, zone),
      enrollment: { start: startDate, end: endDate },
      policyVersions: asked.policies,
      planPhases: phases.map(({ id, from, minutesPerWeek, daysPerWeek }) => ({
        id,
        from,
        minutesPerWeek,
        daysPerWeek,
      })),
      expectedSessions: theirs.map((session) => {
        const makeUpFor = madeUp.get(session.id) ?? session.addition?.makeUpForSessionId ?? null;
        return makeUpFor === null ? textOf(session) : { ...textOf(session), makeUpFor };
      }),
      marks: given.map((mark) => asMark(mark, records.sessions.get(mark.sessionId)!.zone)),
      holds: holds.map(({ id, from, through }) => ({ id, from, to: through })),
      contacts: (contacts.get(clientId) ?? []).map(({ id, on, wasReached }) => ({ id, on, reached: wasReached })),
      decisions: [
        ...(decisionRows.length === 0 ? [] : decisionRows.flatMap(decisionOf(new Set(records.sessions.keys())))),
        ...theirs
          .filter(({ countsToStanding }) => !countsToStanding)
          .map((session) => ({
            id: `service:${session.id}`,
            on: startDate,
            kind: "waive" as const,
            session: session.id,
          })),
      ],
      openedCases: [],
    };
    return { enrollment, input, ...inWindow(given, records.sessions, notices.get(clientId) ?? [], asked.window) };
  });
}

async function readMarks(reader: Reader, ids: readonly string[], clientIds: readonly string[]) {
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
    })
    .from(marks)
    .where(
      and(inArray(marks.clientId, [...clientIds]), inArray(marks.enrollmentId, [...ids]), eq(marks.isCurrent, true)),
    );
}

type MarkRow = Awaited<ReturnType<typeof readMarks>>[number];

/** Where somebody was expected, and all their marks. */
interface TheirRecords {
  readonly sessions: Map<string, ExpectedSession>;
  readonly marked: readonly MarkRow[];
  /** Services that count to nothing are no part of it, and neither are marks in them. */
  readonly leftOut: ReadonlySet<string>;
}

function theirRecords(listed: readonly ExpectedSession[], marked: readonly MarkRow[]): TheirRecords {
  const sessions = new Map<string, ExpectedSession>();
  const leftOut = new Set<string>();
  for (const session of listed) {
    if (session.countsToHours || session.countsToStanding) sessions.set(session.id, session);
    else leftOut.add(session.id);
  }
  return { sessions, marked, leftOut };
}

/** Adds the sessions of marks where nobody was expected: whoever came all the same. Few, so they are asked for by id. */
async function addUnlisted(reader: Reader, all: readonly TheirRecords[]): Promise<void> {
  const places = all.flatMap(({ sessions: own, marked, leftOut }) =>
    marked
      .filter(({ sessionId }) => !own.has(sessionId) && !leftOut.has(sessionId))
      .map(({ sessionId }) => ({ sessionId, own })),
  );
  if (places.length === 0) return;
  const rows = await reader
    .select(EXPECTED_SESSION_COLUMNS)
    .from(sessions)
    .innerJoin(serviceTypes, eq(serviceTypes.id, sessions.serviceTypeId))
    .where(inArray(sessions.id, [...new Set(places.map(({ sessionId }) => sessionId))]));
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const { sessionId, own } of places) {
    const session = byId.get(sessionId);
    if (session?.countsToHours || session?.countsToStanding) own.set(sessionId, session);
  }
}

async function readContacts(reader: Reader, clientIds: readonly string[]) {
  return reader
    .select({
      id: outreachAttempts.id,
      clientId: outreachAttempts.clientId,
      on: outreachAttempts.on,
      wasReached: outreachAttempts.wasReached,
    })
    .from(outreachAttempts)
    .where(and(inArray(outreachAttempts.clientId, [...clientIds]), isNull(outreachAttempts.voidedAt)));
}

async function readNoticeReasons(reader: Reader, clientIds: readonly string[]) {
  return reader
    .select({ clientId: absenceNotices.clientId, reason: absenceNotices.reason, on: sessions.date })
    .from(absenceNotices)
    .innerJoin(sessions, eq(sessions.id, absenceNotices.sessionId))
    .where(and(inArray(absenceNotices.clientId, [...clientIds]), isNull(absenceNotices.withdrawnAt)));
}

/** A session as the rules read it; made once for all who are in it. */
function sessionTexts(): (session: ExpectedSession) => StandingInput["expectedSessions"][number] {
  const texts = new Map<string, StandingInput["expectedSessions"][number]>();
  return ({ id, startsAt, endsAt, zone, kind, status }) => {
    let text = texts.get(id);
    if (text === undefined) {
      text = { id, start: momentText(startsAt, zone), end: momentText(endsAt, zone), kind, status };
      texts.set(id, text);
    }
    return text;
  };
}

function asMark(mark: MarkRow, zone: Zone): StandingInput["marks"][number] {
  const { sessionId, was, arrivedAt, leftAt, noticeGivenAt, reason } = mark;
  return {
    session: sessionId,
    was,
    ...(arrivedAt === null ? {} : { arrivedAt: momentText(arrivedAt, zone) }),
    ...(leftAt === null ? {} : { leftAt: momentText(leftAt, zone) }),
    ...(noticeGivenAt === null ? {} : { noticeGivenAt: momentText(noticeGivenAt, zone) }),
    ...(reason === null ? {} : { reason }),
  };
}

function inWindow(
  marked: readonly MarkRow[],
  their: ReadonlyMap<string, ExpectedSession>,
  notices: readonly { readonly reason: string | null; readonly on: LocalDate }[],
  { from, to }: TrialWindow,
): Pick<TrialSubject, "marks" | "reasons"> {
  const reasons = new Set<string>();
  let count = 0;
  for (const { sessionId, reason, was } of marked) {
    const date = their.get(sessionId)?.date;
    if (date === undefined || date < from || date > to) continue;
    count++;
    if (reason !== null && was !== "attended") reasons.add(reasonWords(reason));
  }
  for (const { reason, on } of notices) if (reason !== null && on >= from && on <= to) reasons.add(reasonWords(reason));
  return { marks: count, reasons: [...reasons] };
}

/** "child_care" of a form and "Child care" at a mark are one reason. */
function reasonWords(reason: string): string {
  return reason.trim().replaceAll("_", " ").toLocaleLowerCase("en-US");
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
