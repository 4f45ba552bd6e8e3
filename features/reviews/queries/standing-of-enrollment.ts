import { eq } from "drizzle-orm";
import { clients, enrollments } from "@/db/schema";
import type { Reader } from "@/db/store";
import { readStandingInputs } from "@/features/standing/queries/standing-inputs";
import { policyToday } from "@/lib/alerts/policy-today";
import { closedInWeek } from "@/lib/standing/closed-week";
import { evaluateStanding } from "@/lib/standing/evaluate";
import { reasonsOfCase, type CaseReasons } from "@/lib/reviews/reasons";
import { localDate, parseLocalDate } from "@/lib/time/local-date";
import type { Instant } from "@/lib/time/zone";

/** The standing of one enrollment, worked out for this moment, with what explains it. It has begun, or it would have no case. */
export async function readEnrollmentStanding(reader: Reader, enrollmentId: string, now: Instant) {
  const [person] = await reader
    .select({ preferredName: clients.preferredName, givenName: clients.givenName })
    .from(enrollments)
    .innerJoin(clients, eq(clients.id, enrollments.clientId))
    .where(eq(enrollments.id, enrollmentId));
  const [known] = await readStandingInputs(reader, [enrollmentId], now);
  if (person === undefined || known === undefined) throw new Error("An enrollment with a case has begun.");
  const { input, clientId, zone } = known;
  const standing = evaluateStanding(input);
  const policy = policyToday(input);
  const firstName = person.preferredName ?? person.givenName;
  const sessions = input.expectedSessions.map(({ id, start, kind, status }) => ({
    ...{ id, date: start.slice(0, 10), kind, status },
  }));
  return {
    ...{ enrollmentId, clientId, zone, firstName, standing, input },
    today: localDate(input.asOf),
    policyVersion: policy.version,
    closed: closedInWeek(input, standing.weekHours.from),
    facts: { firstName, today: input.asOf, policy, sessions },
  };
}

/**
 * The reasons of a case as they were on the day it opened, with what is known today: a call or a visit afterwards ends a
 * streak, and takes nothing from why somebody has to decide.
 */
export function reasonsWhenOpened(
  { input, facts }: Awaited<ReturnType<typeof readEnrollmentStanding>>,
  caseKey: string,
): CaseReasons {
  const openedOn = parseLocalDate(caseKey.slice(caseKey.lastIndexOf("@") + 1));
  const then = openedOn === null || openedOn > input.asOf ? input : { ...input, asOf: openedOn };
  return reasonsOfCase(caseKey, evaluateStanding(then), { ...facts, policy: policyToday(then) });
}
