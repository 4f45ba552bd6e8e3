import { eq, inArray } from "drizzle-orm";
import { clients, enrollments } from "@/db/schema";
import type { Reader } from "@/db/store";
import {
  listPlansOfEnrollments,
  type ExpectedClient,
  type PlanOfEnrollment,
} from "@/features/enrollment/queries/expected";
import { closedInWeek } from "@/lib/standing/closed-week";
import type { StandingInput } from "@/lib/standing/types";
import { addDays, startOfWeek, type LocalDate } from "@/lib/time/local-date";
import { momentText } from "@/lib/time/zone";

/** A client whose weeks ask less because the clinic is closed. Minutes, over all the weeks. */
export interface HoursLost {
  readonly clientId: string;
  readonly name: string;
  readonly minutes: number;
}

interface ClosingSession {
  readonly id: string;
  readonly date: LocalDate;
}

/**
 * Whose weeks will ask less than their plan when these sessions close, and by how much: the same rule that the client's
 * chart and phone show afterwards. Three queries for each week that is touched.
 */
export async function listHoursLost(
  reader: Reader,
  closing: readonly ClosingSession[],
  expected: ReadonlyMap<string, readonly ExpectedClient[]>,
): Promise<HoursLost[]> {
  const weeks = new Map<LocalDate, { ids: Set<string>; enrollmentIds: Set<string> }>();
  for (const { id, date } of closing) {
    const monday = startOfWeek(date);
    const week = weeks.get(monday) ?? { ids: new Set<string>(), enrollmentIds: new Set<string>() };
    week.ids.add(id);
    for (const { enrollmentId } of expected.get(id) ?? []) week.enrollmentIds.add(enrollmentId);
    weeks.set(monday, week);
  }
  const people = await readPeople(reader, [...new Set([...weeks.values()].flatMap((week) => [...week.enrollmentIds]))]);
  const lost = new Map<string, HoursLost>();
  for (const [monday, { ids, enrollmentIds }] of weeks) {
    const range = { from: monday, to: addDays(monday, 6) };
    const plans = await listPlansOfEnrollments(reader, [...enrollmentIds], range);
    for (const [enrollmentId, plan] of plans) {
      const person = people.get(enrollmentId);
      if (person === undefined) continue;
      const excused = (isOff: (id: string) => boolean) => closedInWeek(weekInput(person, plan, isOff), monday).excused;
      const minutes = excused((id) => ids.has(id)) - excused(() => false);
      if (minutes <= 0) continue;
      const before = lost.get(person.clientId)?.minutes ?? 0;
      lost.set(person.clientId, { clientId: person.clientId, name: person.name, minutes: before + minutes });
    }
  }
  return [...lost.values()].toSorted((one, other) => other.minutes - one.minutes || (one.name < other.name ? -1 : 1));
}

type Person = Awaited<ReturnType<typeof readPeople>> extends Map<string, infer Each> ? Each : never;

async function readPeople(reader: Reader, enrollmentIds: readonly string[]) {
  const rows =
    enrollmentIds.length === 0
      ? []
      : await reader
          .select({
            id: enrollments.id,
            clientId: enrollments.clientId,
            startDate: enrollments.startDate,
            endDate: enrollments.endDate,
            givenName: clients.givenName,
            familyName: clients.familyName,
            preferredName: clients.preferredName,
          })
          .from(enrollments)
          .innerJoin(clients, eq(clients.id, enrollments.clientId))
          .where(inArray(enrollments.id, [...enrollmentIds]));
  return new Map(
    rows.map(({ givenName, familyName, preferredName, ...row }) => [
      row.id,
      { ...row, name: `${preferredName ?? givenName} ${familyName}` },
    ]),
  );
}

/** The week as standing would see it, without anything that judges: hours ask for no marks and no policy. */
function weekInput(
  { startDate, endDate }: Person,
  { sessions, phases, holds }: PlanOfEnrollment,
  isOff: (id: string) => boolean,
): StandingInput {
  return {
    asOf: startDate,
    knownAt: null,
    enrollment: { start: startDate, end: endDate },
    policyVersions: [{ version: 1, from: startDate, rules: [] }],
    planPhases: phases.map(({ id, from, minutesPerWeek }) => ({ id, from, minutesPerWeek })),
    expectedSessions: sessions
      .filter(({ countsToHours, countsToStanding }) => countsToHours || countsToStanding)
      .map(({ id, startsAt, endsAt, zone, status }) => ({
        id,
        start: momentText(startsAt, zone),
        end: momentText(endsAt, zone),
        status: isOff(id) ? ("closed" as const) : status,
      })),
    marks: [],
    holds: holds.map(({ id, from, through }) => ({ id, from, to: through })),
    contacts: [],
    decisions: [],
    openedCases: [],
  };
}
