import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { absenceNotices, arrivals, clients, enrollments, policyVersions, sessions } from "@/db/schema";
import type { Reader } from "@/db/store";
import { asPolicyVersion, listAcknowledgements, waitsForAcknowledgement } from "@/features/standing/queries/policies";
import { policyOn } from "@/lib/standing/policy-on";
import type { PolicyVersion } from "@/lib/standing/types";
import type { Instant } from "@/lib/time/zone";
import { NO_ROSTER_POLICY, type RosterEnrollment } from "./roster-policies";
import type { RosterState } from "./roster-state";

/** What a roster knows of a person beside their line. */
export interface RosterPerson extends Pick<
  typeof clients.$inferSelect,
  "id" | "number" | "givenName" | "familyName" | "preferredName" | "language"
> {
  readonly enrollment: RosterEnrollment | null;
  /** What they told the clinic about this session and did not take back. */
  readonly notice: typeof absenceNotices.$inferSelect | null;
  /** When they came in on the session's day, the first time. */
  readonly arrivedAt: Instant | null;
}

/**
 * The people of one roster with their own policies, notices and arrivals. One query, and a second where versions of a
 * policy wait for acknowledgement.
 */
export async function listRosterPeople(reader: Reader, { session, lines }: RosterState): Promise<RosterPerson[]> {
  if (lines.size === 0) return [];
  const enrollmentIds = [...lines.values()].flatMap(({ enrollmentId }) => enrollmentId ?? []);
  const firstArrival = firstArrivals(reader, session.id);
  const rows = await reader
    .select({
      id: clients.id,
      number: clients.number,
      givenName: clients.givenName,
      familyName: clients.familyName,
      preferredName: clients.preferredName,
      language: clients.language,
      enrollment: { id: enrollments.id, startDate: enrollments.startDate },
      policy: policyVersions,
      notice: absenceNotices,
      arrivedAt: firstArrival.at,
    })
    .from(clients)
    .leftJoin(enrollments, and(eq(enrollments.clientId, clients.id), inArray(enrollments.id, enrollmentIds)))
    .leftJoin(policyVersions, eq(policyVersions.programId, enrollments.programId))
    .leftJoin(absenceNotices, noticeOf(session.id))
    .leftJoin(firstArrival, eq(firstArrival.clientId, clients.id))
    .where(inArray(clients.id, [...lines.keys()]));
  const policiesOf = new Map<string, PolicyVersion[]>();
  for (const { enrollment, policy } of rows) {
    if (enrollment === null || policy === null) continue;
    policiesOf.set(enrollment.id, [...(policiesOf.get(enrollment.id) ?? []), asPolicyVersion(policy)]);
  }
  const waiting = [...policiesOf].filter(([, versions]) => waitsForAcknowledgement(versions)).map(([id]) => id);
  const acknowledged = waiting.length === 0 ? new Map() : await listAcknowledgements(reader, waiting);
  const people = new Map<string, RosterPerson>();
  for (const { policy: _, enrollment, ...person } of rows) {
    if (people.has(person.id)) continue;
    people.set(person.id, { ...person, enrollment: enrollment === null ? null : enrolled(enrollment) });
  }
  return [...people.values()];

  function enrolled({ id, startDate }: { id: string; startDate: RosterEnrollment["startDate"] }): RosterEnrollment {
    const versions = (policiesOf.get(id) ?? []).toSorted((one, other) => one.version - other.version);
    const policy = policyOn(versions, acknowledged.get(id) ?? [], startDate, session.date);
    if (policy === null) return { startDate, policy: NO_ROSTER_POLICY };
    const { lateFrom = null, absentFrom = null, noticeHours = null } = policy;
    return { startDate, policy: { lateFrom, absentFrom, noticeHours } };
  }
}

/** By client, when they came in on the session's day at its site, the first time. */
function firstArrivals(reader: Reader, sessionId: string) {
  return reader
    .select({ clientId: arrivals.clientId, at: sql`min(${arrivals.at})`.mapWith(arrivals.at).as("first_at") })
    .from(arrivals)
    .innerJoin(sessions, and(eq(sessions.date, arrivals.on), eq(sessions.siteId, arrivals.siteId)))
    .where(and(eq(sessions.id, sessionId), isNull(arrivals.takenBackAt)))
    .groupBy(arrivals.clientId)
    .as("first_arrivals");
}

/** By client, what they told us of a session and when they came in: what "everyone else present" goes by. One query. */
export async function listKnownOfLines(
  reader: Reader,
  session: { readonly id: string },
  clientIds: readonly string[],
): Promise<ReadonlyMap<string, Pick<RosterPerson, "notice" | "arrivedAt">>> {
  if (clientIds.length === 0) return new Map();
  const firstArrival = firstArrivals(reader, session.id);
  const rows = await reader
    .select({ id: clients.id, notice: absenceNotices, arrivedAt: firstArrival.at })
    .from(clients)
    .leftJoin(absenceNotices, noticeOf(session.id))
    .leftJoin(firstArrival, eq(firstArrival.clientId, clients.id))
    .where(inArray(clients.id, [...clientIds]));
  return new Map(rows.map(({ id, notice, arrivedAt }) => [id, { notice, arrivedAt }]));
}

function noticeOf(sessionId: string) {
  return and(
    eq(absenceNotices.clientId, clients.id),
    eq(absenceNotices.sessionId, sessionId),
    isNull(absenceNotices.withdrawnAt),
  );
}
