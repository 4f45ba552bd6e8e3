import { secondOf } from "@/lib/standing/moments";
import type { Moment, Recorded } from "@/lib/standing/types";

/**
 * The records that exist as of `knownAt`: of those with one identity only the one recorded last, and none if that one
 * says `void`. A record made after `knownAt` does not exist yet; one without a time was always known.
 */
export function knownRecords<T extends Recorded>(
  records: readonly T[],
  identityOf: (record: T) => string | number,
  knownAt: Moment | null,
): T[] {
  const limit = knownAt === null ? Infinity : secondOf(knownAt);
  const last = new Map<string | number, T>();
  let isPlain = true;
  for (const record of records) {
    const recordedAt = recordedSecond(record);
    if (recordedAt > limit) continue;
    const identity = identityOf(record);
    const earlier = last.get(identity);
    if (earlier === undefined || recordedSecond(earlier) < recordedAt) last.set(identity, record);
    if (record.void === true) isPlain = false;
  }
  const known = [...last.values()];
  return isPlain ? known : known.filter((record) => record.void !== true);
}

function recordedSecond(record: Recorded): number {
  return record.recordedAt === undefined ? -Infinity : secondOf(record.recordedAt);
}
