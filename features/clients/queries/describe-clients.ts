import { asc, eq, inArray } from "drizzle-orm";
import { enrollments, holds, planPhases, programs, standings, tracks } from "@/db/schema";
import type { Reader } from "@/db/store";
import { listExpectedOfEnrollments, type ExpectedSession } from "@/features/enrollment/queries/expected";
import { currentEnrollment } from "@/lib/enrollment/current-enrollment";
import { placeOn, type Place } from "@/lib/enrollment/enrollment-status";
import { phaseOn } from "@/lib/roster/expected";
import type { Level } from "@/lib/standing/types";
import { addDays, startOfWeek, type LocalDate } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";
import type { Instant } from "@/lib/time/zone";

/** What a row of the client list says beside the name. Null: nothing to say. */
export interface ListedClient {
  readonly id: string;
  readonly today: LocalDate;
  readonly program: string | null;
  readonly track: string | null;
  readonly place: Place | null;
  /** The day the place begins or ended, where that is what matters. */
  readonly placeDate: LocalDate | null;
  readonly level: Level | null;
  readonly hours: { readonly credited: number; readonly required: number; readonly isReachable: boolean } | null;
  readonly next: { readonly date: LocalDate; readonly startTime: LocalTime; readonly title: string } | null;
}

/** A fortnight: a client who is expected at nothing for longer has no "next" that staff would wait for. */
const DAYS_AHEAD = 14;

interface Named {
  readonly id: string;
  readonly siteId: string;
}

/** Describes clients by the enrollment that each page is about. Six queries. */
export async function describeClients(
  reader: Reader,
  people: readonly Named[],
  todayOf: ReadonlyMap<string, LocalDate>,
  now: Instant,
): Promise<ListedClient[]> {
  if (people.length === 0) return [];
  const onFile = await readEnrollments(
    reader,
    people.map(({ id }) => id),
  );
  const current = people.map((client) => {
    const today = todayOf.get(client.siteId)!;
    return { client, today, enrollment: currentEnrollment(onFile.get(client.id) ?? [], today) };
  });
  const ids = current.flatMap(({ enrollment }) => (enrollment === null ? [] : [enrollment.id]));
  const phases = await reader
    .select({ phase: planPhases, track: tracks.name })
    .from(planPhases)
    .innerJoin(tracks, eq(tracks.id, planPhases.trackId))
    .where(inArray(planPhases.enrollmentId, ids))
    .orderBy(asc(planPhases.from));
  const standingRows = await reader.select().from(standings).where(inArray(standings.enrollmentId, ids));
  const days = current.map(({ today }) => today).sort();
  const range = { from: days[0]!, to: addDays(days.at(-1)!, DAYS_AHEAD) };
  const expected = await listExpectedOfEnrollments(reader, ids, range);
  return current.map(({ client, today, enrollment }) => {
    if (enrollment === null) {
      return {
        id: client.id,
        today,
        program: null,
        track: null,
        place: null,
        placeDate: null,
        level: null,
        hours: null,
        next: null,
      };
    }
    const own = phases
      .filter(({ phase }) => phase.enrollmentId === enrollment.id)
      .map(({ phase, track }) => ({ ...phase, track }));
    const place = placeOn(enrollment, enrollment.holds, today);
    const standing =
      place === "left" ? undefined : standingRows.find(({ enrollmentId }) => enrollmentId === enrollment.id);
    return {
      id: client.id,
      today,
      program: enrollment.program,
      track: (phaseOn(own, today) ?? own[0])?.track ?? null,
      place,
      placeDate: place === "left" ? enrollment.endDate : place === "starting" ? enrollment.startDate : null,
      level: standing?.level ?? null,
      hours: standing === undefined ? null : hoursOf(standing, today),
      next: nextOf(expected.get(enrollment.id) ?? [], now),
    };
  });
}

/** A standing worked out in another week says nothing of this one. */
function hoursOf(standing: typeof standings.$inferSelect, today: LocalDate): ListedClient["hours"] {
  if (standing.weekFrom > today || addDays(startOfWeek(standing.weekFrom), 7) <= today) return null;
  return { credited: standing.weekCredited, required: standing.weekRequired, isReachable: standing.isWeekReachable };
}

function nextOf(sessions: readonly ExpectedSession[], now: Instant): ListedClient["next"] {
  const next = sessions.find(({ status, endsAt }) => status === "scheduled" && endsAt > now);
  return next ? { date: next.date, startTime: next.startTime, title: next.title } : null;
}

async function readEnrollments(reader: Reader, clientIds: string[]) {
  const rows = await reader
    .select({ enrollment: enrollments, program: programs.name })
    .from(enrollments)
    .innerJoin(programs, eq(programs.id, enrollments.programId))
    .where(inArray(enrollments.clientId, clientIds));
  const away = await reader
    .select()
    .from(holds)
    .where(
      inArray(
        holds.enrollmentId,
        rows.map(({ enrollment }) => enrollment.id),
      ),
    );
  const byClient = new Map<string, ((typeof rows)[number]["enrollment"] & { program: string; holds: typeof away })[]>();
  for (const { enrollment, program } of rows) {
    const own = away.filter(({ enrollmentId, voidedAt }) => enrollmentId === enrollment.id && voidedAt === null);
    const list = byClient.get(enrollment.clientId) ?? [];
    byClient.set(enrollment.clientId, [...list, { ...enrollment, program, holds: own }]);
  }
  return byClient;
}
