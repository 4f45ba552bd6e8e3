import { and, asc, eq } from "drizzle-orm";
import type { AccessSubject } from "@/lib/access/decide-access";
import type { StaffRole } from "@/lib/access/roles";
import { accountRoles, accounts, clients, contacts } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { Grant } from "../input";

export type Account = typeof accounts.$inferSelect;

export async function getAccount(reader: Reader, accountId: string): Promise<Account | null> {
  const [account] = await reader.select().from(accounts).where(eq(accounts.id, accountId));
  return account ?? null;
}

export async function findAccountByEmail(
  reader: Reader,
  side: Account["side"],
  email: string,
): Promise<Account | null> {
  const [account] = await reader
    .select()
    .from(accounts)
    .where(and(eq(accounts.side, side), eq(accounts.email, email)));
  return account ?? null;
}

export async function listGrants(reader: Reader, accountId: string): Promise<Grant[]> {
  const rows = await reader
    .select({ role: accountRoles.role, siteId: accountRoles.siteId })
    .from(accountRoles)
    .where(eq(accountRoles.accountId, accountId))
    .orderBy(asc(accountRoles.role), asc(accountRoles.siteId));
  // The table's check allows the two roles of the client side; only staff are given rows.
  return rows.map(({ role, siteId }) => ({ role: role as StaffRole, siteId }));
}

/**
 * What somebody must have `account:write` on to touch this account: every place that it reaches. So an administrator of
 * one site cannot take over, or shut out, somebody who works at another as well.
 */
export async function accessToAccount(reader: Reader, account: Account): Promise<AccessSubject[]> {
  if (account.side !== "staff") return [{ siteId: await siteOfPerson(reader, account) }];
  const grants = await listGrants(reader, account.id);
  return grants.length === 0 ? [{ siteId: null }] : accessToGrants(grants);
}

/** What somebody must have `account:write` on to give these roles. */
export function accessToGrants(grants: readonly Grant[]): AccessSubject[] {
  return grants.map(({ siteId }) => ({ siteId }));
}

async function siteOfPerson(reader: Reader, { clientId, contactId }: Account): Promise<string | null> {
  if (clientId !== null) return siteOfClient(reader, clientId);
  return contactId === null ? null : siteOfContact(reader, contactId);
}

/** The site of a client; null when there is no such client. */
export async function siteOfClient(reader: Reader, clientId: string): Promise<string | null> {
  const [client] = await reader.select({ siteId: clients.siteId }).from(clients).where(eq(clients.id, clientId));
  return client?.siteId ?? null;
}

/** The site of a contact's client; null when there is no such contact. */
export async function siteOfContact(reader: Reader, contactId: string): Promise<string | null> {
  const [contact] = await reader
    .select({ siteId: clients.siteId })
    .from(contacts)
    .innerJoin(clients, eq(clients.id, contacts.clientId))
    .where(eq(contacts.id, contactId));
  return contact?.siteId ?? null;
}
