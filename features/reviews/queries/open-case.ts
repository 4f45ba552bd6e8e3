import { and, eq, inArray } from "drizzle-orm";
import { reviews, standingCases } from "@/db/schema";
import type { Reader } from "@/db/store";
import { RUNNING_STATES } from "@/features/reviews/queries/reviews";

/** The weightiest thing about an enrollment that waits for a person: a review (its case, or one that runs), a contract case, or nothing. */
export async function findOpenCase(reader: Reader, enrollmentId: string): Promise<"contract" | "review" | null> {
  const running = and(eq(reviews.enrollmentId, enrollmentId), inArray(reviews.state, [...RUNNING_STATES]));
  if ((await reader.$count(reviews, running)) > 0) return "review";
  const open = await reader
    .select({ level: standingCases.level })
    .from(standingCases)
    .where(and(eq(standingCases.enrollmentId, enrollmentId), eq(standingCases.state, "open")));
  if (open.some(({ level }) => level === "review")) return "review";
  return open.some(({ level }) => level === "contract") ? "contract" : null;
}
