import { and, eq, inArray } from "drizzle-orm";
import { done, refuse, type Result } from "@/lib/result";
import type { Instant } from "@/lib/time/zone";
import { newId } from "@/db/id";
import { accounts, signIns } from "@/db/schema";
import type { Store, Tx } from "@/db/store";
import { recordEvents } from "../audit/record-events";
import { committed } from "../doors/committed";
import { LIFETIMES } from "./lifetimes";
import { verifyPassword } from "./password-hash";
import { accountLimit, addressLimit, countTry, forgiveTry } from "./throttle";

/** Which door of the house: staff have their own; clients and families share one. */
export type SignInDoor = "staff" | "client";

export interface PasswordTry {
  readonly door: SignInDoor;
  readonly email: string;
  readonly password: string;
  /** The network address, as far as it is known. */
  readonly address: string;
  /** What the browser calls itself, for the person's own list of sign-ins. */
  readonly browser: string;
}

export interface SignedIn {
  readonly accountId: string;
  readonly signInId: string;
  readonly side: Account["side"];
}

/** The same for an account that does not exist, is disabled, has not joined, or has another password. */
export type SignInRefusal = { readonly kind: "wrong" } | { readonly kind: "wait"; readonly until: Instant };

const SIDES_OF_DOOR = { staff: ["staff"], client: ["client", "family"] } as const;

/** Signs in by email and password. Takes as long for accounts that do not exist as for those that do. */
export async function signInWithPassword(
  store: Store,
  wanted: PasswordTry,
  now: Instant,
): Promise<Result<SignedIn, SignInRefusal>> {
  const email = wanted.email.normalize("NFC").trim().toLowerCase();
  const limits = [accountLimit("sign-in", wanted.door, email), addressLimit("sign-in", wanted.address)];
  const until = await countTry(store, limits, now);
  if (until !== null) return refuse({ kind: "wait", until });
  const account = await findByPassword(store, wanted, email);
  if (account === null) return refuse({ kind: "wrong" });
  const signedIn = await store.transact(async (tx) => {
    // Read again: it may have been disabled, or given a new password, while the hash was computed.
    const [still] = await tx.select().from(accounts).where(eq(accounts.id, account.id));
    if (still === undefined || still.disabledAt !== null || still.passwordHash !== account.passwordHash) return null;
    await forgiveTry(tx, limits);
    return open(tx, account, wanted.browser, now);
  });
  if (signedIn === null) return refuse({ kind: "wrong" });
  committed(store);
  return done(signedIn);
}

type Account = typeof accounts.$inferSelect;

/** One hash is checked for every side of the door, whether there is an account or not. */
async function findByPassword(store: Store, wanted: PasswordTry, email: string): Promise<Account | null> {
  const sides = SIDES_OF_DOOR[wanted.door];
  const found = await store.reader
    .select()
    .from(accounts)
    .where(and(eq(accounts.email, email), inArray(accounts.side, [...sides])));
  let right: Account | null = null;
  for (const side of sides) {
    const account = found.find((each) => each.side === side && each.disabledAt === null) ?? null;
    const isRight = await verifyPassword(account?.passwordHash ?? null, wanted.password);
    if (isRight) right ??= account;
  }
  return right;
}

async function open(tx: Tx, account: Account, browser: string, now: Instant): Promise<SignedIn> {
  const signInId = newId();
  await tx.insert(signIns).values({
    id: signInId,
    accountId: account.id,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + LIFETIMES[account.side].most),
    browser: browser.slice(0, 300),
  });
  const actor = { kind: "system", name: account.id } as const;
  await recordEvents(tx, { actor, now }, "account.sign-in", [
    { name: "account.signed-in", subjectType: "account", subjectId: account.id },
  ]);
  return { accountId: account.id, signInId, side: account.side };
}
