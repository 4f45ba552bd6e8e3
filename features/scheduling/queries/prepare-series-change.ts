import { and, count, eq, sql } from "drizzle-orm";
import { marks, serviceTypes, sessions } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { ExpectedClient } from "@/features/enrollment/queries/expected";
import { done, refuse, type Result } from "@/lib/result";
import type { BookingClash, PlannedBooking } from "@/lib/scheduling/booking-clash";
import { planSeriesChanges } from "@/lib/scheduling/change/plan-series-changes";
import type { SeriesChange, SeriesChangePlan, SeriesChangeRefusal } from "@/lib/scheduling/change/series-change";
import type { SessionFacts } from "@/lib/scheduling/change/series-state";
import { clashesUnderRules } from "@/lib/scheduling/clash-rules";
import type { LeadRefusal, PlaceRefusal } from "@/lib/scheduling/decide-place-and-lead";
import { toLocal } from "@/lib/time/zone";
import type { LocalDate } from "@/lib/time/local-date";
import type { Call } from "@/server/doors/call";
import { listBookingClashes } from "./booking-clashes";
import { findAudience, type Audience } from "./change-audience";
import { fingerprintOf } from "./change-fingerprint";
import { afterKey, beforeKey, bookingsOf, concernedBy, goneOf, listExpectedOfPlan, newKey } from "./change-people";
import { listShortfalls, type Shortfall } from "./change-shortfalls";
import { checkWhatIsNamed } from "./check-change";
import { getClashRules } from "./clash-rules";
import { readSeriesState, type StoredSeries } from "./series-state";

/** Why a change of a series cannot be made: there is no such series, what it names cannot be had, or the rules say no. */
export type ChangeRefusal =
  | { readonly on: "series"; readonly why: "no_such_series" }
  | { readonly on: "named"; readonly why: PlaceRefusal | LeadRefusal }
  | { readonly on: "plan"; readonly why: SeriesChangeRefusal };

/** A change of a series worked out to the last session, and to the last person it concerns, and not yet made. */
export interface PreparedChange {
  readonly stored: StoredSeries;
  readonly changes: readonly SeriesChange[];
  readonly today: LocalDate;
  readonly plan: SeriesChangePlan;
  /** What the sessions as planned would be, by the key that a clash names. */
  readonly bookings: readonly PlannedBooking[];
  /** Stored sessions that take nobody any more. */
  readonly gone: readonly string[];
  readonly warned: readonly BookingClash[];
  readonly refused: readonly BookingClash[];
  readonly shortfalls: readonly Shortfall[];
  /** Everybody expected at a session that changes, before or after: their standings are worked out anew. */
  readonly enrollmentIds: readonly string[];
  readonly audience: Audience;
  readonly past: { readonly sessions: number; readonly marks: number };
  /** Stands for all of it: the same only while doing it would do the same. */
  readonly fingerprint: string;
}

/**
 * Works a change of a series out: the same for the preview and, inside its transaction, for the change. Several changes
 * are made one after the other and come to one plan. `series`: its id, or the series as it was read a moment ago by the
 * same reader.
 */
export async function prepareSeriesChange(
  reader: Reader,
  call: Call,
  series: string | StoredSeries,
  changes: readonly SeriesChange[],
): Promise<Result<PreparedChange, ChangeRefusal>> {
  const stored = typeof series === "string" ? await readSeriesState(reader, series) : series;
  if (stored === null) return refuse({ on: "series", why: "no_such_series" });
  const named = await checkWhatIsNamed(reader, stored, changes);
  if (named !== null) return refuse({ on: "named", why: named });
  const planned = planSeriesChanges(stored, changes, { now: call.now });
  if (!planned.ok) return refuse({ on: "plan", why: planned.refusal });
  const plan = planned.value;
  const expected = await listExpectedOfPlan(reader, stored, plan);
  const people = new Map([...expected.values()].flat().map((each) => [each.enrollmentId, each]));
  const bookings = bookingsOf(stored, plan);
  const gone = goneOf(plan);
  const clashes = await listBookingClashes(reader, {
    ...{ siteId: stored.siteId, zone: stored.zone, now: call.now, planned: bookings },
    goneIds: gone,
  });
  const arising = clashes.filter(({ stoodBefore }) => stoodBefore !== true);
  const { warned, refused } = clashesUnderRules(arising, await getClashRules(reader));
  const shortfalls = await findShortfalls(reader, stored, plan, expected, arising);
  const audience = await findAudience(reader, concernedBy(plan, expected, call), call.actor);
  const worked = {
    ...{ stored, changes, plan, bookings, gone, warned, refused, shortfalls, audience },
    today: toLocal(call.now, stored.zone).date,
    enrollmentIds: [...people.keys()].sort(),
    past: await countPast(reader, stored, call),
  };
  return done({ ...worked, fingerprint: fingerprintOf(worked) });
}

async function findShortfalls(
  reader: Reader,
  { row }: StoredSeries,
  { changed, added, removed }: SeriesChangePlan,
  expected: ReadonlyMap<string, readonly ExpectedClient[]>,
  clashes: readonly BookingClash[],
): Promise<Shortfall[]> {
  const type = await reader
    .select({ countsToHours: serviceTypes.countsToHours })
    .from(serviceTypes)
    .where(eq(serviceTypes.id, row.serviceTypeId));
  if (type[0]?.countsToHours !== true) return [];
  const counted = (all: readonly (readonly [key: string, facts: SessionFacts])[]) =>
    all
      .filter(([, { status }]) => status === "scheduled")
      .map(([key, { date, startsAt, endsAt }]) => ({ date, startsAt, endsAt, expected: expected.get(key) ?? [] }));
  const touched = [...changed.map(({ before }) => before), ...removed];
  return listShortfalls(reader, {
    gone: new Set(touched.map(({ id }) => id)),
    before: counted(touched.map((before) => [beforeKey(before.id), before])),
    after: counted([
      ...changed.map(({ before, after }) => [afterKey(before.id), after] as const),
      ...added.map((facts, index) => [newKey(index), facts] as const),
    ]),
    clashing: new Set(clashes.filter(({ kind }) => kind === "client").map(({ whoId }) => whoId)),
  });
}

/** What is past and stays as recorded: sessions that were held, and the marks of the whole series. */
async function countPast(reader: Reader, { id, sessions: all }: StoredSeries, { now }: Call) {
  const rows = await reader
    .select({ marks: count() })
    .from(marks)
    .innerJoin(sessions, eq(sessions.id, marks.sessionId))
    .where(and(eq(sessions.seriesId, id), sql`${marks.isCurrent}`));
  const held = all.filter(({ startsAt, status }) => startsAt <= now && status === "scheduled");
  return { sessions: held.length, marks: Number(rows[0]?.marks ?? 0) };
}
