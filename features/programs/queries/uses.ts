import { and, asc, countDistinct, eq, gt, gte, inArray, isNull, ne, or, type SQL } from "drizzle-orm";
import { accounts, enrollments, planPhases, series, sessions, sites, tracks } from "@/db/schema";
import { countOf } from "@/db/sql";
import type { Reader } from "@/db/store";
import type { Use } from "@/features/programs/refusals/setup-refusal";
import { localDate, type LocalDate } from "@/lib/time/local-date";
import { toLocal, type Instant } from "@/lib/time/zone";

const NAMES_SHOWN = 3;
const OPEN_STATUSES = ["referred", "assessed", "waitlisted", "active"] as const;

/** Sessions that have not ended and are not cancelled; closed ones too, for they come back when the closure is removed. */
async function useBySessions(reader: Reader, now: Instant, condition: SQL): Promise<Use[]> {
  const rows = await reader
    .select({ title: sessions.title, count: countOf() })
    .from(sessions)
    .where(and(condition, gt(sessions.endsAt, now), ne(sessions.status, "cancelled")))
    .groupBy(sessions.title)
    .orderBy(asc(sessions.title));
  if (rows.length === 0) return [];
  const count = rows.reduce((sum, row) => sum + row.count, 0);
  return [{ what: "sessions", count, names: rows.slice(0, NAMES_SHOWN).map((row) => row.title) }];
}

/** Enrollments that have not ended by the calendar of their own site. */
async function useByEnrollments(reader: Reader, now: Instant, condition: SQL): Promise<Use[]> {
  const zones = await reader.select({ id: sites.id, zone: sites.zone }).from(sites);
  let count = 0;
  for (const site of zones) {
    const rows = await reader
      .select({ count: countOf() })
      .from(enrollments)
      .where(and(condition, eq(enrollments.siteId, site.id), isOpenOn(toLocal(now, site.zone).date)));
    count += rows[0]?.count ?? 0;
  }
  return count === 0 ? [] : [{ what: "enrollments", count, names: [] }];
}

function isOpenOn(today: LocalDate) {
  return and(
    inArray(enrollments.status, [...OPEN_STATUSES]),
    or(isNull(enrollments.endDate), gte(enrollments.endDate, today)),
  );
}

export async function listUsesOfSite(reader: Reader, siteId: string, now: Instant): Promise<Use[]> {
  return [
    ...(await useBySessions(reader, now, eq(sessions.siteId, siteId))),
    ...(await useByEnrollments(reader, now, eq(enrollments.siteId, siteId))),
  ];
}

export async function listUsesOfRoom(reader: Reader, roomId: string, now: Instant): Promise<Use[]> {
  return useBySessions(reader, now, eq(sessions.roomId, roomId));
}

export async function listUsesOfProgram(reader: Reader, programId: string, now: Instant): Promise<Use[]> {
  return [
    ...(await useBySessions(reader, now, eq(sessions.programId, programId))),
    ...(await useByEnrollments(reader, now, eq(enrollments.programId, programId))),
  ];
}

/** What keeps a program at one of its sites: its sessions, its people and its tracks there. */
export async function listUsesOfProgramAt(
  reader: Reader,
  programId: string,
  siteId: string,
  now: Instant,
): Promise<Use[]> {
  const open = await reader
    .select({ name: tracks.name })
    .from(tracks)
    .where(and(eq(tracks.programId, programId), eq(tracks.siteId, siteId), isNull(tracks.archivedAt)))
    .orderBy(asc(tracks.name));
  const names = open.slice(0, NAMES_SHOWN).map((row) => row.name);
  return [
    ...(await useBySessions(reader, now, all(eq(sessions.programId, programId), eq(sessions.siteId, siteId)))),
    ...(await useByEnrollments(reader, now, all(eq(enrollments.programId, programId), eq(enrollments.siteId, siteId)))),
    ...(open.length === 0 ? [] : [{ what: "tracks" as const, count: open.length, names }]),
  ];
}

/** A track is in use while it has sessions to come, or while an open enrollment's plan stands on it now or later. */
export async function listUsesOfTrack(reader: Reader, trackId: string, now: Instant): Promise<Use[]> {
  const today = await earliestToday(reader, now);
  const rows = await reader
    .select({ count: countDistinct(enrollments.id) })
    .from(planPhases)
    .innerJoin(enrollments, eq(enrollments.id, planPhases.enrollmentId))
    .where(
      and(
        eq(planPhases.trackId, trackId),
        or(isNull(planPhases.through), gte(planPhases.through, today)),
        isOpenOn(today),
      ),
    );
  const count = rows[0]?.count ?? 0;
  return [
    ...(await useBySessions(reader, now, eq(sessions.trackId, trackId))),
    ...(count === 0 ? [] : [{ what: "enrollments" as const, count, names: [] }]),
  ];
}

export async function listUsesOfServiceType(reader: Reader, serviceTypeId: string, now: Instant): Promise<Use[]> {
  return useBySessions(reader, now, eq(sessions.serviceTypeId, serviceTypeId));
}

/** What a staff member still carries: sessions to lead, people they counsel, and an account that can sign in. */
export async function listUsesOfStaff(reader: Reader, staffId: string, now: Instant): Promise<Use[]> {
  const led = or(eq(sessions.facilitatorId, staffId), eq(sessions.coFacilitatorId, staffId));
  const counseled = await useByEnrollments(reader, now, eq(enrollments.counselorId, staffId));
  const account = await reader
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.staffId, staffId), isNull(accounts.disabledAt)));
  return [
    ...(await useBySessions(reader, now, led ?? eq(sessions.facilitatorId, staffId))),
    ...counseled.map((use) => ({ ...use, what: "counselor" as const })),
    ...(account.length === 0 ? [] : [{ what: "account" as const, count: 1, names: [] }]),
  ];
}

/** Whether anything was ever planned at the site: its clock is then part of the record. */
export async function countSessionsOfSite(reader: Reader, siteId: string): Promise<number> {
  const rows = await reader.select({ count: countOf() }).from(series).where(eq(series.siteId, siteId));
  if ((rows[0]?.count ?? 0) === 0) return 0;
  const held = await reader.select({ count: countOf() }).from(sessions).where(eq(sessions.siteId, siteId));
  return Math.max(1, held[0]?.count ?? 0);
}

/** The earliest "today" among the sites: whatever is over by it is over everywhere. */
export async function earliestToday(reader: Reader, now: Instant): Promise<LocalDate> {
  return (await listTodays(reader, now))[0];
}

/** The latest "today" among the sites: whatever begins by it has begun somewhere. */
export async function latestToday(reader: Reader, now: Instant): Promise<LocalDate> {
  const days = await listTodays(reader, now);
  return days.at(-1) ?? days[0];
}

async function listTodays(reader: Reader, now: Instant): Promise<[LocalDate, ...LocalDate[]]> {
  const rows = await reader.select({ zone: sites.zone }).from(sites);
  const [first, ...rest] = rows.map((row) => toLocal(now, row.zone).date).sort();
  // Without a site there is no clock of the clinic's yet; the day of Greenwich will do.
  return [first ?? localDate(now.toISOString().slice(0, 10)), ...rest];
}

function all(...conditions: [SQL, SQL, ...SQL[]]): SQL {
  return and(...conditions) as SQL;
}
