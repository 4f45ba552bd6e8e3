import { and, eq, inArray, sql } from "drizzle-orm";
import { alerts } from "@/db/schema";
import type { Tx } from "@/db/store";
import { done, refuse, type Result } from "@/lib/result";
import { actorId, type Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type Unchanged } from "@/server/doors/changed";

export type SettleRefusal = "no_such_alert";

/**
 * Acknowledge ("I am on it") or close rows of the call list. One client-day may be several alerts; they are settled
 * together. What is settled already, or was withdrawn meanwhile, is left alone.
 */
export async function settleAlerts(
  tx: Tx,
  call: Call,
  input: { clientId: string; alertIds: readonly string[]; as: "acknowledged" | "closed" },
): Promise<Result<Changed<null> | Unchanged<null>, SettleRefusal>> {
  if (input.alertIds.length === 0) return refuse("no_such_alert");
  const rows = await tx
    .select()
    .from(alerts)
    .where(and(inArray(alerts.id, [...input.alertIds]), eq(alerts.clientId, input.clientId)));
  if (rows.length !== new Set(input.alertIds).size) return refuse("no_such_alert");
  const toSettle = rows.filter(({ state }) => state === "open" || (state === "acknowledged" && input.as === "closed"));
  const [first, ...others] = toSettle.map(({ id, clientId, siteId, kind, on, cause }) => ({
    name: `alert.${input.as}` as const,
    subjectType: "alert",
    subjectId: id,
    clientId,
    siteId,
    facts: { kind, on, cause },
  }));
  if (first === undefined) return done(unchanged(null));
  await tx
    .update(alerts)
    .set({ state: input.as, settledAt: call.now, settledBy: actorId(call.actor), version: sql`${alerts.version} + 1` })
    .where(
      inArray(
        alerts.id,
        toSettle.map(({ id }) => id),
      ),
    );
  return done(changed(null, first, ...others));
}
