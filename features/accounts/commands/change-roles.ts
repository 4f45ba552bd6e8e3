import { and, eq, inArray, isNull } from "drizzle-orm";
import { done, refuse, type Result } from "@/lib/result";
import { accountRoles, accounts, sites } from "@/db/schema";
import type { Reader, Tx } from "@/db/store";
import type { Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type Unchanged } from "@/server/doors/changed";
import { accountEvent } from "../events";
import { grantText, type Grant } from "../input";
import { getAccount, listGrants } from "../queries/accounts";
import type { RolesRefusal } from "../refusals";

type AccountId = { readonly accountId: string };

/** Gives a staff account exactly these roles. They count from the next request on. */
export async function changeRoles(
  tx: Tx,
  _call: Call,
  input: { readonly accountId: string; readonly grants: readonly Grant[] },
): Promise<Result<Changed<AccountId> | Unchanged<AccountId>, RolesRefusal>> {
  const account = await getAccount(tx, input.accountId);
  if (account === null) throw new Error("There is no such account.");
  if (account.side !== "staff") return refuse("not_staff");
  const before = (await listGrants(tx, account.id)).map(grantText).sort();
  const after = input.grants.map(grantText).sort();
  if (before.join() === after.join()) return done(unchanged({ accountId: account.id }));
  if (!after.includes("admin:everywhere") && (await isLastAdmin(tx, account.id))) return refuse("last_admin");
  await tx.delete(accountRoles).where(eq(accountRoles.accountId, account.id));
  if (!(await writeGrants(tx, account.id, input.grants))) return refuse("no_site");
  return done(changed({ accountId: account.id }, accountEvent("account.roles-changed", account.id, { before, after })));
}

/** False when a site of theirs does not exist. */
export async function writeGrants(tx: Tx, accountId: string, grants: readonly Grant[]): Promise<boolean> {
  const wanted = [...new Set(grants.flatMap(({ siteId }) => (siteId === null ? [] : [siteId])))];
  if (wanted.length > 0) {
    const known = await tx.select({ id: sites.id }).from(sites).where(inArray(sites.id, wanted));
    if (known.length < wanted.length) return false;
  }
  if (grants.length > 0) {
    await tx.insert(accountRoles).values(grants.map(({ role, siteId }) => ({ accountId, role, siteId })));
  }
  return true;
}

/** Whether without this account nobody could administer the clinic as a whole. */
export async function isLastAdmin(reader: Reader, accountId: string): Promise<boolean> {
  const isAdmin = and(eq(accountRoles.role, "admin"), isNull(accountRoles.siteId), isNull(accounts.disabledAt));
  const admins = await reader
    .select({ id: accounts.id })
    .from(accountRoles)
    .innerJoin(accounts, eq(accounts.id, accountRoles.accountId))
    .where(isAdmin);
  const others = admins.filter(({ id }) => id !== accountId);
  return others.length === 0 && admins.length > 0;
}
