import { and, inArray } from "drizzle-orm";
import { reviews } from "@/db/schema";
import type { Reader } from "@/db/store";
import { RUNNING_STATES } from "@/features/reviews/queries/reviews";

/** Where the review of each client is that has one under way: "/reviews/…", by client. For lists that lead there. */
export async function listReviewLinks(reader: Reader, clientIds: readonly string[]): Promise<Map<string, string>> {
  if (clientIds.length === 0) return new Map();
  const rows = await reader
    .select({ id: reviews.id, clientId: reviews.clientId })
    .from(reviews)
    .where(and(inArray(reviews.clientId, [...clientIds]), inArray(reviews.state, [...RUNNING_STATES])));
  return new Map(rows.map(({ id, clientId }) => [clientId, `/reviews/${id}`]));
}
