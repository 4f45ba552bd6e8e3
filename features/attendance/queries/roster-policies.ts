import type { Reader } from "@/db/store";
import { listPoliciesOn } from "@/features/standing/queries/policies";
import type { LocalDate } from "@/lib/time/local-date";

/** The minutes and hours of a policy that matter while attendance is taken. */
export interface RosterPolicy {
  readonly lateFrom: number | null;
  readonly absentFrom: number | null;
  readonly noticeHours: number | null;
}

export const NO_ROSTER_POLICY: RosterPolicy = { lateFrom: null, absentFrom: null, noticeHours: null };

/** What a roster knows of an enrollment: its first day, and what its policy says of lateness and notice on this day. */
export interface RosterEnrollment {
  readonly startDate: LocalDate;
  readonly policy: RosterPolicy;
}

/**
 * By enrollment. Each client's own policy: people of two programs may sit in one session, and an individual session
 * belongs to no program at all.
 */
export async function listRosterEnrollments(
  reader: Reader,
  enrollmentIds: readonly string[],
  on: LocalDate,
): Promise<Map<string, RosterEnrollment>> {
  const policies = await listPoliciesOn(reader, enrollmentIds, on);
  return new Map(
    [...policies].map(([id, { startDate, policy }]) => {
      const { lateFrom = null, absentFrom = null, noticeHours = null } = policy ?? {};
      return [id, { startDate, policy: { lateFrom, absentFrom, noticeHours } }];
    }),
  );
}
