import { and, desc, eq, inArray, lte } from "drizzle-orm";
import { policyVersions } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { PolicyVersion } from "@/lib/standing/types";
import type { LocalDate } from "@/lib/time/local-date";

/** The minutes and hours of a policy that matter while attendance is taken. */
export interface RosterPolicy {
  readonly lateFrom: number | null;
  readonly absentFrom: number | null;
  readonly noticeHours: number | null;
}

const NO_POLICY: RosterPolicy = { lateFrom: null, absentFrom: null, noticeHours: null };

/** What the programs' policies of a day say of lateness and notice, by program. */
export async function listRosterPolicies(
  reader: Reader,
  programIds: readonly string[],
  on: LocalDate,
): Promise<Map<string, RosterPolicy>> {
  const byProgram = new Map<string, RosterPolicy>();
  if (programIds.length === 0) return byProgram;
  const rows = await reader
    .select({ programId: policyVersions.programId, body: policyVersions.body })
    .from(policyVersions)
    .where(and(inArray(policyVersions.programId, [...programIds]), lte(policyVersions.from, on)))
    .orderBy(desc(policyVersions.from));
  for (const { programId, body } of rows) {
    if (byProgram.has(programId)) continue;
    const { lateFrom = null, absentFrom = null, noticeHours = null } = body as Partial<PolicyVersion>;
    byProgram.set(programId, { lateFrom, absentFrom, noticeHours });
  }
  return byProgram;
}

/** The policy that the whole of a session is read by: its program's. A session without a program has none. */
export async function findSessionPolicy(
  reader: Reader,
  session: { readonly programId: string | null; readonly date: LocalDate },
): Promise<RosterPolicy> {
  if (session.programId === null) return NO_POLICY;
  return (await listRosterPolicies(reader, [session.programId], session.date)).get(session.programId) ?? NO_POLICY;
}
