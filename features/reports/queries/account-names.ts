import { eq } from "drizzle-orm";
import { accounts, staff } from "@/db/schema";
import type { Reader } from "@/db/store";

/** The names behind `recordedBy`: staff by their account's id. "operator" and jobs stand for themselves. */
export async function findNamesOfAccounts(reader: Reader): Promise<Map<string, string>> {
  const rows = await reader
    .select({ id: accounts.id, givenName: staff.givenName, familyName: staff.familyName })
    .from(accounts)
    .innerJoin(staff, eq(staff.id, accounts.staffId));
  return new Map(rows.map(({ id, givenName, familyName }) => [id, `${givenName} ${familyName}`]));
}
