import type { Reader } from "@/db/store";
import { listPlansOfEnrollments, type PlanOfEnrollment } from "@/features/enrollment/queries/expected";
import type { StandingInput } from "@/lib/standing/types";
import { addDays, type LocalDate } from "@/lib/time/local-date";
import { momentText } from "@/lib/time/zone";

interface EnrolledSpan {
  readonly enrollmentId: string;
  readonly startDate: LocalDate;
  readonly endDate: LocalDate | null;
}

/**
 * One week of each of these enrollments as the hours of a week ask for it, without anything that judges: no marks and no
 * policy. `alsoClosed` are sessions that are looked at as if they were closed. A few queries, however many people.
 */
export async function readWeekInputs(
  reader: Reader,
  people: readonly EnrolledSpan[],
  from: LocalDate,
): Promise<Map<string, (alsoClosed?: ReadonlySet<string>) => StandingInput>> {
  const ids = people.map(({ enrollmentId }) => enrollmentId);
  const plans = await listPlansOfEnrollments(reader, ids, { from, to: addDays(from, 6) });
  return new Map(
    people.flatMap((person) => {
      const plan = plans.get(person.enrollmentId);
      if (plan === undefined) return [];
      return [
        [person.enrollmentId, (alsoClosed?: ReadonlySet<string>) => weekInput(person, plan, alsoClosed)] as const,
      ];
    }),
  );
}

function weekInput(
  { startDate, endDate }: EnrolledSpan,
  { sessions, phases, holds }: PlanOfEnrollment,
  alsoClosed: ReadonlySet<string> = new Set(),
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
        status: alsoClosed.has(id) ? ("closed" as const) : status,
      })),
    marks: [],
    holds: holds.map(({ id, from, through }) => ({ id, from, to: through })),
    contacts: [],
    decisions: [],
    openedCases: [],
  };
}
