import { and, asc, eq, isNotNull, isNull } from "drizzle-orm";
import { accountRoles, accounts, staff } from "@/db/schema";
import type { Reader } from "@/db/store";
import { initialsOf } from "@/lib/scheduling/initials";
import type { Role } from "@/lib/access/roles";

/** Somebody on the staff with an account that is in force, and what they are at which site. */
export interface Colleague {
  readonly staffId: string;
  readonly name: string;
  readonly initials: string;
  readonly email: string;
  /** `siteId` null: at every site. */
  readonly roles: readonly { readonly role: Role; readonly siteId: string | null }[];
}

/** Everybody on the staff who can sign in, in the order of their accounts: who a row can be given to, who is told of it. */
export async function listColleagues(reader: Reader): Promise<Colleague[]> {
  const rows = await reader
    .select({
      staffId: staff.id,
      givenName: staff.givenName,
      familyName: staff.familyName,
      email: accounts.email,
      role: accountRoles.role,
      siteId: accountRoles.siteId,
    })
    .from(accounts)
    .innerJoin(staff, eq(staff.id, accounts.staffId))
    .innerJoin(accountRoles, eq(accountRoles.accountId, accounts.id))
    .where(and(isNotNull(accounts.staffId), isNull(accounts.disabledAt), isNull(staff.archivedAt)))
    .orderBy(asc(accounts.createdAt), asc(accounts.id), asc(accountRoles.id));
  const found = new Map<string, Colleague & { roles: { role: Role; siteId: string | null }[] }>();
  for (const { staffId, givenName, familyName, email, role, siteId } of rows) {
    const colleague = found.get(staffId) ?? {
      staffId,
      name: `${givenName} ${familyName}`.trim(),
      initials: initialsOf({ givenName, familyName }),
      email,
      roles: [],
    };
    colleague.roles.push({ role, siteId });
    found.set(staffId, colleague);
  }
  return [...found.values()];
}

export function worksAt({ roles }: Pick<Colleague, "roles">, siteId: string): boolean {
  return roles.some((held) => held.siteId === null || held.siteId === siteId);
}

/** The directors of a site: those of this site before those of all. */
export function directorsOf(colleagues: readonly Colleague[], siteId: string): readonly Colleague[] {
  const directs = (at: string | null) =>
    colleagues.filter(({ roles }) => roles.some((held) => held.role === "director" && held.siteId === at));
  return [...new Set([...directs(siteId), ...directs(null)])];
}

/** Who works a row: who it was given to, else the primary counselor, else the director. Null: there is nobody. */
export function assigneeOf(
  row: { readonly siteId: string; readonly assignedToId: string | null; readonly counselorId: string | null },
  colleagues: readonly Colleague[],
): string | null {
  return row.assignedToId ?? row.counselorId ?? directorsOf(colleagues, row.siteId)[0]?.staffId ?? null;
}
