import { and, eq, gt, gte, inArray, lte } from "drizzle-orm";
import { sessions, sites } from "@/db/schema";
import type { Reader } from "@/db/store";
import { listExpectedOfEnrollments } from "@/features/enrollment/queries/expected";
import { listBookingClashes } from "@/features/scheduling/queries/booking-clashes";
import { getClashRules } from "@/features/scheduling/queries/clash-rules";
import type { PlanClashes } from "@/lib/enrollment/plan-clashes";
import type { DateSpan, RosterPhase } from "@/lib/roster/expected";
import type { BookingClash } from "@/lib/scheduling/booking-clash";
import { clashNotices } from "@/lib/scheduling/clash-notices";
import { clashesUnderRules } from "@/lib/scheduling/clash-rules";
import { weekdayOf, type LocalDate } from "@/lib/time/local-date";
import { weekdayBit } from "@/lib/time/weekday-set";
import { toLocal, zone as readZone, type Instant } from "@/lib/time/zone";

type StoredSession = typeof sessions.$inferSelect;

export interface PlanToCheck {
  readonly now: Instant;
  readonly siteId: string;
  readonly clientId: string;
  /** A plan that this one takes the place of: its groups are no longer in the way. */
  readonly enrollmentId?: string;
  readonly phases: readonly RosterPhase[];
}

/** What a client's plan would stand in the way of, over all its coming groups: one dry run, also inside the transaction. */
export async function findPlanClashes(reader: Reader, plan: PlanToCheck): Promise<PlanClashes> {
  const site = await readSite(reader, plan);
  const coming = await reader
    .select()
    .from(sessions)
    .where(
      and(
        inArray(sessions.trackId, [...new Set(plan.phases.map(({ trackId }) => trackId))]),
        eq(sessions.kind, "group"),
        gte(sessions.date, site.today),
        gt(sessions.endsAt, plan.now),
        eq(sessions.status, "scheduled"),
      ),
    )
    .orderBy(sessions.startsAt);
  const planned = coming.filter(({ trackId, date }) =>
    plan.phases.some(
      (phase) =>
        phase.trackId === trackId && covers(phase, date) && (phase.weekdays & weekdayBit(weekdayOf(date))) !== 0,
    ),
  );
  const goneIds = plan.enrollmentId === undefined ? [] : await groupsOf(reader, plan.enrollmentId, planned);
  return findClashes(reader, { ...plan, ...site, planned, goneIds });
}

/** The same for one series that a client joins by name. */
export async function findJoiningClashes(
  reader: Reader,
  joining: {
    readonly now: Instant;
    readonly siteId: string;
    readonly clientId: string;
    readonly seriesId: string;
    readonly days: DateSpan;
  },
): Promise<PlanClashes> {
  const site = await readSite(reader, joining);
  const { from, through } = joining.days;
  const planned = await reader
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.seriesId, joining.seriesId),
        gte(sessions.date, from > site.today ? from : site.today),
        through === null ? undefined : lte(sessions.date, through),
        eq(sessions.status, "scheduled"),
      ),
    )
    .orderBy(sessions.startsAt);
  return findClashes(reader, { ...joining, ...site, planned, goneIds: [] });
}

async function findClashes(
  reader: Reader,
  question: {
    readonly now: Instant;
    readonly siteId: string;
    readonly zone: ReturnType<typeof readZone>;
    readonly today: LocalDate;
    readonly clientId: string;
    readonly planned: readonly StoredSession[];
    readonly goneIds: readonly string[];
  },
): Promise<PlanClashes> {
  const { now, siteId, zone, today, clientId, planned, goneIds } = question;
  const rules = await getClashRules(reader);
  const found = await listBookingClashes(reader, {
    ...{ siteId, zone, now, goneIds },
    about: "clients",
    planned: planned.map((session) => ({
      ...session,
      key: session.id,
      sessionId: session.id,
      extraClientIds: [clientId],
    })),
  });
  // What others in these groups are in two places for is not what this client's plan brings.
  const own = found.filter(({ kind, whoId }) => kind === "capacity" || whoId === clientId);
  const { warned, refused } = clashesUnderRules(own, rules);
  const tell = (clashes: readonly BookingClash[]) =>
    clashNotices(clashes, { zone, today, plannedCount: planned.length });
  return {
    warned: tell(warned),
    refused: tell(refused),
    overruled: warned.length,
    fullOn: refused.find(({ kind }) => kind === "capacity")?.date ?? null,
  };
}

async function readSite(reader: Reader, { siteId, now }: { siteId: string; now: Instant }) {
  const rows = await reader.select({ zone: sites.zone }).from(sites).where(eq(sites.id, siteId));
  const zone = readZone(rows[0]?.zone ?? "");
  return { zone, today: toLocal(now, zone).date };
}

/** The groups that the plan so far brings the client to on the days of the new one. */
async function groupsOf(reader: Reader, enrollmentId: string, planned: readonly StoredSession[]): Promise<string[]> {
  const [first, last] = [planned[0], planned.at(-1)];
  if (first === undefined || last === undefined) return [];
  const days = { from: first.date, to: last.date };
  const before = (await listExpectedOfEnrollments(reader, [enrollmentId], days)).get(enrollmentId) ?? [];
  const staying = new Set(planned.map(({ id }) => id));
  return before
    .filter(({ id, kind, trackId }) => kind === "group" && trackId !== null && !staying.has(id))
    .map(({ id }) => id);
}

function covers({ from, through }: DateSpan, date: LocalDate): boolean {
  return from <= date && (through === null || date <= through);
}
