import { asc, desc, eq } from "drizzle-orm";
import { policyVersions } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { PolicyBody } from "@/lib/standing/types";
import type { LocalDate } from "@/lib/time/local-date";

export type StoredPolicy = Omit<typeof policyVersions.$inferSelect, "body"> & { readonly body: PolicyBody };

/** All versions of a program's standing policy, the first one first. */
export async function listPolicyVersions(reader: Reader, programId: string): Promise<StoredPolicy[]> {
  const rows = await reader
    .select()
    .from(policyVersions)
    .where(eq(policyVersions.programId, programId))
    .orderBy(asc(policyVersions.version));
  return rows.map(typed);
}

/** Every version of every program, the newest first: for the page that lists them. */
export async function listAllPolicyVersions(reader: Reader): Promise<StoredPolicy[]> {
  const rows = await reader.select().from(policyVersions).orderBy(desc(policyVersions.version));
  return rows.map(typed);
}

/** The version that a day falls under: the latest that begins on or before it, or the first of all. */
export function policyInForce(versions: readonly StoredPolicy[], on: LocalDate): StoredPolicy | null {
  const oldestFirst = versions.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return oldestFirst.findLast((version) => version.from <= on) ?? oldestFirst[0] ?? null;
}

/** Bodies are checked before they are stored and never changed, so what is read back has the shape it was checked for. */
function typed(row: typeof policyVersions.$inferSelect): StoredPolicy {
  return { ...row, body: row.body as unknown as PolicyBody };
}
