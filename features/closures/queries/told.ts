import type { ExpectedClient } from "@/features/enrollment/queries/expected";
import type { LocalDate } from "@/lib/time/local-date";
import type { Instant } from "@/lib/time/zone";

interface TellableSession {
  readonly id: string;
  readonly date: LocalDate;
  readonly startsAt: Instant;
}

export type ClientDays = ReadonlyMap<string, readonly LocalDate[]>;

/** For each client, the days on which they are expected at one of these sessions. What has begun is nobody's news. */
export function daysOfClients(
  sessions: readonly TellableSession[],
  expected: ReadonlyMap<string, readonly ExpectedClient[]>,
  now: Instant,
): ClientDays {
  const days = new Map<string, LocalDate[]>();
  for (const { id, date, startsAt } of sessions) {
    if (startsAt <= now) continue;
    for (const { clientId } of expected.get(id) ?? []) {
      const own = days.get(clientId) ?? [];
      if (!own.includes(date)) days.set(clientId, [...own, date]);
    }
  }
  return days;
}
