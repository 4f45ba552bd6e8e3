import { eq } from "drizzle-orm";
import { accounts } from "@/db/schema";
import type { Tx } from "@/db/store";
import { done, type Result } from "@/lib/result";
import type { Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type Unchanged } from "@/server/doors/changed";
import { accountEvent } from "../events";

/** Whether single letters do something for this person: with a screen reader or voice control they often do harm. */
export async function chooseKeys(
  tx: Tx,
  _call: Call,
  input: { readonly accountId: string; readonly hasKeysOff: boolean },
): Promise<Result<Changed<null> | Unchanged<null>, never>> {
  const { accountId, hasKeysOff } = input;
  const [found] = await tx.select({ hasKeysOff: accounts.hasKeysOff }).from(accounts).where(eq(accounts.id, accountId));
  if ((found?.hasKeysOff ?? false) === hasKeysOff) return done(unchanged(null));
  await tx.update(accounts).set({ hasKeysOff }).where(eq(accounts.id, accountId));
  return done(changed(null, accountEvent("account.keys-chosen", accountId, { hasKeysOff })));
}
