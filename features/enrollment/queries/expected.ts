import { and, eq, gte, inArray, lte, or } from "drizzle-orm";
import { planPhases, rosterAdditions, seriesMembers, serviceTypes, sessions } from "@/db/schema";
import type { Reader } from "@/db/store";
import { additionOf, isExpected, type Addition, type DateSpan, type RosterSession } from "@/lib/roster/expected";
import type { LocalDate } from "@/lib/time/local-date";
import { addHolds, readSpans, type Candidate, type DateRange, type PlannedPhase } from "./roster-spans";

export type { PlannedPhase } from "./roster-spans";

/** What the roster rule needs to know of a session, with its id. */
export interface SessionAsked extends RosterSession {
  readonly id: string;
}

/** One line of a session's expected list. */
export interface ExpectedClient {
  readonly clientId: string;
  readonly enrollmentId: string;
  /** Of somebody who was added to this one session. */
  readonly addition?: Addition;
}

/** A session as standing, calendars and the client's own week need it. */
export interface ExpectedSession {
  readonly id: string;
  readonly seriesId: string;
  readonly siteId: string;
  readonly programId: string | null;
  readonly trackId: string | null;
  readonly kind: RosterSession["kind"];
  readonly title: string;
  readonly serviceTypeId: string;
  readonly countsToHours: boolean;
  readonly countsToStanding: boolean;
  readonly date: LocalDate;
  readonly startTime: (typeof sessions.$inferSelect)["startTime"];
  readonly durationMinutes: number;
  readonly zone: (typeof sessions.$inferSelect)["zone"];
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly roomId: string | null;
  readonly facilitatorId: string | null;
  readonly coFacilitatorId: string | null;
  readonly modality: (typeof sessions.$inferSelect)["modality"];
  readonly joinLink: string | null;
  readonly status: (typeof sessions.$inferSelect)["status"];
  readonly cancelReason: string | null;
  readonly createdAt: Date;
  /** They were added to this one session; it is not in their plan. */
  readonly addition?: Addition;
}

/** The columns of `ExpectedSession`, for queries that already stand on `sessions` joined to `service_types`. */
export const EXPECTED_SESSION_COLUMNS = {
  id: sessions.id,
  seriesId: sessions.seriesId,
  siteId: sessions.siteId,
  programId: sessions.programId,
  trackId: sessions.trackId,
  kind: sessions.kind,
  title: sessions.title,
  serviceTypeId: sessions.serviceTypeId,
  countsToHours: serviceTypes.countsToHours,
  countsToStanding: serviceTypes.countsToStanding,
  date: sessions.date,
  startTime: sessions.startTime,
  durationMinutes: sessions.durationMinutes,
  zone: sessions.zone,
  startsAt: sessions.startsAt,
  endsAt: sessions.endsAt,
  roomId: sessions.roomId,
  facilitatorId: sessions.facilitatorId,
  coFacilitatorId: sessions.coFacilitatorId,
  modality: sessions.modality,
  joinLink: sessions.joinLink,
  status: sessions.status,
  cancelReason: sessions.cancelReason,
  createdAt: sessions.createdAt,
};

/**
 * Who is expected at each of these sessions. Every session asked has an entry, an empty one when nobody is expected;
 * the order within an entry is by client id. Two queries, however many sessions: the candidates by series, by track and
 * by what was added to single sessions over the asked days, then their holds. Which of them are expected is the roster rule's answer, not SQL's.
 */
export async function listExpectedOfSessions(
  reader: Reader,
  asked: readonly SessionAsked[],
): Promise<Map<string, ExpectedClient[]>> {
  const byId = new Map<string, ExpectedClient[]>(asked.map((session) => [session.id, []]));
  if (asked.length === 0) return byId;
  const seriesIds = distinct(asked.map(({ seriesId }) => seriesId));
  const trackIds = distinct(
    asked.flatMap(({ kind, trackId }) => (kind === "group" && trackId !== null ? [trackId] : [])),
  );
  const range = rangeOf(asked.map(({ date }) => date));
  const candidates = await readSpans(reader, range, {
    phases: trackIds.length === 0 ? null : inArray(planPhases.trackId, trackIds),
    memberships: inArray(seriesMembers.seriesId, seriesIds),
    // By no day: a session that is looked at on another day than its own keeps who was added to it.
    additions:
      asked.length <= SESSIONS_BY_ID
        ? inArray(
            rosterAdditions.sessionId,
            asked.map(({ id }) => id),
          )
        : inArray(sessions.seriesId, seriesIds),
  });
  await addHolds(reader, range, candidates);

  const bySeries = new Map<string, Candidate[]>();
  const byTrack = new Map<string, Candidate[]>();
  const bySession = new Map<string, Candidate[]>();
  for (const candidate of candidates.values()) {
    for (const id of distinct(candidate.memberships.map(({ seriesId }) => seriesId))) push(bySeries, id, candidate);
    for (const id of distinct(candidate.phases.map(({ trackId }) => trackId))) push(byTrack, id, candidate);
    for (const { sessionId } of candidate.additions) push(bySession, sessionId, candidate);
  }
  for (const session of asked) {
    const around = new Set([...(bySeries.get(session.seriesId) ?? []), ...(bySession.get(session.id) ?? [])]);
    if (session.trackId !== null) for (const candidate of byTrack.get(session.trackId) ?? []) around.add(candidate);
    const lines = [...around].filter((candidate) => isExpected(candidate, session));
    byId.set(
      session.id,
      lines
        .map((candidate) => ({
          clientId: candidate.clientId,
          enrollmentId: candidate.enrollmentId,
          ...withAddition(candidate, session),
        }))
        .sort((one, other) => (one.clientId < other.clientId ? -1 : one.clientId > other.clientId ? 1 : 0)),
    );
  }
  return byId;
}

/**
 * The sessions at which each of these enrollments is or was expected from day `from` to day `to`, cancelled and closed
 * ones included, in order of their start. Every enrollment asked has an entry. Three queries, however many enrollments.
 */
export async function listExpectedOfEnrollments(
  reader: Reader,
  enrollmentIds: readonly string[],
  range: { from: LocalDate; to: LocalDate },
): Promise<Map<string, ExpectedSession[]>> {
  const plans = await listPlansOfEnrollments(reader, enrollmentIds, range);
  return new Map([...plans].map(([id, { sessions }]) => [id, sessions]));
}

/** What an enrollment's plan makes of a range of days. */
export interface PlanOfEnrollment {
  readonly sessions: ExpectedSession[];
  readonly phases: readonly PlannedPhase[];
  readonly holds: readonly (DateSpan & { readonly id: string })[];
}

/** The same, with the phases and the holds behind it that touch the range. */
export async function listPlansOfEnrollments(
  reader: Reader,
  enrollmentIds: readonly string[],
  range: { from: LocalDate; to: LocalDate },
): Promise<Map<string, PlanOfEnrollment>> {
  const byEnrollment = new Map<string, PlanOfEnrollment>(
    enrollmentIds.map((id) => [id, { sessions: [], phases: [], holds: [] }]),
  );
  if (enrollmentIds.length === 0 || range.to < range.from) return byEnrollment;
  const ids = [...byEnrollment.keys()];
  const candidates = await readSpans(reader, range, {
    phases: inArray(planPhases.enrollmentId, ids),
    memberships: inArray(seriesMembers.enrollmentId, ids),
    additions: and(
      inArray(rosterAdditions.enrollmentId, ids),
      gte(sessions.date, range.from),
      lte(sessions.date, range.to),
    )!,
  });
  if (candidates.size === 0) return byEnrollment;
  await addHolds(reader, range, candidates);
  const all = [...candidates.values()];
  const found = await readSessions(reader, rangeOfAll(all, range), {
    trackIds: distinct(all.flatMap(({ phases }) => phases.map(({ trackId }) => trackId))),
    seriesIds: distinct(all.flatMap(({ memberships }) => memberships.map(({ seriesId }) => seriesId))),
    sessionIds: distinct(all.flatMap(({ additions }) => additions.map(({ sessionId }) => sessionId))),
  });
  const around = sessionsAround(found);
  for (const candidate of all) {
    const { enrollmentId, phases, holds } = candidate;
    byEnrollment.set(enrollmentId, {
      sessions: around(candidate)
        .filter((session) => isExpected(candidate, session))
        .map((session) =>
          candidate.additions.length === 0 ? session : { ...session, ...withAddition(candidate, session) },
        ),
      phases,
      holds,
    });
  }
  return byEnrollment;
}

/** The sessions of a client's own tracks and series, in their order: in a batch of many, all others need no look. */
function sessionsAround(found: readonly ExpectedSession[]): (candidate: Candidate) => ExpectedSession[] {
  const byTrack = new Map<string, number[]>();
  const bySeries = new Map<string, number[]>();
  const byId = new Map<string, number>();
  for (const [place, { id, trackId, seriesId }] of found.entries()) {
    byId.set(id, place);
    if (trackId !== null) push(byTrack, trackId, place);
    push(bySeries, seriesId, place);
  }
  return ({ phases, memberships, additions }) => {
    const places = new Set<number>();
    for (const { trackId } of phases) for (const place of byTrack.get(trackId) ?? []) places.add(place);
    for (const { seriesId } of memberships) for (const place of bySeries.get(seriesId) ?? []) places.add(place);
    for (const { sessionId } of additions) {
      const place = byId.get(sessionId);
      if (place !== undefined) places.add(place);
    }
    return [...places].sort((one, other) => one - other).map((place) => found[place]!);
  };
}

function withAddition(candidate: Candidate, session: RosterSession): { readonly addition?: Addition } {
  const addition = additionOf(candidate, session);
  return addition === null ? {} : { addition };
}

/** More sessions than this are asked by their series: a report over a year has more of them than an engine takes ids. */
const SESSIONS_BY_ID = 500;

async function readSessions(
  reader: Reader,
  range: DateRange,
  which: { trackIds: string[]; seriesIds: string[]; sessionIds: string[] },
): Promise<ExpectedSession[]> {
  const days = [gte(sessions.date, range.from), lte(sessions.date, range.to)];
  // Each arm carries the days, so that both engines walk one index range per track and per series.
  const arms = [
    which.trackIds.length === 0
      ? undefined
      : and(inArray(sessions.trackId, which.trackIds), eq(sessions.kind, "group"), ...days),
    which.seriesIds.length === 0 ? undefined : and(inArray(sessions.seriesId, which.seriesIds), ...days),
    which.sessionIds.length === 0 ? undefined : inArray(sessions.id, which.sessionIds),
  ];
  return reader
    .select(EXPECTED_SESSION_COLUMNS)
    .from(sessions)
    .innerJoin(serviceTypes, eq(serviceTypes.id, sessions.serviceTypeId))
    .where(or(...arms))
    .orderBy(sessions.startsAt, sessions.id);
}

/** The asked range, cut to the days on which any of the enrollments runs: nobody needs sessions from before a stay. */
function rangeOfAll(all: readonly Candidate[], range: DateRange): DateRange {
  let from = range.to;
  let to = range.from;
  for (const { startDate, endDate } of all) {
    if (startDate < from) from = startDate;
    if (endDate === null) to = range.to;
    else if (endDate > to) to = endDate;
  }
  return { from: from > range.from ? from : range.from, to: to < range.to ? to : range.to };
}

function rangeOf(dates: readonly LocalDate[]): DateRange {
  let from = dates[0]!;
  let to = from;
  for (const date of dates) {
    if (date < from) from = date;
    if (date > to) to = date;
  }
  return { from, to };
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
