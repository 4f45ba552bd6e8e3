import { eq, inArray } from "drizzle-orm";
import { clients, enrollments } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { ExpectedClient } from "@/features/enrollment/queries/expected";
import { readWeekInputs } from "@/features/standing/queries/week-inputs";
import { closedInWeek } from "@/lib/standing/closed-week";
import { startOfWeek, type LocalDate } from "@/lib/time/local-date";

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
    const concerned = [...people.values()].filter(({ enrollmentId }) => enrollmentIds.has(enrollmentId));
    const inputs = await readWeekInputs(reader, concerned, monday);
    for (const person of concerned) {
      const input = inputs.get(person.enrollmentId);
      if (input === undefined) continue;
      const minutes = closedInWeek(input(ids), monday).excused - closedInWeek(input(), monday).excused;
      if (minutes <= 0) continue;
      const before = lost.get(person.clientId)?.minutes ?? 0;
      lost.set(person.clientId, { clientId: person.clientId, name: person.name, minutes: before + minutes });
    }
  }
  return [...lost.values()].toSorted((one, other) => other.minutes - one.minutes || (one.name < other.name ? -1 : 1));
}

async function readPeople(reader: Reader, enrollmentIds: readonly string[]) {
  const rows =
    enrollmentIds.length === 0
      ? []
      : await reader
          .select({
            enrollmentId: enrollments.id,
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
      row.enrollmentId,
      { ...row, name: `${preferredName ?? givenName} ${familyName}` },
    ]),
  );
}
