import type { Tx } from "@/db/store";
import { findChangesSince, type ChangedMeanwhile } from "@/features/audit/queries/changes";
import type { InUse, NameTaken, Use } from "@/features/programs/refusals/setup-refusal";
import { refuse, type Refused } from "@/lib/result";
import type { Call } from "@/server/doors/call";

interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** Refused when the record is no longer the one the form was opened on. Null: it still is. */
export async function refuseStale(
  tx: Tx,
  call: Call,
  type: string,
  record: Versioned,
  seenVersion: number,
): Promise<Refused<ChangedMeanwhile> | null> {
  if (record.version === seenVersion) return null;
  return refuse(await findChangesSince(tx, { type, id: record.id, seenVersion, version: record.version }, call.now));
}

/**
 * Refused when another record of the list carries the name. Compared without regard to case and spacing: two rooms
 * called "Room A" and "room  a" would be one room to everybody in the building.
 */
export function refuseTakenName(
  name: string,
  others: readonly { id: string; name: string; archivedAt: Date | null }[],
  ownId?: string,
): Refused<NameTaken> | null {
  const twin = others.find((other) => other.id !== ownId && sameName(other.name) === sameName(name));
  return twin ? refuse({ reason: "name_taken", name: twin.name, isArchived: twin.archivedAt !== null }) : null;
}

/** Refused while something still needs the record. */
export function refuseInUse(uses: readonly Use[]): Refused<InUse> | null {
  return uses.length === 0 ? null : refuse({ reason: "in_use", uses });
}

/** The record, or a fault: ids that reach a command were found by its door, and nothing is ever deleted. */
export function found<RecordType>(record: RecordType | null | undefined, what: string): RecordType {
  if (record === null || record === undefined) throw new Error(`There is no such ${what}.`);
  return record;
}

function sameName(name: string): string {
  return name.normalize("NFKC").toLocaleLowerCase("en-US").replace(/\s+/g, " ").trim();
}
