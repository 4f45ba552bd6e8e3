import { and, eq, gte, inArray, isNull, lte, notInArray, or, sql, type SQL } from "drizzle-orm";
import { enrollments, holds, planPhases, rosterAdditions, seriesMembers, sessions } from "@/db/schema";
import type { Reader } from "@/db/store";
import { STATUSES_BEFORE_A_START, type Addition, type DateSpan, type RosterEnrollment } from "@/lib/roster/expected";
import type { LocalDate } from "@/lib/time/local-date";

/** A part of a plan, with what it asks of a week. */
export interface PlannedPhase extends DateSpan {
  readonly id: string;
  readonly minutesPerWeek: number;
  readonly daysPerWeek: number;
}

/** An enrollment with everything that may put it on rosters of the asked days. */
export interface Candidate extends RosterEnrollment {
  readonly enrollmentId: string;
  readonly clientId: string;
  readonly phases: (PlannedPhase & { readonly trackId: string; readonly weekdays: number })[];
  readonly memberships: { seriesId: string; from: LocalDate; through: LocalDate | null }[];
  readonly holds: (DateSpan & { readonly id: string })[];
  readonly additions: Addition[];
}

type SpanKind = "phase" | "membership" | Addition["kind"];

export interface DateRange {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** The phases, memberships and additions that touch the range, of enrollments that run in it: one query, gathered by enrollment. */
export async function readSpans(
  reader: Reader,
  range: DateRange,
  which: { phases: SQL | null; memberships: SQL; additions: SQL },
): Promise<Map<string, Candidate>> {
  const runs = and(
    lte(enrollments.startDate, range.to),
    or(isNull(enrollments.endDate), gte(enrollments.endDate, range.from)),
    notInArray(enrollments.status, [...STATUSES_BEFORE_A_START]),
  );
  const owner = {
    enrollmentId: enrollments.id,
    clientId: enrollments.clientId,
    status: enrollments.status,
    startDate: enrollments.startDate,
    endDate: enrollments.endDate,
  };
  const members = reader
    .select({
      ...owner,
      what: sql<SpanKind>`'membership'`.as("what"),
      target: sql<string>`${seriesMembers.seriesId}`.as("target"),
      spanId: sql<string>`${seriesMembers.id}`.as("span_id"),
      weekdays: sql<number>`0`.as("weekdays"),
      minutesPerWeek: sql<number>`0`.as("minutes_per_week"),
      daysPerWeek: sql<number>`0`.as("days_per_week"),
      from: seriesMembers.from,
      through: seriesMembers.through,
    })
    .from(seriesMembers)
    .innerJoin(enrollments, eq(enrollments.id, seriesMembers.enrollmentId))
    .where(and(which.memberships, runs, touches(seriesMembers, range)))
    .unionAll(
      reader
        .select({
          ...owner,
          what: sql<SpanKind>`${rosterAdditions.kind}`.as("what"),
          target: sql<string>`${rosterAdditions.sessionId}`.as("target"),
          spanId: sql<string>`coalesce(${rosterAdditions.makeUpForSessionId}, '')`.as("span_id"),
          weekdays: sql<number>`0`.as("weekdays"),
          minutesPerWeek: sql<number>`0`.as("minutes_per_week"),
          daysPerWeek: sql<number>`0`.as("days_per_week"),
          from: sessions.date,
          through: sessions.date,
        })
        .from(rosterAdditions)
        .innerJoin(sessions, eq(sessions.id, rosterAdditions.sessionId))
        .innerJoin(enrollments, eq(enrollments.id, rosterAdditions.enrollmentId))
        .where(and(which.additions, runs, isNull(rosterAdditions.removedAt))),
    );
  const rows =
    which.phases === null
      ? await members
      : await members.unionAll(
          reader
            .select({
              ...owner,
              what: sql<SpanKind>`'phase'`.as("what"),
              target: sql<string>`${planPhases.trackId}`.as("target"),
              spanId: sql<string>`${planPhases.id}`.as("span_id"),
              weekdays: sql<number>`${planPhases.weekdays}`.as("weekdays"),
              minutesPerWeek: sql<number>`${planPhases.minutesPerWeek}`.as("minutes_per_week"),
              daysPerWeek: sql<number>`${planPhases.daysPerWeek}`.as("days_per_week"),
              from: planPhases.from,
              through: planPhases.through,
            })
            .from(planPhases)
            .innerJoin(enrollments, eq(enrollments.id, planPhases.enrollmentId))
            .where(and(which.phases, runs, touches(planPhases, range))),
        );
  const found = new Map<string, Candidate>();
  for (const row of rows) {
    let candidate = found.get(row.enrollmentId);
    if (candidate === undefined) {
      const { enrollmentId, clientId, status, startDate, endDate } = row;
      const own = { enrollmentId, clientId, status, startDate, endDate };
      candidate = { ...own, phases: [], memberships: [], holds: [], additions: [] };
      found.set(enrollmentId, candidate);
    }
    const { spanId, from, through, target } = row;
    if (row.what === "phase") {
      const { weekdays, minutesPerWeek, daysPerWeek } = row;
      candidate.phases.push({ id: spanId, from, through, trackId: target, weekdays, minutesPerWeek, daysPerWeek });
    } else if (row.what === "membership") candidate.memberships.push({ from, through, seriesId: target });
    else {
      const makeUpForSessionId = spanId === "" ? null : spanId;
      candidate.additions.push({ sessionId: target, kind: row.what, makeUpForSessionId });
    }
  }
  return found;
}

/** From so many people on, all holds of the range are read: a clinic has few at a time, and a long list of ids costs more. */
const ASKED_BY_ID = 60;

/** The holds that touch the range, added to the enrollments they are of. */
export async function addHolds(reader: Reader, range: DateRange, candidates: Map<string, Candidate>): Promise<void> {
  if (candidates.size === 0) return;
  const ofThese = candidates.size < ASKED_BY_ID ? inArray(holds.enrollmentId, [...candidates.keys()]) : undefined;
  const rows = await reader
    .select({ id: holds.id, enrollmentId: holds.enrollmentId, from: holds.from, through: holds.through })
    .from(holds)
    .where(and(ofThese, isNull(holds.voidedAt), touches(holds, range)));
  for (const { enrollmentId, ...hold } of rows) candidates.get(enrollmentId)?.holds.push(hold);
}

function touches(span: typeof planPhases | typeof seriesMembers | typeof holds, range: DateRange): SQL | undefined {
  return and(lte(span.from, range.to), or(isNull(span.through), gte(span.through, range.from)));
}
