import { asc, eq, inArray } from "drizzle-orm";
import {
  accounts,
  enrollments,
  holds,
  planPhases,
  programs,
  seriesMembers,
  series,
  staff,
  standings,
  tracks,
} from "@/db/schema";
import type { Reader } from "@/db/store";
import { clientName } from "@/lib/clients/client-name";
import { getClientAtSite, type Client } from "@/features/clients/queries/clients";
import type { Enrollment, Hold, Phase } from "@/features/enrollment/queries/enrollments";
import { staffNameWithCredentials } from "@/features/staff/queries";
import { currentEnrollment } from "@/lib/enrollment/current-enrollment";
import { placeOn, type Place } from "@/lib/enrollment/enrollment-status";
import { covers, phaseOn } from "@/lib/roster/expected";
import { initialsOf } from "@/lib/scheduling/initials";
import type { Level } from "@/lib/standing/types";
import type { LocalDate } from "@/lib/time/local-date";
import { toLocal, type Instant, type Zone } from "@/lib/time/zone";

export interface ChartPhase extends Phase {
  readonly track: string;
}

export interface ChartEnrollment extends Enrollment {
  readonly program: string;
  readonly expectedWeeks: number;
  readonly counselor: string | null;
  readonly phases: readonly ChartPhase[];
  readonly holds: readonly Hold[];
  readonly place: Place;
  /** The phase in force today, or the first one to come. */
  readonly phase: ChartPhase | null;
  readonly holdNow: Hold | null;
  readonly level: Level | null;
  readonly members: readonly ChartMember[];
}

/** A series the client belongs to by name. */
export interface ChartMember {
  readonly id: string;
  readonly seriesId: string;
  readonly title: string;
  readonly kind: "group" | "individual" | "family";
  readonly from: LocalDate;
  readonly through: LocalDate | null;
}

/** What every page of a chart begins with. */
export interface Chart {
  readonly client: Client;
  readonly name: string;
  readonly initials: string;
  readonly site: { readonly name: string; readonly zone: Zone };
  readonly today: LocalDate;
  /** The one the page is about. */
  readonly current: ChartEnrollment | null;
  /** All of them, the one that began last first. */
  readonly enrollments: readonly ChartEnrollment[];
  readonly hasAccount: boolean;
}

/** A client's record with the enrollments and their plans: six queries. Null: there is no such client. */
export async function findChart(reader: Reader, clientId: string, now: Instant): Promise<Chart | null> {
  const row = await getClientAtSite(reader, clientId);
  if (row === null) return null;
  const { client, site } = row;
  const today = toLocal(now, site.zone).date;
  const list = await readEnrollments(reader, client.id, today);
  const account = await reader
    .select({ id: accounts.id })
    .from(accounts)
    .where(eq(accounts.clientId, client.id))
    .limit(1);
  return {
    client,
    name: clientName(client),
    initials: initialsOf(client),
    site,
    today,
    current: currentEnrollment(list, today),
    enrollments: list,
    hasAccount: account.length > 0,
  };
}

async function readEnrollments(reader: Reader, clientId: string, today: LocalDate): Promise<ChartEnrollment[]> {
  const rows = await reader
    .select({ enrollment: enrollments, program: programs, counselor: staff, level: standings.level })
    .from(enrollments)
    .innerJoin(programs, eq(programs.id, enrollments.programId))
    .leftJoin(staff, eq(staff.id, enrollments.counselorId))
    .leftJoin(standings, eq(standings.enrollmentId, enrollments.id))
    .where(eq(enrollments.clientId, clientId))
    .orderBy(asc(enrollments.startDate), asc(enrollments.id));
  const ids = rows.map(({ enrollment }) => enrollment.id);
  const phases = await reader
    .select({ phase: planPhases, track: tracks.name })
    .from(planPhases)
    .innerJoin(tracks, eq(tracks.id, planPhases.trackId))
    .where(inArray(planPhases.enrollmentId, ids))
    .orderBy(asc(planPhases.from));
  const away = await reader.select().from(holds).where(inArray(holds.enrollmentId, ids)).orderBy(asc(holds.from));
  const members = await reader
    .select({ member: seriesMembers, title: series.title, kind: series.kind })
    .from(seriesMembers)
    .innerJoin(series, eq(series.id, seriesMembers.seriesId))
    .where(inArray(seriesMembers.enrollmentId, ids))
    .orderBy(asc(seriesMembers.from));
  return rows.reverse().map(({ enrollment, program, counselor, level }) => {
    const ownPhases = phases
      .filter(({ phase }) => phase.enrollmentId === enrollment.id)
      .map(({ phase, track }) => ({ ...phase, track }));
    const ownHolds = away.filter(({ enrollmentId, voidedAt }) => enrollmentId === enrollment.id && voidedAt === null);
    return {
      ...enrollment,
      program: program.name,
      expectedWeeks: program.expectedWeeks,
      counselor: counselor && staffNameWithCredentials(counselor),
      phases: ownPhases,
      holds: ownHolds,
      place: placeOn(enrollment, ownHolds, today),
      phase: phaseOn(ownPhases, today) ?? ownPhases[0] ?? null,
      holdNow: ownHolds.find((hold) => covers(hold, today)) ?? null,
      level,
      members: members
        .filter(({ member }) => member.enrollmentId === enrollment.id)
        .map(({ member: { id, seriesId, from, through }, title, kind }) => ({
          id,
          seriesId,
          title,
          kind,
          from,
          through,
        })),
    };
  });
}
