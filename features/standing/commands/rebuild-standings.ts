import type { Tx } from "@/db/store";
import { done, type Result } from "@/lib/result";
import type { Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type Unchanged } from "@/server/doors/changed";
import { workOutStandings } from "./evaluate-standings";

/**
 * Work the standing of these enrollments out anew, whatever is stored: at the turn of the day, or because somebody
 * doubts the stored copy. What is stored is a cache of the records, so nothing can be lost by it.
 */
export async function rebuildStandings(
  tx: Tx,
  call: Call,
  input: { readonly enrollmentIds: readonly string[] },
): Promise<Result<Changed<{ count: number }> | Unchanged<{ count: number }>, never>> {
  const { count, events } = await workOutStandings(tx, call, input.enrollmentIds);
  if (count === 0) return done(unchanged({ count }));
  const rebuilt = {
    name: "standing.reevaluated",
    subjectType: "clinic",
    subjectId: "clinic",
    facts: { enrollments: count },
  } as const;
  return done(changed({ count }, rebuilt, ...events));
}
