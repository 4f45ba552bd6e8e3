import { asc, desc, eq, isNotNull, isNull } from "drizzle-orm";
import { auditEntries } from "@/db/schema";
import type { Store, Tx } from "@/db/store";
import { log } from "../log";
import { CHAIN_START, linkOf } from "./chain";

const BATCH = 500;

/**
 * Gives every entry that has none its place and its link. Entries are written unsealed, because a chain written in the
 * clinic's own transactions would make every one of them wait for every other. Sealing twice changes nothing; two
 * instances that seal at once cannot both succeed (serializable transactions, and `seq` is unique). Answers how many
 * were sealed.
 */
export async function sealAuditTrail(store: Store): Promise<number> {
  let total = 0;
  for (;;) {
    const { count, head } = await store.transact(sealBatch);
    total += count;
    // The log is kept elsewhere than the database: a cut-off end of the chain is found by comparing.
    if (count > 0) log.info({ seq: head.seq, hash: head.hash }, "Audit trail sealed");
    if (count < BATCH) return total;
  }
}

async function sealBatch(tx: Tx) {
  const [last] = await tx
    .select({ seq: auditEntries.seq, hash: auditEntries.hash })
    .from(auditEntries)
    .where(isNotNull(auditEntries.seq))
    .orderBy(desc(auditEntries.seq))
    .limit(1);
  const entries = await tx
    .select()
    .from(auditEntries)
    .where(isNull(auditEntries.seq))
    .orderBy(asc(auditEntries.at), asc(auditEntries.id))
    .limit(BATCH);
  let head = { seq: last?.seq ?? 0, hash: last?.hash ?? CHAIN_START };
  for (const entry of entries) {
    const seq = head.seq + 1;
    head = { seq, hash: linkOf(entry, seq, head.hash) };
    await tx.update(auditEntries).set(head).where(eq(auditEntries.id, entry.id));
  }
  return { count: entries.length, head };
}
