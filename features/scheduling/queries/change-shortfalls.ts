import { inArray } from "drizzle-orm";
import { clients } from "@/db/schema";
import type { Reader } from "@/db/store";
import { listPlansOfEnrollments, type ExpectedClient } from "@/features/enrollment/queries/expected";
import { addDays, startOfWeek, type LocalDate } from "@/lib/time/local-date";
import type { Instant } from "@/lib/time/zone";

/** A client whose hours the change makes fall under the plan in at least one week. Minutes of the worst week. */
export interface Shortfall {
  readonly enrollmentId: string;
  readonly clientId: string;
  readonly name: string;
  readonly before: number;
  readonly after: number;
  readonly required: number;
  /** The Monday of the worst week. */
  readonly week: LocalDate;
  /** In how many weeks. */
  readonly weeks: number;
}

/** A session as the change leaves it: one that takes place, with who would be expected at it. */
export interface SessionAfter {
  readonly date: LocalDate;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly expected: readonly ExpectedClient[];
}

interface Asked {
  /** Sessions that are no longer what they were, by id. */
  readonly gone: ReadonlySet<string>;
  /** What they become, and what is new; only sessions that take place and count to hours. */
  readonly after: readonly SessionAfter[];
  /** Everybody expected at any of them, before or after. */
  readonly people: readonly ExpectedClient[];
  /** The days touched, before and after. */
  readonly dates: readonly LocalDate[];
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Who falls under the weekly minutes of their plan by the change, or further under them. Time at two sessions at once
 * counts once: nobody can be at both. Only weeks that lie whole in one part of the plan are looked at, and none with a
 * hold in it: what such weeks ask for is worked out by the standing.
 */
export async function listShortfalls(reader: Reader, asked: Asked): Promise<Shortfall[]> {
  const { people, dates, gone } = asked;
  const clientOf = new Map(people.map(({ enrollmentId, clientId }) => [enrollmentId, clientId]));
  if (clientOf.size === 0) return [];
  const weeks = [...new Set(dates.map((date) => startOfWeek(date)))].sort();
  const range = { from: weeks[0]!, to: addDays(weeks.at(-1)!, 6) };
  const plans = await listPlansOfEnrollments(reader, [...clientOf.keys()], range);
  const afterOf = new Map<string, Map<LocalDate, Span[]>>();
  for (const { date, startsAt, endsAt, expected } of asked.after)
    for (const { enrollmentId } of expected) put(afterOf, enrollmentId, date, startsAt, endsAt);
  const found: Omit<Shortfall, "name">[] = [];
  for (const [enrollmentId, plan] of plans) {
    const stays = new Map<string, Map<LocalDate, Span[]>>();
    const leaves = new Map<string, Map<LocalDate, Span[]>>();
    for (const { id, status, countsToHours, date, startsAt, endsAt } of plan.sessions)
      if (status === "scheduled" && countsToHours)
        put(gone.has(id) ? leaves : stays, enrollmentId, date, startsAt, endsAt);
    const short = weeks.flatMap((week) => {
      const required = requiredIn(plan, week);
      if (required === 0) return [];
      const [kept, left, comes] = [stays, leaves, afterOf].map((map) => map.get(enrollmentId)?.get(week) ?? []);
      const before = minutesOf([...kept!, ...left!]);
      const after = minutesOf([...kept!, ...comes!]);
      return after < before && after < required ? [{ week, before, after, required }] : [];
    });
    const worst = short.toSorted((a, b) => a.after - b.after || (a.week < b.week ? -1 : 1))[0];
    if (worst !== undefined)
      found.push({ enrollmentId, clientId: clientOf.get(enrollmentId)!, ...worst, weeks: short.length });
  }
  const names = await listShortNames(
    reader,
    found.map(({ clientId }) => clientId),
  );
  return found
    .map((each) => ({ ...each, name: names.get(each.clientId) ?? "" }))
    .sort((a, b) => a.after - b.after || (a.enrollmentId < b.enrollmentId ? -1 : 1));
}

function put(
  map: Map<string, Map<LocalDate, Span[]>>,
  enrollmentId: string,
  date: LocalDate,
  startsAt: Instant,
  endsAt: Instant,
): void {
  const week = startOfWeek(date);
  let weeks = map.get(enrollmentId);
  if (weeks === undefined) map.set(enrollmentId, (weeks = new Map()));
  const spans = weeks.get(week) ?? [];
  spans.push({ from: startsAt.getTime(), to: endsAt.getTime() });
  weeks.set(week, spans);
}

function requiredIn(
  { phases, holds }: Awaited<ReturnType<typeof listPlansOfEnrollments>> extends Map<string, infer Plan> ? Plan : never,
  week: LocalDate,
): number {
  const sunday = addDays(week, 6);
  const touches = holds.some(({ from, through }) => from <= sunday && (through === null || through >= week));
  if (touches) return 0;
  const whole = phases.find(({ from, through }) => from <= week && (through === null || through >= sunday));
  return whole?.minutesPerWeek ?? 0;
}

/** Minutes that the spans cover together. */
function minutesOf(spans: readonly Span[]): number {
  let covered = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    covered += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return Math.round(covered / 60_000);
}

/** "P. Fairweather" */
async function listShortNames(reader: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await reader
    .select({
      id: clients.id,
      givenName: clients.givenName,
      familyName: clients.familyName,
      preferredName: clients.preferredName,
    })
    .from(clients)
    .where(inArray(clients.id, [...ids]));
  return new Map(
    rows.map(({ id, givenName, familyName, preferredName }) => [
      id,
      `${(preferredName ?? givenName).slice(0, 1)}. ${familyName}`,
    ]),
  );
}
