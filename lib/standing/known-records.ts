import { dateOf, dayOf } from "@/lib/standing/days";
import { secondOf } from "@/lib/standing/moments";
import type { Moment, Recorded } from "@/lib/standing/types";

/**
 * The records that exist as of `knownAt`, by identity: of those with one identity only the one recorded last, and none if that one
 * says `void`. A record made after `knownAt` does not exist yet; one without a time was always known.
 */
export function knownRecords<T extends Recorded, Identity extends string | number>(
  records: readonly T[],
  identityOf: (record: T) => Identity,
  knownAt: Moment | null,
): Map<Identity, T> {
  const isKnown = knownBy(knownAt);
  const last = new Map<Identity, T>();
  let isPlain = true;
  for (const record of records) {
    if (!isKnown(record)) continue;
    const identity = identityOf(record);
    const earlier = last.get(identity);
    if (earlier === undefined || recordedSecond(earlier) < recordedSecond(record)) last.set(identity, record);
    if (record.void === true) isPlain = false;
  }
  if (!isPlain) for (const [identity, record] of last) if (record.void === true) last.delete(identity);
  return last;
}

/**
 * Was a record made by `knownAt`? Most were made long before, and their text shows it: wherever on earth a clock stands,
 * dates two days apart cannot be the other way around.
 */
function knownBy(knownAt: Moment | null): (record: Recorded) => boolean {
  if (knownAt === null) return () => true;
  const limit = secondOf(knownAt);
  const longBefore = dateOf(dayOf(knownAt) - 2);
  return ({ recordedAt }) => recordedAt === undefined || recordedAt < longBefore || secondOf(recordedAt) <= limit;
}

function recordedSecond(record: Recorded): number {
  return record.recordedAt === undefined ? -Infinity : secondOf(record.recordedAt);
}
