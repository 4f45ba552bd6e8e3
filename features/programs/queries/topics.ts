import { and, asc, eq, isNull } from "drizzle-orm";
import { curriculumTopics } from "@/db/schema";
import type { Reader } from "@/db/store";

export type Topic = typeof curriculumTopics.$inferSelect;

/** The curriculum of a service type, in its order; with those that were put away, last, where asked. */
export async function listTopics(
  reader: Reader,
  serviceTypeId: string,
  options: { readonly withArchived?: boolean } = {},
): Promise<Topic[]> {
  const own = eq(curriculumTopics.serviceTypeId, serviceTypeId);
  const rows = await reader
    .select()
    .from(curriculumTopics)
    .where(options.withArchived === true ? own : and(own, isNull(curriculumTopics.archivedAt)))
    .orderBy(asc(curriculumTopics.position), asc(curriculumTopics.id));
  return rows.sort((one, other) => Number(one.archivedAt !== null) - Number(other.archivedAt !== null));
}

export async function getTopic(reader: Reader, topicId: string): Promise<Topic | null> {
  const rows = await reader.select().from(curriculumTopics).where(eq(curriculumTopics.id, topicId));
  return rows[0] ?? null;
}
