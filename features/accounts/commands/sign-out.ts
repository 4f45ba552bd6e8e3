import { and, eq, isNull, ne } from "drizzle-orm";
import { done, type Result } from "@/lib/result";
import { signIns } from "@/db/schema";
import type { Tx } from "@/db/store";
import type { Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type Unchanged } from "@/server/doors/changed";
import { accountEvent } from "../events";

/** Ends one sign-in. */
export async function signOut(
  tx: Tx,
  call: Call,
  input: { readonly accountId: string; readonly signInId: string },
): Promise<Result<Changed<null> | Unchanged<null>, never>> {
  const open = and(eq(signIns.id, input.signInId), eq(signIns.accountId, input.accountId), isNull(signIns.revokedAt));
  const [found] = await tx.select({ id: signIns.id }).from(signIns).where(open);
  if (found === undefined) return done(unchanged(null));
  await tx.update(signIns).set({ revokedAt: call.now }).where(open);
  return done(changed(null, accountEvent("account.signed-out", input.accountId, { signInId: input.signInId })));
}

/** Ends every sign-in of an account, whoever holds the browsers. */
export async function signOutEverywhere(
  tx: Tx,
  call: Call,
  input: { readonly accountId: string },
): Promise<Result<Changed<{ ended: number }>, never>> {
  const ended = await revokeSignIns(tx, call, input.accountId);
  return done(changed({ ended }, accountEvent("account.signed-out-everywhere", input.accountId, { ended })));
}

/** Answers how many ended. `except`: the browser that asks stays. */
export async function revokeSignIns(tx: Tx, call: Call, accountId: string, except?: string): Promise<number> {
  const ended = await tx
    .update(signIns)
    .set({ revokedAt: call.now })
    .where(
      and(
        eq(signIns.accountId, accountId),
        isNull(signIns.revokedAt),
        except === undefined ? undefined : ne(signIns.id, except),
      ),
    )
    .returning({ id: signIns.id });
  return ended.length;
}
