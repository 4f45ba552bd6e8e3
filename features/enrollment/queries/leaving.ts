import type { Reader } from "@/db/store";
import { findLastAttended } from "@/features/enrollment/commands/end-enrollment";
import { listExpectedOfEnrollments } from "@/features/enrollment/queries/expected";
import { findOpenCase } from "@/features/reviews/queries/open-case";
import { addDays, type LocalDate } from "@/lib/time/local-date";

/** What a last day today would take away. */
export interface Leaving {
  readonly lastAttended: LocalDate | null;
  /** Sessions after today, in the coming weeks, that would no longer expect the client. */
  readonly sessions: number;
  readonly through: LocalDate;
  /** What waits for a person. */
  readonly openCase: "contract" | "review" | null;
}

const LOOK_AHEAD_DAYS = 28;

export async function findLeaving(
  reader: Reader,
  enrollment: { id: string; clientId: string },
  today: LocalDate,
): Promise<Leaving> {
  const through = addDays(today, LOOK_AHEAD_DAYS);
  const expected = await listExpectedOfEnrollments(reader, [enrollment.id], { from: addDays(today, 1), to: through });
  return {
    lastAttended: await findLastAttended(reader, enrollment),
    sessions: (expected.get(enrollment.id) ?? []).filter(({ status }) => status === "scheduled").length,
    through,
    openCase: await findOpenCase(reader, enrollment.id),
  };
}
