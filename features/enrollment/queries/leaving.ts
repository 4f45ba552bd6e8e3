import { and, eq } from "drizzle-orm";
import { standingCases } from "@/db/schema";
import type { Reader } from "@/db/store";
import { findLastAttended } from "@/features/enrollment/commands/discharge-enrollment";
import { listExpectedOfEnrollments } from "@/features/enrollment/queries/expected";
import { addDays, type LocalDate } from "@/lib/time/local-date";

/** What a last day today would take away. */
export interface Leaving {
  readonly lastAttended: LocalDate | null;
  /** Sessions after today, in the coming weeks, that would no longer expect the client. */
  readonly sessions: number;
  readonly through: LocalDate;
  readonly openCases: number;
}

const LOOK_AHEAD_DAYS = 28;

export async function findLeaving(
  reader: Reader,
  enrollment: { id: string; clientId: string },
  today: LocalDate,
): Promise<Leaving> {
  const through = addDays(today, LOOK_AHEAD_DAYS);
  const expected = await listExpectedOfEnrollments(reader, [enrollment.id], { from: addDays(today, 1), to: through });
  const open = and(eq(standingCases.enrollmentId, enrollment.id), eq(standingCases.state, "open"));
  return {
    lastAttended: await findLastAttended(reader, enrollment),
    sessions: (expected.get(enrollment.id) ?? []).filter(({ status }) => status === "scheduled").length,
    through,
    openCases: await reader.$count(standingCases, open),
  };
}
