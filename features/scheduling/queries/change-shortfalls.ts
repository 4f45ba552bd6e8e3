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

/** A session that takes place and counts to hours, with who is or would be expected at it. */
export interface CountedSession {
  readonly date: LocalDate;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly expected: readonly ExpectedClient[];
}

interface Asked {
  /** Sessions that are no longer what they were, by id. */
  readonly gone: ReadonlySet<string>;
  /** What they were, and what they become with what is new. */
  readonly before: readonly CountedSession[];
  readonly after: readonly CountedSession[];
  /** Clients who would be wanted at two sessions at once. */
  readonly clashing: ReadonlySet<string>;
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
  const { gone } = asked;
  const [was, is] = [weeksOf(asked.before), weeksOf(asked.after)];
  const everybody = new Map(
    [...asked.before, ...asked.after].flatMap(({ expected }) => expected).map((each) => [each.enrollmentId, each]),
  );
  const clientOf = new Map(
    [...everybody.values()]
      .filter(({ enrollmentId, clientId }) => asked.clashing.has(clientId) || isLess(enrollmentId, was, is))
      .map(({ enrollmentId, clientId }) => [enrollmentId, clientId]),
  );
  // Most changes take time from nobody, and then there is nothing to read.
  if (clientOf.size === 0) return [];
  const touched = [...clientOf.keys()].flatMap((id) => [...(was.get(id)?.keys() ?? []), ...(is.get(id)?.keys() ?? [])]);
  const weeks = [...new Set(touched)].sort();
  const range = { from: weeks[0]!, to: addDays(weeks.at(-1)!, 6) };
  const plans = await listPlansOfEnrollments(reader, [...clientOf.keys()], range);
  const found: Omit<Shortfall, "name">[] = [];
  for (const [enrollmentId, plan] of plans) {
    const counted = plan.sessions.filter(({ status, countsToHours }) => status === "scheduled" && countsToHours);
    const ofThis = (session: (typeof counted)[number]) => ({ ...session, expected: [{ enrollmentId, clientId: "" }] });
    const stays = weeksOf(counted.filter(({ id }) => !gone.has(id)).map(ofThis));
    const leaves = weeksOf(counted.filter(({ id }) => gone.has(id)).map(ofThis));
    const short = weeks.flatMap((week) => {
      const required = requiredIn(plan, week);
      if (required === 0) return [];
      const [kept, left, comes] = [stays, leaves, is].map((map) => map.get(enrollmentId)?.get(week) ?? []);
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

type Weeks = Map<string, Map<LocalDate, Span[]>>;

/** When each enrollment is expected somewhere, by the Monday of the week. */
function weeksOf(sessions: readonly CountedSession[]): Weeks {
  const all: Weeks = new Map();
  const mondays = new Map<LocalDate, LocalDate>();
  for (const { date, startsAt, endsAt, expected } of sessions) {
    let week = mondays.get(date);
    if (week === undefined) mondays.set(date, (week = startOfWeek(date)));
    const span = { from: startsAt.getTime(), to: endsAt.getTime() };
    for (const { enrollmentId } of expected) {
      const weeks = all.get(enrollmentId) ?? new Map<LocalDate, Span[]>();
      all.set(enrollmentId, weeks);
      weeks.set(week, [...(weeks.get(week) ?? []), span]);
    }
  }
  return all;
}

/** Whether the touched sessions of any week come to less time for somebody than they did. */
function isLess(enrollmentId: string, was: Weeks, is: Weeks): boolean {
  const now = is.get(enrollmentId);
  return [...(was.get(enrollmentId) ?? [])].some(([week, spans]) => minutesOf(now?.get(week) ?? []) < minutesOf(spans));
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
