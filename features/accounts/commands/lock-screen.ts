import { and, eq, isNull } from "drizzle-orm";
import { done, type Result } from "@/lib/result";
import { signIns } from "@/db/schema";
import type { Tx } from "@/db/store";
import type { Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type Unchanged } from "@/server/doors/changed";
import { accountEvent } from "../events";

/** Locks one browser's screen: from now on its sign-in opens nothing until the password was given again. */
export async function lockScreen(
  tx: Tx,
  call: Call,
  input: { readonly accountId: string; readonly signInId: string },
): Promise<Result<Changed<null> | Unchanged<null>, never>> {
  const open = and(
    eq(signIns.id, input.signInId),
    eq(signIns.accountId, input.accountId),
    isNull(signIns.revokedAt),
    isNull(signIns.lockedAt),
  );
  const [found] = await tx.select({ id: signIns.id }).from(signIns).where(open);
  if (found === undefined) return done(unchanged(null));
  await tx.update(signIns).set({ lockedAt: call.now }).where(open);
  return done(changed(null, accountEvent("account.locked", input.accountId, { signInId: input.signInId })));
}
