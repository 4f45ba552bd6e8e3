import { and, inArray, lt } from "drizzle-orm";
import type { LocalDate } from "@/lib/time/local-date";
import { alerts } from "../schema";
import type { Store } from "../store";

/** A measured world has no history of calls: what happened before this day counts as called about and closed. */
export async function settleOldAlerts(store: Store, before: LocalDate, now: Date): Promise<void> {
  await store.transact(async (tx) => {
    await tx
      .update(alerts)
      .set({ state: "closed", settledAt: now, settledBy: "operator" })
      .where(and(lt(alerts.on, before), inArray(alerts.state, ["open", "acknowledged"])));
  });
}
