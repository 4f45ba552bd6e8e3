import { and, desc, gt, gte, isNotNull, isNull, or } from "drizzle-orm";
import { auditEntries } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { Instant } from "@/lib/time/zone";

/** That something changed, and where; never what, and nobody's name. */
export interface LiveChange {
  readonly event: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** Null: it concerns the clinic as a whole. */
  readonly siteId: string | null;
}

/** How far the trail was read: its seal, and the entries after it that were seen before they were sealed. */
export interface ReadPlace {
  readonly seq: number;
  readonly unsealed: ReadonlySet<string>;
}

/** An entry is sealed moments after its commit. One that still is not so long after it was written waits for a sealer that does not run. */
const UNSEALED_FOR = 5 * 60_000;

/** More at once than this is a bulk change: whoever follows reads their page anew all the same. */
const AT_ONCE = 1000;

/** The end of the trail as it is now. */
export async function findReadPlace(reader: Reader, now: Instant): Promise<ReadPlace> {
  const [last] = await reader
    .select({ seq: auditEntries.seq })
    .from(auditEntries)
    .where(isNotNull(auditEntries.seq))
    .orderBy(desc(auditEntries.seq))
    .limit(1);
  const { place } = await readChanges(reader, { seq: last?.seq ?? 0, unsealed: new Set() }, now);
  return place;
}

/**
 * What was committed since `after`. Seals are given in the order of commits, so that no entry can appear behind one
 * that was read; those that are not sealed yet are told from each other by their ids.
 */
export async function readChanges(
  reader: Reader,
  after: ReadPlace,
  now: Instant,
): Promise<{ readonly changes: readonly LiveChange[]; readonly place: ReadPlace }> {
  const since = new Date(now.getTime() - UNSEALED_FOR);
  const rows = await reader
    .select({
      id: auditEntries.id,
      seq: auditEntries.seq,
      event: auditEntries.event,
      subjectType: auditEntries.subjectType,
      subjectId: auditEntries.subjectId,
      siteId: auditEntries.siteId,
    })
    .from(auditEntries)
    .where(or(gt(auditEntries.seq, after.seq), and(isNull(auditEntries.seq), gte(auditEntries.at, since))))
    .limit(AT_ONCE);
  let { seq } = after;
  const unsealed = new Set<string>();
  const changes: LiveChange[] = [];
  for (const row of rows) {
    if (row.seq === null) unsealed.add(row.id);
    else seq = Math.max(seq, row.seq);
    if (after.unsealed.has(row.id)) continue;
    const { event, subjectType, subjectId, siteId } = row;
    changes.push({ event, subjectType, subjectId, siteId });
  }
  return { changes, place: { seq, unsealed } };
}
