import { and, eq, lt } from "drizzle-orm";
import type { Instant } from "@/lib/time/zone";
import { signIns } from "@/db/schema";
import type { Store } from "@/db/store";
import { SEEN_EVERY } from "./lifetimes";

/** Notes that a sign-in was used, at most once a minute. Use is no event of the clinic: the audit trail has the doings. */
export async function touchSignIn(store: Store, signInId: string, lastSeenAt: Instant, now: Instant): Promise<void> {
  const due = new Date(now.getTime() - SEEN_EVERY);
  if (lastSeenAt >= due) return;
  await store.transact(async (tx) => {
    await tx
      .update(signIns)
      .set({ lastSeenAt: now })
      .where(and(eq(signIns.id, signInId), lt(signIns.lastSeenAt, due)));
  });
}
