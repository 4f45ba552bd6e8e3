import { eq } from "drizzle-orm";
import { done, refuse, type Result } from "@/lib/result";
import { accounts } from "@/db/schema";
import type { Tx } from "@/db/store";
import { actorId, type Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type Unchanged } from "@/server/doors/changed";
import { accountEvent } from "../events";
import { getAccount } from "../queries/accounts";
import type { AccountRefusal } from "../refusals";
import { isLastAdmin } from "./change-roles";
import { revokeSignIns } from "./sign-out";

type AccountId = { readonly accountId: string };
type Saved = Changed<AccountId> | Unchanged<AccountId>;

/** Shuts an account out at once: its sign-ins end, its links stop working. Nothing of what it did is touched. */
export async function disableAccount(tx: Tx, call: Call, input: AccountId): Promise<Result<Saved, AccountRefusal>> {
  const account = await getAccount(tx, input.accountId);
  if (account === null) throw new Error("There is no such account.");
  if (account.id === actorId(call.actor)) return refuse("own_account");
  if (account.disabledAt !== null) return done(unchanged({ accountId: account.id }));
  if (await isLastAdmin(tx, account.id)) return refuse("last_admin");
  const version = account.version + 1;
  await tx.update(accounts).set({ disabledAt: call.now, version }).where(eq(accounts.id, account.id));
  const ended = await revokeSignIns(tx, call, account.id);
  return done(
    changed({ accountId: account.id }, accountEvent("account.disabled", account.id, { signInsEnded: ended })),
  );
}

/** Lets an account in again, with its old password and roles. The sign-ins that ended stay ended. */
export async function enableAccount(tx: Tx, _call: Call, input: AccountId): Promise<Result<Saved, never>> {
  const account = await getAccount(tx, input.accountId);
  if (account === null) throw new Error("There is no such account.");
  if (account.disabledAt === null) return done(unchanged({ accountId: account.id }));
  const version = account.version + 1;
  await tx.update(accounts).set({ disabledAt: null, version }).where(eq(accounts.id, account.id));
  return done(changed({ accountId: account.id }, accountEvent("account.enabled", account.id)));
}
