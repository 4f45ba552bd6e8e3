import { and, asc, eq, isNull, or } from "drizzle-orm";
import { accountRoles, accounts, staff } from "@/db/schema";
import type { Reader } from "@/db/store";

export interface Director {
  readonly id: string;
  readonly name: string;
}

/** Who can decide reviews at a site, by name: directors there or everywhere, who work here and can sign in. */
export async function listDirectors(reader: Reader, siteId: string): Promise<Director[]> {
  const rows = await reader
    .selectDistinct({ id: staff.id, givenName: staff.givenName, familyName: staff.familyName })
    .from(accountRoles)
    .innerJoin(accounts, eq(accounts.id, accountRoles.accountId))
    .innerJoin(staff, eq(staff.id, accounts.staffId))
    .where(
      and(
        eq(accountRoles.role, "director"),
        or(isNull(accountRoles.siteId), eq(accountRoles.siteId, siteId)),
        isNull(accounts.disabledAt),
        isNull(staff.archivedAt),
      ),
    )
    .orderBy(asc(staff.familyName), asc(staff.givenName), asc(staff.id));
  return rows.map(({ id, givenName, familyName }) => ({ id, name: `${givenName} ${familyName}`.trim() }));
}
