import { and, asc, eq, isNull } from "drizzle-orm";
import {
  enrollments,
  holds,
  planPhases,
  programs,
  programSites,
  series,
  seriesMembers,
  sites,
  tracks,
} from "@/db/schema";
import type { Reader } from "@/db/store";
import { toLocal, type Instant } from "@/lib/time/zone";

export type Enrollment = typeof enrollments.$inferSelect;
export type Phase = typeof planPhases.$inferSelect;
export type Hold = typeof holds.$inferSelect;
export type SeriesMember = typeof seriesMembers.$inferSelect;

export async function getEnrollment(reader: Reader, enrollmentId: string): Promise<Enrollment | null> {
  const rows = await reader.select().from(enrollments).where(eq(enrollments.id, enrollmentId));
  return rows[0] ?? null;
}

/** The enrollment with the calendar day it is at its site. */
export async function getEnrollmentToday(reader: Reader, enrollmentId: string, now: Instant) {
  const rows = await reader
    .select({ enrollment: enrollments, zone: sites.zone })
    .from(enrollments)
    .innerJoin(sites, eq(sites.id, enrollments.siteId))
    .where(eq(enrollments.id, enrollmentId));
  const row = rows[0];
  return row ? { ...row, today: toLocal(now, row.zone).date } : null;
}

/** A client's enrollments, the one that began last first. */
export async function listEnrollmentsOfClient(reader: Reader, clientId: string): Promise<Enrollment[]> {
  const rows = await reader
    .select()
    .from(enrollments)
    .where(eq(enrollments.clientId, clientId))
    .orderBy(asc(enrollments.startDate), asc(enrollments.id));
  return rows.reverse();
}

export async function listPhases(reader: Reader, enrollmentId: string): Promise<Phase[]> {
  return reader
    .select()
    .from(planPhases)
    .where(eq(planPhases.enrollmentId, enrollmentId))
    .orderBy(asc(planPhases.from));
}

/** The holds that were not voided, in order. */
export async function listHolds(reader: Reader, enrollmentId: string): Promise<Hold[]> {
  return reader
    .select()
    .from(holds)
    .where(and(eq(holds.enrollmentId, enrollmentId), isNull(holds.voidedAt)))
    .orderBy(asc(holds.from));
}

export async function getHold(reader: Reader, holdId: string): Promise<Hold | null> {
  const rows = await reader.select().from(holds).where(eq(holds.id, holdId));
  return rows[0] ?? null;
}

export async function getSeries(reader: Reader, seriesId: string) {
  const rows = await reader.select().from(series).where(eq(series.id, seriesId));
  return rows[0] ?? null;
}

export async function getMembership(reader: Reader, membershipId: string): Promise<SeriesMember | null> {
  const rows = await reader.select().from(seriesMembers).where(eq(seriesMembers.id, membershipId));
  return rows[0] ?? null;
}

export async function listMembersOfSeries(reader: Reader, seriesId: string): Promise<SeriesMember[]> {
  return reader.select().from(seriesMembers).where(eq(seriesMembers.seriesId, seriesId));
}

/** A program with whether this site offers it; null when there is no such program. */
export async function findProgramAtSite(reader: Reader, programId: string, siteId: string) {
  const rows = await reader
    .select({ program: programs, offeredAt: programSites.siteId })
    .from(programs)
    .leftJoin(programSites, and(eq(programSites.programId, programs.id), eq(programSites.siteId, siteId)))
    .where(eq(programs.id, programId));
  const row = rows[0];
  return row ? { ...row.program, isAtSite: row.offeredAt !== null } : null;
}

export async function getTrackFacts(reader: Reader, trackId: string) {
  const rows = await reader
    .select({ programId: tracks.programId, siteId: tracks.siteId, archivedAt: tracks.archivedAt })
    .from(tracks)
    .where(eq(tracks.id, trackId));
  const row = rows[0];
  return row ? { programId: row.programId, siteId: row.siteId, isArchived: row.archivedAt !== null } : null;
}

/** A track with what its program gives to a plan; null when there is no such track. */
export async function findTrackWithProgram(reader: Reader, trackId: string) {
  const rows = await reader
    .select({ track: tracks, program: programs })
    .from(tracks)
    .innerJoin(programs, eq(programs.id, tracks.programId))
    .where(eq(tracks.id, trackId));
  const row = rows[0];
  return row ? { id: row.track.id, siteId: row.track.siteId, program: row.program } : null;
}
