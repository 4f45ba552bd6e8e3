import { and, asc, gt, isNotNull } from "drizzle-orm";
import { auditEntries } from "@/db/schema";
import type { Reader } from "@/db/store";
import { CHAIN_START, linkOf } from "./chain";

export type AuditVerdict =
  | { readonly isWhole: true; readonly sealed: number; readonly head: string }
  /** `seq` is the first place at which the trail is not what was sealed: a changed entry, or one that is gone. */
  | { readonly isWhole: false; readonly seq: number; readonly kind: "changed" | "missing" };

const PAGE = 1000;

/** Reads the whole sealed trail and recomputes every link. */
export async function verifyAuditTrail(reader: Reader): Promise<AuditVerdict> {
  let seq = 0;
  let before = CHAIN_START;
  for (;;) {
    const page = await reader
      .select()
      .from(auditEntries)
      .where(and(isNotNull(auditEntries.seq), gt(auditEntries.seq, seq)))
      .orderBy(asc(auditEntries.seq))
      .limit(PAGE);
    for (const entry of page) {
      if (entry.seq !== seq + 1) return { isWhole: false, seq: seq + 1, kind: "missing" };
      seq += 1;
      const link = linkOf(entry, seq, before);
      if (entry.hash !== link) return { isWhole: false, seq, kind: "changed" };
      before = link;
    }
    if (page.length < PAGE) return { isWhole: true, sealed: seq, head: before };
  }
}
