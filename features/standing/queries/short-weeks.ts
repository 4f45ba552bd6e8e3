import { and, asc, eq, inArray, sql, type SQL } from "drizzle-orm";
import { clients, enrollments, sites, standings } from "@/db/schema";
import type { Reader } from "@/db/store";
import { closedInWeek } from "@/lib/standing/closed-week";
import type { Standing } from "@/lib/standing/types";
import { startOfWeek, type LocalDate } from "@/lib/time/local-date";
import { toLocal, type Instant } from "@/lib/time/zone";
import { readWeekInputs } from "./week-inputs";

/** A client whose hours of this week are close to, or beyond, what is still possible. Minutes. */
export interface WeekRow {
  readonly clientId: string;
  readonly name: string;
  readonly required: number;
  readonly credited: number;
  readonly unmarked: number;
  readonly coming: number;
  readonly best: number;
  /** What attending everything can no longer close, the client's part; the clinic's own part is apart. */
  readonly short: number;
  readonly clinicShort: number;
  /** What of that the clinic's closures explain: they do not have to make it up. */
  readonly closedShort: number;
}

export interface ShortWeeks {
  readonly outOfReach: readonly WeekRow[];
  /** People with less than an hour to spare. */
  readonly tight: readonly WeekRow[];
}

const TIGHT_MINUTES = 60;

/** Who cannot reach this week's hours any more, the shortest first, and who barely can. From the stored standings. */
export async function listShortWeeks(
  reader: Reader,
  asked: { now: Instant; sites: "all" | readonly string[]; siteId: string | null },
): Promise<ShortWeeks> {
  const best = sql`${standings.weekCredited} + ${standings.weekUnmarked} + ${standings.weekComing}`;
  const conditions: (SQL | undefined)[] = [
    eq(enrollments.status, "active"),
    // Only these are asked for their whole result, of which most people's is long.
    sql`${best} - ${standings.weekRequired} < ${TIGHT_MINUTES}`,
    asked.siteId === null ? undefined : eq(standings.siteId, asked.siteId),
    asked.sites === "all" ? undefined : inArray(standings.siteId, [...asked.sites]),
  ];
  const rows = await reader
    .select({
      enrollmentId: enrollments.id,
      startDate: enrollments.startDate,
      clientId: clients.id,
      preferredName: clients.preferredName,
      givenName: clients.givenName,
      familyName: clients.familyName,
      zone: sites.zone,
      endDate: enrollments.endDate,
      weekFrom: standings.weekFrom,
      required: standings.weekRequired,
      credited: standings.weekCredited,
      unmarked: standings.weekUnmarked,
      coming: standings.weekComing,
      result: standings.result,
    })
    .from(standings)
    .innerJoin(enrollments, eq(enrollments.id, standings.enrollmentId))
    .innerJoin(clients, eq(clients.id, enrollments.clientId))
    .innerJoin(sites, eq(sites.id, standings.siteId))
    .where(and(...conditions))
    .orderBy(asc(clients.searchName), asc(clients.id));
  const current = rows.filter(({ weekFrom, zone, endDate }) => {
    const today = toLocal(asked.now, zone).date;
    // A week of a policy that begins on Sunday is this week as well.
    const isThisWeek = weekFrom === startOfWeek(today) || weekFrom === startOfWeek(today, "sunday");
    return isThisWeek && (endDate === null || endDate >= today);
  });
  const closed = await listClosedShort(reader, current);
  const weeks = current.map(({ result, ...row }): WeekRow => {
    const { short } = (result as Standing).weekHours;
    return {
      clientId: row.clientId,
      name: `${row.preferredName ?? row.givenName} ${row.familyName}`,
      required: row.required,
      credited: row.credited,
      unmarked: row.unmarked,
      coming: row.coming,
      best: row.credited + row.unmarked + row.coming,
      short: short.client,
      clinicShort: short.clinic,
      closedShort: Math.min(short.clinic, closed.get(row.enrollmentId) ?? 0),
    };
  });
  return {
    outOfReach: weeks.filter(({ short }) => short > 0).sort((one, other) => other.short - one.short),
    tight: weeks.filter(({ best, required, short }) => short === 0 && required > 0 && best - required < TIGHT_MINUTES),
  };
}

interface ShortRow {
  readonly enrollmentId: string;
  readonly startDate: LocalDate;
  readonly endDate: LocalDate | null;
  readonly weekFrom: LocalDate;
  readonly result: unknown;
}

/** What closures explain of the clinic's part, for those who have one: it is asked of few, in weeks with a closed day. */
async function listClosedShort(reader: Reader, rows: readonly ShortRow[]): Promise<Map<string, number>> {
  const short = rows.filter(({ result }) => (result as Standing).weekHours.short.clinic > 0);
  const found = new Map<string, number>();
  for (const from of new Set(short.map(({ weekFrom }) => weekFrom))) {
    const people = short.filter(({ weekFrom }) => weekFrom === from);
    for (const [enrollmentId, input] of await readWeekInputs(reader, people, from))
      found.set(enrollmentId, closedInWeek(input(), from).excused);
  }
  return found;
}
