import { and, asc, desc, eq, exists, inArray, notInArray, or, isNull, not } from "drizzle-orm";
import type { StaffRole } from "@/lib/access/roles";
import type { Instant } from "@/lib/time/zone";
import { accountRoles, accounts, clients, contacts, invitations, signIns, staff } from "@/db/schema";
import { searchName } from "@/db/search-name";
import { containsText } from "@/db/sql";
import type { Reader } from "@/db/store";
import type { Grant } from "../input";
import type { Account } from "./accounts";
import { isOpenAt } from "./invitations";

export interface AccountRow {
  readonly id: string;
  readonly side: Account["side"];
  readonly email: string;
  /** The staff member's, the client's or the contact's. */
  readonly name: string;
  readonly staffId: string | null;
  readonly clientId: string | null;
  readonly contactId: string | null;
  readonly grants: readonly Grant[];
  /** invited: has not set a password yet. */
  readonly state: "active" | "invited" | "disabled";
  readonly openInvitation: { readonly id: string; readonly expiresAt: Instant } | null;
  readonly lastSeenAt: Instant | null;
}

export interface AccountFilter {
  /** Where the asker holds `account:write`. Only accounts that reach nowhere else are listed. */
  readonly sites: "all" | readonly string[];
  readonly now: Instant;
  readonly side?: Account["side"];
  readonly term?: string;
  readonly accountId?: string;
  readonly limit?: number;
  readonly offset?: number;
}

const PAGE = 100;

/** The accounts that an administrator may touch: staff by family name, then clients, then families. */
export async function listAccounts(reader: Reader, filter: AccountFilter): Promise<AccountRow[]> {
  const { now, side, accountId, term = "", limit = PAGE, offset = 0 } = filter;
  const wanted = searchName(term);
  const rows = await reader
    .select({ account: accounts, staff, contact: contacts, client: clients })
    .from(accounts)
    .leftJoin(staff, eq(staff.id, accounts.staffId))
    .leftJoin(contacts, eq(contacts.id, accounts.contactId))
    // A contact's client says at which site the contact is.
    .leftJoin(clients, or(eq(clients.id, accounts.clientId), eq(clients.id, contacts.clientId)))
    .where(
      and(
        side === undefined ? undefined : eq(accounts.side, side),
        accountId === undefined ? undefined : eq(accounts.id, accountId),
        wanted === ""
          ? undefined
          : or(
              containsText(staff.searchName, wanted),
              and(eq(accounts.side, "client"), containsText(clients.searchName, wanted)),
              containsText(accounts.email, term.trim().toLowerCase()),
            ),
        withinSites(reader, filter.sites),
      ),
    )
    .orderBy(
      desc(accounts.side),
      asc(staff.familyName),
      asc(staff.givenName),
      asc(clients.familyName),
      asc(accounts.id),
    )
    .limit(limit)
    .offset(offset);
  const ids = rows.map(({ account }) => account.id);
  if (ids.length === 0) return [];
  const [grants, open, seen] = await Promise.all([
    grantsOf(reader, ids),
    openInvitationsOf(reader, ids, now),
    lastSeenOf(reader, ids),
  ]);
  return rows.map(({ account, staff: member, contact, client }) => ({
    id: account.id,
    side: account.side,
    email: account.email,
    name: contact?.name ?? fullName(member ?? client),
    staffId: account.staffId,
    clientId: account.clientId,
    contactId: account.contactId,
    grants: grants.get(account.id) ?? [],
    state: account.disabledAt !== null ? "disabled" : account.passwordHash === null ? "invited" : "active",
    openInvitation: open.get(account.id) ?? null,
    lastSeenAt: seen.get(account.id) ?? null,
  }));
}

/** The same rule as `accessToAccount`, as SQL: staff who hold some role, and none elsewhere; clients and families by their site. */
function withinSites(reader: Reader, sites: "all" | readonly string[]) {
  if (sites === "all") return undefined;
  const own = eq(accountRoles.accountId, accounts.id);
  const elsewhere = or(isNull(accountRoles.siteId), notInArray(accountRoles.siteId, [...sites]));
  const roles = () => reader.select({ id: accountRoles.id }).from(accountRoles);
  return or(
    and(eq(accounts.side, "staff"), exists(roles().where(own)), not(exists(roles().where(and(own, elsewhere))))),
    and(inArray(accounts.side, ["client", "family"]), inArray(clients.siteId, [...sites])),
  );
}

function fullName(person: { readonly givenName: string; readonly familyName: string } | null): string {
  return person === null ? "" : `${person.givenName} ${person.familyName}`.trim();
}

async function grantsOf(reader: Reader, ids: string[]): Promise<Map<string, Grant[]>> {
  const rows = await reader
    .select()
    .from(accountRoles)
    .where(inArray(accountRoles.accountId, ids))
    .orderBy(asc(accountRoles.role));
  const byAccount = new Map<string, Grant[]>();
  for (const { accountId, role, siteId } of rows) {
    // Only staff are given rows.
    const grant = { role: role as StaffRole, siteId };
    byAccount.set(accountId, [...(byAccount.get(accountId) ?? []), grant]);
  }
  return byAccount;
}

async function openInvitationsOf(reader: Reader, ids: string[], now: Instant) {
  const rows = await reader
    .select({ id: invitations.id, accountId: invitations.accountId, expiresAt: invitations.expiresAt })
    .from(invitations)
    .where(and(inArray(invitations.accountId, ids), isOpenAt(now)));
  return new Map(rows.map(({ accountId, id, expiresAt }) => [accountId, { id, expiresAt }]));
}

async function lastSeenOf(reader: Reader, ids: string[]): Promise<Map<string, Instant>> {
  const rows = await reader
    .select({ accountId: signIns.accountId, lastSeenAt: signIns.lastSeenAt })
    .from(signIns)
    .where(inArray(signIns.accountId, ids))
    .orderBy(asc(signIns.lastSeenAt));
  // Of several the last one stays.
  return new Map(rows.map(({ accountId, lastSeenAt }) => [accountId, lastSeenAt]));
}
