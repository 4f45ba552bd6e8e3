import { and, eq, isNull } from "drizzle-orm";
import { done, refuse, type Result } from "@/lib/result";
import type { Instant } from "@/lib/time/zone";
import { accounts, signIns } from "@/db/schema";
import type { Store } from "@/db/store";
import { recordEvents } from "../audit/record-events";
import { committed } from "../doors/committed";
import type { SignInIds } from "./cookie-token";
import { verifyPassword } from "./password-hash";
import { readSignIn } from "./read-sign-in";
import type { SignInRefusal } from "./sign-in-with-password";
import { accountLimit, addressLimit, countTry, forgiveTry } from "./throttle";

/**
 * Opens a locked screen by its account's password. Guesses count as guesses at the sign-in page do, so a locked screen
 * is no second way to try. Null: meanwhile the sign-in has ended, and only the sign-in page helps.
 */
export async function unlockWithPassword(
  store: Store,
  wanted: SignInIds & { readonly password: string; readonly address: string },
  now: Instant,
): Promise<Result<SignInIds | null, SignInRefusal>> {
  const { accountId, signInId } = wanted;
  if ((await readSignIn(store.reader, accountId, signInId, now)) === null) return done(null);
  const [account] = await store.reader.select().from(accounts).where(eq(accounts.id, accountId));
  if (account === undefined) return done(null);
  const door = account.side === "staff" ? "staff" : "client";
  const limits = [accountLimit("sign-in", door, account.email), addressLimit("sign-in", wanted.address)];
  const until = await countTry(store, limits, now);
  if (until !== null) return refuse({ kind: "wait", until });
  if (!(await verifyPassword(account.passwordHash, wanted.password))) return refuse({ kind: "wrong" });
  const isOpen = await store.transact(async (tx) => {
    await forgiveTry(tx, limits);
    // Read again: it may have been signed out elsewhere while the hash was computed.
    const opened = await tx
      .update(signIns)
      .set({ lockedAt: null, lastSeenAt: now })
      .where(and(eq(signIns.id, signInId), eq(signIns.accountId, accountId), isNull(signIns.revokedAt)))
      .returning({ id: signIns.id });
    if (opened.length === 0) return false;
    await recordEvents(tx, { actor: { kind: "system", name: accountId }, now }, "sign-in.unlock", [
      { name: "account.unlocked", subjectType: "account", subjectId: accountId, facts: { signInId } },
    ]);
    return true;
  });
  committed(store);
  return done(isOpen ? { accountId, signInId } : null);
}
