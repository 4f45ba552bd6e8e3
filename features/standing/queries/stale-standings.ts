import { and, asc, eq, exists, gte, isNull, isNotNull, lt, lte, notInArray, or, sql } from "drizzle-orm";
import { enrollments, policyVersions, sites, standings } from "@/db/schema";
import type { Reader } from "@/db/store";
import { STATUSES_BEFORE_A_START } from "@/lib/roster/expected";
import { toLocal, type Instant } from "@/lib/time/zone";

/**
 * Those who began together are worked out together: they share their days and their sessions, which are then read once
 * for all of them. Taken in any other order, a clinic of three years is read anew for every few dozen people.
 */
const BY_START = [asc(enrollments.startDate), asc(enrollments.id)];

/**
 * Enrollments whose stored standing is of an earlier day than it is at their site by now, or which began without one:
 * weeks begin, windows move on, holds and enrollments end by date alone. One that ended is among them once more, on the
 * first day after, and then never again. One query a zone.
 */
export async function listStaleStandings(reader: Reader, now: Instant): Promise<string[]> {
  const zones = await reader.selectDistinct({ zone: sites.zone }).from(sites);
  const ids: string[] = [];
  for (const { zone } of zones) {
    const today = toLocal(now, zone).date;
    const rows = await reader
      .select({ id: enrollments.id })
      .from(enrollments)
      .innerJoin(sites, eq(sites.id, enrollments.siteId))
      .leftJoin(standings, eq(standings.enrollmentId, enrollments.id))
      .where(
        and(
          eq(sites.zone, zone),
          notInArray(enrollments.status, [...STATUSES_BEFORE_A_START]),
          lte(enrollments.startDate, today),
          or(
            and(isNull(standings.asOf), or(isNull(enrollments.endDate), gte(enrollments.endDate, today))),
            and(
              isNotNull(standings.asOf),
              lt(standings.asOf, today),
              or(isNull(enrollments.endDate), gte(enrollments.endDate, standings.asOf)),
            ),
          ),
          hasPolicy(reader),
        ),
      )
      .orderBy(...BY_START);
    ids.push(...rows.map(({ id }) => id));
  }
  return ids;
}

/** Every enrollment that can have a standing: its place is taken, and its program has a policy. */
export async function listStandingEnrollments(reader: Reader): Promise<string[]> {
  const rows = await reader
    .select({ id: enrollments.id })
    .from(enrollments)
    .where(and(notInArray(enrollments.status, [...STATUSES_BEFORE_A_START]), hasPolicy(reader)))
    .orderBy(...BY_START);
  return rows.map(({ id }) => id);
}

function hasPolicy(reader: Reader) {
  return exists(
    reader
      .select({ one: sql`1` })
      .from(policyVersions)
      .where(eq(policyVersions.programId, enrollments.programId)),
  );
}
