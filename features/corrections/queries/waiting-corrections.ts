import { and, asc, eq, inArray } from "drizzle-orm";
import { clients, correctionRequests, marks, sessions } from "@/db/schema";
import type { Reader } from "@/db/store";
import { findActorNames } from "@/features/audit/queries/changes";
import { readStandingInputs } from "@/features/standing/queries/standing-inputs";
import { decideMark } from "@/lib/attendance/decide-mark";
import { shownMark, type MarkFacts, type MarkName } from "@/lib/attendance/mark";
import { readTypedMark } from "@/lib/attendance/typed-mark";
import { clientName } from "@/lib/clients/client-name";
import { changedStanding, type ChangedStanding } from "@/lib/corrections/changed-standing";
import { formatInstant, formatTime } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";
import { momentText, toLocal, type Instant, type Zone } from "@/lib/time/zone";
import { findRosterState } from "@/features/attendance/queries/roster-state";
import { wantedInput } from "../input";

/** A mark as a request shows it. */
export interface RequestMark {
  readonly name: MarkName | "unrecorded";
  readonly detail: string | null;
  readonly reason: string | null;
}

export interface WaitingCorrection {
  readonly requestId: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly sessionId: string;
  readonly title: string;
  readonly date: LocalDate;
  readonly startTime: LocalTime;
  readonly today: LocalDate;
  readonly before: RequestMark;
  readonly wanted: RequestMark;
  readonly why: string;
  readonly by: string | null;
  readonly at: string;
  /** The line changed since it was asked for: it cannot be approved as it is. */
  readonly isStale: boolean;
  /** What approving it alone would do; null: nothing is judged for this person. */
  readonly change: ChangedStanding | null;
}

type Row = Awaited<ReturnType<typeof readRows>>[number];

/** How many wait at these sites: for the pages that lead there. */
export async function countWaitingCorrections(reader: Reader, sites: "all" | readonly string[]): Promise<number> {
  const rows = await reader
    .select({ id: correctionRequests.id })
    .from(correctionRequests)
    .innerJoin(sessions, eq(sessions.id, correctionRequests.sessionId))
    .where(
      and(eq(correctionRequests.state, "waiting"), sites === "all" ? undefined : inArray(sessions.siteId, [...sites])),
    );
  return rows.length;
}

/**
 * Requests that wait, the oldest first, each with what is on record, what is wanted and what it would change. Nothing is
 * written: the standing is worked out on the facts as they would be.
 */
export async function listWaitingCorrections(
  reader: Reader,
  asked: { readonly now: Instant; readonly sites: "all" | readonly string[] },
): Promise<WaitingCorrection[]> {
  const rows = await readRows(reader, asked.sites);
  if (rows.length === 0) return [];
  const names = await findActorNames(
    reader,
    rows.map(({ request }) => request.requestedBy),
  );
  const rosters = new Map<string, Awaited<ReturnType<typeof findRosterState>>>();
  for (const { session } of rows) {
    if (!rosters.has(session.id)) rosters.set(session.id, await findRosterState(reader, session.id));
  }
  const lineOf = ({ session, client }: Row) => rosters.get(session.id)?.lines.get(client.id);
  const enrollmentIds = rows.map((row) => lineOf(row)?.enrollmentId ?? null).filter((id) => id !== null);
  const subjects = await readStandingInputs(reader, [...new Set(enrollmentIds)], asked.now);
  return rows.map((row): WaitingCorrection => {
    const { request, session, client, mark } = row;
    const typed = wantedInput.parse(request.wanted);
    const line = lineOf(row);
    const wanted = readTypedMark(typed, session, null, asked.now, mark);
    const decided =
      wanted === null || line === undefined
        ? null
        : decideMark({ ...line, locksAt: null }, wanted, {
            now: asked.now,
            seenVersion: line.version,
            correctionReason: request.reason,
            mayCorrectLocked: true,
          });
    const facts = decided?.ok === true ? decided.value : null;
    const subject = subjects.find(({ enrollmentId }) => enrollmentId === line?.enrollmentId);
    const isKnown = subject?.input.expectedSessions.some(({ id }) => id === session.id) === true;
    return {
      requestId: request.id,
      clientId: client.id,
      clientName: clientName(client),
      sessionId: session.id,
      title: session.title,
      date: session.date,
      startTime: session.startTime,
      today: toLocal(asked.now, session.zone).date,
      before: shownOf(mark, session),
      wanted: shownOf(facts, session),
      why: request.reason,
      by: names.get(request.requestedBy) ?? null,
      at: formatInstant(request.requestedAt, session.zone, toLocal(asked.now, session.zone).date),
      isStale: line === undefined || line.version !== request.seenVersion,
      change:
        subject === undefined || !isKnown || (wanted !== null && facts === null)
          ? null
          : changedStanding(subject.input, session.id, facts === null ? null : engineMark(facts, session)),
    };
  });
}

async function readRows(reader: Reader, sites: "all" | readonly string[]) {
  return reader
    .select({ request: correctionRequests, session: sessions, client: clients, mark: marks })
    .from(correctionRequests)
    .innerJoin(sessions, eq(sessions.id, correctionRequests.sessionId))
    .innerJoin(clients, eq(clients.id, correctionRequests.clientId))
    .leftJoin(
      marks,
      and(
        eq(marks.sessionId, correctionRequests.sessionId),
        eq(marks.clientId, correctionRequests.clientId),
        eq(marks.isCurrent, true),
      ),
    )
    .where(
      and(eq(correctionRequests.state, "waiting"), sites === "all" ? undefined : inArray(sessions.siteId, [...sites])),
    )
    .orderBy(asc(correctionRequests.requestedAt), asc(correctionRequests.id));
}

function shownOf(
  facts: MarkFacts | null,
  session: { readonly startsAt: Instant; readonly endsAt: Instant; readonly zone: Zone },
): RequestMark {
  if (facts === null) return { name: "unrecorded", detail: null, reason: null };
  const { name, minutesLate, leftAt } = shownMark(facts, session);
  const detail =
    minutesLate !== null
      ? `${minutesLate} min`
      : leftAt === null
        ? null
        : `at ${formatTime(toLocal(leftAt, session.zone).time)}`;
  return { name, detail, reason: facts.reason };
}

/** Facts as the standing engine reads them. */
function engineMark(facts: MarkFacts, session: { readonly id: string; readonly zone: Zone }) {
  const { was, arrivedAt, leftAt, noticeGivenAt, reason } = facts;
  const at = (instant: Instant) => momentText(instant, session.zone);
  return {
    session: session.id,
    was,
    ...(arrivedAt === null ? {} : { arrivedAt: at(arrivedAt) }),
    ...(leftAt === null ? {} : { leftAt: at(leftAt) }),
    ...(noticeGivenAt === null ? {} : { noticeGivenAt: at(noticeGivenAt) }),
    ...(reason === null ? {} : { reason }),
  };
}
