import { desc, eq } from "drizzle-orm";
import { clients, enrollments } from "@/db/schema";
import type { Reader } from "@/db/store";
import { policyToday } from "@/lib/alerts/policy-today";
import { closedInWeek, type ClosedWeek } from "@/lib/standing/closed-week";
import { evaluateStanding } from "@/lib/standing/evaluate";
import type { StandingFacts } from "@/lib/standing/standing-facts";
import type { Standing, StandingInput } from "@/lib/standing/types";
import { localDate, type LocalDate } from "@/lib/time/local-date";
import type { Instant, Zone } from "@/lib/time/zone";
import { readStandingInputs } from "./standing-inputs";

/** A client's standing for one moment, with what it was worked out from, so that every word of it can be explained. */
export interface ClientStanding {
  readonly enrollmentId: string;
  readonly clientId: string;
  readonly firstName: string;
  readonly today: LocalDate;
  readonly zone: Zone;
  readonly standing: Standing;
  readonly input: StandingInput;
  /** What closures did to this week's hours. */
  readonly closed: ClosedWeek;
  /** What its sentences need. */
  readonly facts: StandingFacts;
}

/**
 * The standing of a client's newest enrollment that has begun, evaluated now and not read from the stored copy: what is
 * over changes with the minute. Null when none has begun.
 */
export async function findClientStanding(
  reader: Reader,
  clientId: string,
  now: Instant,
): Promise<ClientStanding | null> {
  const rows = await reader
    .select({
      id: enrollments.id,
      preferredName: clients.preferredName,
      givenName: clients.givenName,
      startDate: enrollments.startDate,
    })
    .from(enrollments)
    .innerJoin(clients, eq(clients.id, enrollments.clientId))
    .where(eq(enrollments.clientId, clientId))
    .orderBy(desc(enrollments.startDate));
  for (const row of rows) {
    const [known] = await readStandingInputs(reader, [row.id], now);
    if (known === undefined) continue;
    const standing = evaluateStanding(known.input);
    return {
      enrollmentId: row.id,
      clientId,
      firstName: row.preferredName ?? row.givenName,
      today: localDate(known.input.asOf),
      zone: known.zone,
      standing,
      input: known.input,
      closed: closedInWeek(known.input, standing.weekHours.from),
      facts: {
        firstName: row.preferredName ?? row.givenName,
        today: known.input.asOf,
        policy: policyToday(known.input),
        sessions: known.input.expectedSessions.map(({ id, start, kind, status }) => ({
          id,
          date: start.slice(0, 10),
          kind,
          status,
        })),
      },
    };
  }
  return null;
}
