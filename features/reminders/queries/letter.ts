import { and, eq, isNull } from "drizzle-orm";
import { accounts } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { Instant } from "@/lib/time/zone";
import { listNotTaken, type NotTaken } from "./not-taken";

/** To whom a reminder goes, and which of its rosters are still not taken. Null: none, or nobody who reads it. */
export async function findReminderLetter(
  reader: Reader,
  asked: { readonly staffId: string; readonly sessionIds: readonly string[]; readonly now: Instant },
): Promise<{ readonly email: string; readonly open: readonly NotTaken[] } | null> {
  const [account] = await reader
    .select({ email: accounts.email })
    .from(accounts)
    .where(and(eq(accounts.staffId, asked.staffId), isNull(accounts.disabledAt)));
  if (account === undefined) return null;
  const open = await listNotTaken(reader, { now: asked.now, sites: "all", sessionIds: asked.sessionIds });
  return open.length === 0 ? null : { email: account.email, open };
}
