import { and, desc, eq, gt, isNull } from "drizzle-orm";
import type { Instant } from "@/lib/time/zone";
import { signIns } from "@/db/schema";
import type { Reader } from "@/db/store";

export interface OpenSignIn {
  readonly id: string;
  readonly accountId: string;
  readonly browser: string;
  readonly createdAt: Instant;
  readonly lastSeenAt: Instant;
}

const COLUMNS = {
  id: signIns.id,
  accountId: signIns.accountId,
  browser: signIns.browser,
  createdAt: signIns.createdAt,
  lastSeenAt: signIns.lastSeenAt,
};

/** The browsers in which an account is signed in, last used first. */
export async function listOpenSignIns(reader: Reader, accountId: string, now: Instant): Promise<OpenSignIn[]> {
  return reader
    .select(COLUMNS)
    .from(signIns)
    .where(and(eq(signIns.accountId, accountId), isNull(signIns.revokedAt), gt(signIns.expiresAt, now)))
    .orderBy(desc(signIns.lastSeenAt), desc(signIns.id));
}

export async function getSignIn(reader: Reader, signInId: string): Promise<OpenSignIn | null> {
  const [signIn] = await reader.select(COLUMNS).from(signIns).where(eq(signIns.id, signInId));
  return signIn ?? null;
}
