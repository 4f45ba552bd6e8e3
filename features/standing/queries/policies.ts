import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { decisions, enrollments, policyVersions } from "@/db/schema";
import type { Reader } from "@/db/store";
import { policyOn } from "@/lib/standing/policy-on";
import type { Decision, PolicyVersion } from "@/lib/standing/types";
import type { LocalDate } from "@/lib/time/local-date";

type PolicyRow = Pick<typeof policyVersions.$inferSelect, "version" | "from" | "body">;

/** A stored version as the rules read it. Its body was checked against the policy language before it was stored. */
export function asPolicyVersion({ version, from, body }: PolicyRow): PolicyVersion {
  return { ...(body as Omit<PolicyVersion, "version" | "from">), version, from };
}

/** Every version of the programs' policies, by program. Without ids: of all programs. */
export async function listPolicies(
  reader: Reader,
  programIds?: readonly string[],
): Promise<Map<string, PolicyVersion[]>> {
  const rows = await reader
    .select()
    .from(policyVersions)
    .where(programIds === undefined ? undefined : inArray(policyVersions.programId, [...programIds]))
    .orderBy(asc(policyVersions.version));
  const byProgram = new Map<string, PolicyVersion[]>();
  for (const row of rows) {
    const versions = byProgram.get(row.programId) ?? [];
    byProgram.set(row.programId, [...versions, asPolicyVersion(row)]);
  }
  return byProgram;
}

/** Who acknowledged which version, and when, by enrollment. */
export async function listAcknowledgements(
  reader: Reader,
  enrollmentIds: readonly string[],
): Promise<Map<string, Decision[]>> {
  const rows = await reader
    .select({
      id: decisions.id,
      enrollmentId: decisions.enrollmentId,
      on: decisions.on,
      version: decisions.policyVersion,
    })
    .from(decisions)
    .where(
      and(
        inArray(decisions.enrollmentId, [...enrollmentIds]),
        eq(decisions.kind, "acknowledge"),
        isNull(decisions.voidedAt),
      ),
    );
  const byEnrollment = new Map<string, Decision[]>();
  for (const { id, enrollmentId, on, version } of rows) {
    if (version === null) continue;
    const own = byEnrollment.get(enrollmentId) ?? [];
    byEnrollment.set(enrollmentId, [...own, { id, on, kind: "acknowledge", version }]);
  }
  return byEnrollment;
}

/** Acknowledgements matter only where a version waits for one, which few do. */
export function waitsForAcknowledgement(versions: readonly PolicyVersion[]): boolean {
  return versions.some(({ adoption }) => adoption === "when-acknowledged");
}

/** An enrollment's first day, and the policy version in force for it on the day asked; null: its program has none. */
export interface EnrollmentPolicy {
  readonly startDate: LocalDate;
  readonly policy: PolicyVersion | null;
}

/** Which policy version binds each enrollment on a day. One query, and a second where versions wait for acknowledgement. */
export async function listPoliciesOn(
  reader: Reader,
  enrollmentIds: readonly string[],
  day: LocalDate,
): Promise<Map<string, EnrollmentPolicy>> {
  if (enrollmentIds.length === 0) return new Map();
  const rows = await reader
    .select({ enrollmentId: enrollments.id, startDate: enrollments.startDate, policy: policyVersions })
    .from(enrollments)
    .leftJoin(policyVersions, eq(policyVersions.programId, enrollments.programId))
    .where(inArray(enrollments.id, [...enrollmentIds]));
  const found = new Map<string, { startDate: LocalDate; versions: PolicyVersion[] }>();
  for (const { enrollmentId, startDate, policy } of rows) {
    const own = found.get(enrollmentId) ?? { startDate, versions: [] };
    if (policy !== null) own.versions.push(asPolicyVersion(policy));
    found.set(enrollmentId, own);
  }
  const waiting = [...found].filter(([, { versions }]) => waitsForAcknowledgement(versions)).map(([id]) => id);
  const acknowledged = waiting.length === 0 ? new Map() : await listAcknowledgements(reader, waiting);
  return new Map(
    [...found].map(([id, { startDate, versions }]) => [
      id,
      { startDate, policy: policyOn(versions, acknowledged.get(id) ?? [], startDate, day) },
    ]),
  );
}
