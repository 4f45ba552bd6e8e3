import { eq, inArray } from "drizzle-orm";
import { policyDrafts } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { PolicyBody } from "@/lib/standing/types";

export type StoredDraft = Omit<typeof policyDrafts.$inferSelect, "body"> & { readonly body: PolicyBody };

/** The draft of a program's next policy version; null: nobody has begun one. */
export async function findDraft(reader: Reader, programId: string): Promise<StoredDraft | null> {
  const rows = await reader.select().from(policyDrafts).where(eq(policyDrafts.programId, programId));
  return rows[0] === undefined ? null : typed(rows[0]);
}

/** The programs among these that have a draft. */
export async function listDrafted(reader: Reader, programIds: readonly string[]): Promise<Set<string>> {
  if (programIds.length === 0) return new Set();
  const rows = await reader
    .select({ programId: policyDrafts.programId })
    .from(policyDrafts)
    .where(inArray(policyDrafts.programId, [...programIds]));
  return new Set(rows.map(({ programId }) => programId));
}

/** Drafts are checked like versions before they are stored. */
function typed(row: typeof policyDrafts.$inferSelect): StoredDraft {
  return { ...row, body: row.body as unknown as PolicyBody };
}
