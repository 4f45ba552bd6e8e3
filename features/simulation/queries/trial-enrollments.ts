import { and, asc, eq, gte, isNull, lte, notInArray, or } from "drizzle-orm";
import { enrollments, planPhases, sites, tracks } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { Fate } from "@/lib/policy/trial-summary";
import type { TrialWindow } from "@/lib/policy/try-policy";
import { STATUSES_BEFORE_A_START } from "@/lib/roster/expected";
import type { LocalDate } from "@/lib/time/local-date";
import { toLocal, type Instant, type Zone } from "@/lib/time/zone";

/** An enrollment of the program that ran on some day of the window. */
export interface TrialEnrollment {
  readonly id: string;
  readonly clientId: string;
  readonly startDate: LocalDate;
  readonly endDate: LocalDate | null;
  readonly zone: Zone;
  readonly fate: Fate;
  readonly trackId: string | null;
  readonly group: string;
}

/** From so many tracks on, who it falls on is told by the part of the day: nobody reads a table of three hundred rows. */
const MOST_TRACKS = 8;
const BAND_WORDS = { morning: "Mornings", afternoon: "Afternoons", evening: "Evenings" };
const NO_TRACK = "No track";

/** Those on whom a policy is tried, track by track, so that sessions are read about once. Two queries. */
export async function listTrialEnrollments(
  reader: Reader,
  programId: string,
  window: TrialWindow,
  now: Instant,
): Promise<TrialEnrollment[]> {
  const ran = and(
    eq(enrollments.programId, programId),
    lte(enrollments.startDate, window.to as LocalDate),
    or(isNull(enrollments.endDate), gte(enrollments.endDate, window.from as LocalDate)),
    notInArray(enrollments.status, [...STATUSES_BEFORE_A_START]),
  );
  const rows = await reader
    .select({
      id: enrollments.id,
      clientId: enrollments.clientId,
      status: enrollments.status,
      startDate: enrollments.startDate,
      endDate: enrollments.endDate,
      zone: sites.zone,
    })
    .from(enrollments)
    .innerJoin(sites, eq(sites.id, enrollments.siteId))
    .where(ran);
  const planned = await reader
    .select({
      enrollmentId: planPhases.enrollmentId,
      trackId: tracks.id,
      name: tracks.name,
      band: tracks.band,
      site: sites.name,
    })
    .from(planPhases)
    .innerJoin(enrollments, eq(enrollments.id, planPhases.enrollmentId))
    .innerJoin(tracks, eq(tracks.id, planPhases.trackId))
    .innerJoin(sites, eq(sites.id, tracks.siteId))
    .where(and(ran, lte(planPhases.from, window.to as LocalDate)))
    .orderBy(asc(planPhases.from));
  // The last phase that began is the one that counts.
  const trackOf = new Map(planned.map((phase) => [phase.enrollmentId, phase]));
  const groupOf = groupWords([...trackOf.values()]);
  return rows
    .map(({ status, ...row }): TrialEnrollment => {
      const track = trackOf.get(row.id);
      return {
        ...row,
        fate: fateOf(status, row.endDate, toLocal(now, row.zone).date),
        trackId: track?.trackId ?? null,
        group: track === undefined ? NO_TRACK : groupOf(track),
      };
    })
    .sort((a, b) => compare(a.trackId ?? "", b.trackId ?? "") || compare(a.id, b.id));
}

interface TrackRow {
  readonly trackId: string;
  readonly name: string;
  readonly band: keyof typeof BAND_WORDS;
  readonly site: string;
}

/** The track's name, with its site where two sites have one of that name; its part of the day where tracks are many. */
function groupWords(rows: readonly TrackRow[]): (row: TrackRow) => string {
  const all = new Map(rows.map((row) => [row.trackId, row]));
  if (all.size > MOST_TRACKS) return ({ band }) => BAND_WORDS[band];
  const named = (name: string) => [...all.values()].filter((row) => row.name === name).length;
  return ({ name, site }) => (named(name) > 1 ? `${name}, ${site}` : name);
}

function fateOf(status: string, endDate: LocalDate | null, today: LocalDate): Fate {
  if (status === "completed" || status === "aftercare") return "completed";
  if (status === "transferred") return "transferred";
  return status === "active" && (endDate === null || endDate >= today) ? "enrolled" : "left";
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
