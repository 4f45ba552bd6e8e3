import { createHash } from "node:crypto";
import { eq, inArray, lt } from "drizzle-orm";
import type { Instant } from "@/lib/time/zone";
import { signInFailures } from "@/db/schema";
import type { Store, Tx } from "@/db/store";

/*
 * Throttling of guesses, per account and per network address, kept in the database, so that every instance sees the
 * same count and a restart forgets nothing. A try is counted as failed before the password is looked at, and given back
 * when it was right: a hundred tries at once are a hundred tries. It makes no difference whether the account exists.
 *
 * Failures wear off, one in ten minutes. Beyond the free ones every further failure doubles the wait, from 15 seconds up
 * to 15 minutes: an account guessed at day and night sees about a hundred tries a day.
 */
export interface Limit {
  readonly key: string;
  /** Failures that cost no wait. A clinic stands behind one address, so an address has more. */
  readonly free: number;
}

const WEARS_OFF = 10 * 60_000;
const FIRST_WAIT = 15_000;
const LONGEST_WAIT = 15 * 60_000;
const KEPT = 24 * 3_600_000;

export function accountLimit(purpose: string, side: string, email: string): Limit {
  // Hashed: the table would otherwise keep whatever strangers type, and whose accounts they tried.
  const of = createHash("sha256").update(`${side}\n${email}`).digest("base64url");
  return { key: `${purpose}:account:${of}`, free: 5 };
}

/** Guesses at check-in numbers, by the tablet they are typed at: one mistypes, a whole group never does. */
export function tabletLimit(device: string): Limit {
  return { key: `check-in:${device}`, free: 8 };
}

export function addressLimit(purpose: string, address: string): Limit {
  return { key: `${purpose}:address:${address}`, free: 30 };
}

/** Counts one failure against every limit; null. Or counts nothing, and answers until when to wait. */
export async function countTry(store: Store, limits: readonly Limit[], now: Instant): Promise<Instant | null> {
  return store.transact(async (tx) => {
    const rows = await tx
      .select()
      .from(signInFailures)
      .where(
        inArray(
          signInFailures.key,
          limits.map(({ key }) => key),
        ),
      );
    const states = limits.map((limit) => stateOf(limit, rows, now));
    const waits = states.flatMap(({ waitUntil }) => (waitUntil === null ? [] : [waitUntil.getTime()]));
    if (waits.length > 0) return new Date(Math.max(...waits));
    for (const { key, failures } of states) await put(tx, key, failures + 1, now);
    return null;
  });
}

/** The try was right: what `countTry` counted is taken back, and the failures of the first limit (the account's) are forgotten. */
export async function forgiveTry(tx: Tx, limits: readonly Limit[]): Promise<void> {
  const [account, ...others] = limits;
  if (account !== undefined) await tx.delete(signInFailures).where(eq(signInFailures.key, account.key));
  for (const { key } of others) {
    const [row] = await tx.select().from(signInFailures).where(eq(signInFailures.key, key));
    if (row === undefined) continue;
    await tx
      .update(signInFailures)
      .set({ failures: Math.max(0, row.failures - 1) })
      .where(eq(signInFailures.key, key));
  }
}

/**
 * The same for a secret that is looked up in the time of one statement: looks and counts in one transaction, so what was
 * right costs nothing and what was wrong is counted whatever comes beside it. A right one forgives nothing: the next
 * person at a tablet is another one.
 */
export async function tryOnce<Found>(
  store: Store,
  limit: Limit,
  now: Instant,
  look: (tx: Tx) => Promise<Found | null>,
): Promise<{ readonly found: Found | null } | { readonly waitUntil: Instant }> {
  return store.transact(async (tx) => {
    const rows = await tx.select().from(signInFailures).where(eq(signInFailures.key, limit.key));
    const { failures, waitUntil } = stateOf(limit, rows, now);
    if (waitUntil !== null) return { waitUntil };
    const found = await look(tx);
    if (found === null) await put(tx, limit.key, failures + 1, now);
    return { found };
  });
}

/** Removes what has long worn off. A job calls it once a day. */
export async function forgetOldTries(store: Store, now: Instant): Promise<void> {
  await store.transact(async (tx) => {
    await tx.delete(signInFailures).where(lt(signInFailures.lastFailureAt, new Date(now.getTime() - KEPT)));
  });
}

interface Row {
  readonly key: string;
  readonly failures: number;
  readonly lastFailureAt: Instant;
}

function stateOf({ key, free }: Limit, rows: readonly Row[], now: Instant) {
  const row = rows.find((each) => each.key === key);
  if (row === undefined) return { key, failures: 0, waitUntil: null };
  const since = Math.max(0, now.getTime() - row.lastFailureAt.getTime());
  const waitUntil = new Date(row.lastFailureAt.getTime() + waitAfter(row.failures - free));
  return {
    key,
    failures: Math.max(0, row.failures - Math.floor(since / WEARS_OFF)),
    waitUntil: waitUntil > now ? waitUntil : null,
  };
}

/** Milliseconds to wait after the nth failure beyond the free ones. */
export function waitAfter(beyond: number): number {
  return beyond <= 0 ? 0 : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (beyond - 1));
}

async function put(tx: Tx, key: string, failures: number, now: Instant): Promise<void> {
  await tx
    .insert(signInFailures)
    .values({ key, failures, lastFailureAt: now })
    .onConflictDoUpdate({ target: signInFailures.key, set: { failures, lastFailureAt: now } });
}
