import { and, asc, eq, gte, inArray, isNull, lt } from "drizzle-orm";
import { programs, serviceTypes, sessions, tracks } from "@/db/schema";
import type { Reader } from "@/db/store";
import { listExpectedOfSessions } from "@/features/enrollment/queries/expected";
import { offeredDays, OFFER_WEEKS, type TrackOffer } from "@/lib/enrollment/week-offer";
import { addDays, startOfWeek, type LocalDate } from "@/lib/time/local-date";

/** A track that somebody can be enrolled into, with what its program gives a plan. */
export interface OpenTrack extends TrackOffer {
  readonly programId: string;
  readonly program: string;
  readonly minutesPerWeek: number;
  readonly daysPerWeek: number;
  readonly expectedWeeks: number;
}

/** Tracks often begin some weeks after they are set up. */
const LOOK_AHEAD_WEEKS = 2 * OFFER_WEEKS;

/** The open tracks of a site with what they offer in the weeks from the next Monday on, and how full they are: four queries. */
export async function listOpenTracks(
  reader: Reader,
  siteId: string,
  today: LocalDate,
  programId: string | null = null,
): Promise<OpenTrack[]> {
  const open = await reader
    .select({ track: tracks, program: programs })
    .from(tracks)
    .innerJoin(programs, eq(programs.id, tracks.programId))
    .where(
      and(
        eq(tracks.siteId, siteId),
        isNull(tracks.archivedAt),
        isNull(programs.archivedAt),
        programId === null ? undefined : eq(programs.id, programId),
      ),
    )
    .orderBy(asc(programs.name), asc(tracks.name));
  const from = addDays(startOfWeek(today), 7);
  const groups = await reader
    .select({ session: sessions, countsToHours: serviceTypes.countsToHours })
    .from(sessions)
    .innerJoin(serviceTypes, eq(serviceTypes.id, sessions.serviceTypeId))
    .where(
      and(
        inArray(
          sessions.trackId,
          open.map(({ track }) => track.id),
        ),
        eq(sessions.kind, "group"),
        gte(sessions.date, from),
        lt(sessions.date, addDays(from, LOOK_AHEAD_WEEKS * 7)),
      ),
    )
    .orderBy(sessions.startsAt);
  const limited = groups.map(({ session }) => session).filter(({ capacity }) => capacity !== null);
  const expected = await listExpectedOfSessions(reader, limited);
  return open.map(({ track, program }) => ({
    trackId: track.id,
    name: track.name,
    days: offeredDays(
      groups
        .filter(({ session }) => session.trackId === track.id)
        .map(({ session: { id, date, title, durationMinutes, capacity }, countsToHours }) => ({
          date,
          title,
          minutes: countsToHours ? durationMinutes : 0,
          taken: expected.get(id)?.length ?? 0,
          capacity,
        })),
    ),
    programId: program.id,
    program: program.name,
    minutesPerWeek: program.minutesPerWeek,
    daysPerWeek: program.daysPerWeek,
    expectedWeeks: program.expectedWeeks,
  }));
}
