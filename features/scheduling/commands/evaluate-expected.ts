import type { Tx } from "@/db/store";
import { listExpectedOfSessions, type SessionAsked } from "@/features/enrollment/queries/expected";
import { evaluateStandings } from "@/features/standing/commands/evaluate-standings";
import type { Call } from "@/server/doors/call";
import type { DomainEvent } from "@/server/doors/changed";

/** Works the standing of everybody expected at these sessions out anew, after the sessions changed, in the same transaction. */
export async function evaluateExpected(tx: Tx, call: Call, asked: readonly SessionAsked[]): Promise<DomainEvent[]> {
  const expected = await listExpectedOfSessions(tx, asked);
  const enrollmentIds = new Set([...expected.values()].flat().map(({ enrollmentId }) => enrollmentId));
  return enrollmentIds.size === 0 ? [] : evaluateStandings(tx, call, [...enrollmentIds]);
}
