import { and, eq, inArray, sql } from "drizzle-orm";
import { alerts } from "@/db/schema";
import type { Tx } from "@/db/store";
import { done, refuse, type Result } from "@/lib/result";
import type { Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type Unchanged } from "@/server/doors/changed";
import { listColleagues, worksAt } from "../queries/colleagues";

export type AssignRefusal = "no_such_alert" | "not_at_site";

/**
 * Give a row of the work list to somebody, or back to the client's primary counselor (null). They must be able to open
 * it where it is. What it is due by stays: it is the client who waits.
 */
export async function assignAlerts(
  tx: Tx,
  call: Call,
  input: { readonly clientId: string; readonly alertIds: readonly string[]; readonly toStaffId: string | null },
): Promise<Result<Changed<null> | Unchanged<null>, AssignRefusal>> {
  const ids = [...new Set(input.alertIds)];
  if (ids.length === 0) return refuse("no_such_alert");
  const rows = await tx
    .select()
    .from(alerts)
    .where(and(inArray(alerts.id, ids), eq(alerts.clientId, input.clientId)));
  if (rows.length !== ids.length) return refuse("no_such_alert");
  if (input.toStaffId !== null) {
    const colleague = (await listColleagues(tx)).find(({ staffId }) => staffId === input.toStaffId);
    if (colleague === undefined || !rows.every(({ siteId }) => worksAt(colleague, siteId))) {
      return refuse("not_at_site");
    }
  }
  const open = rows.filter(({ state }) => state === "open" || state === "acknowledged");
  const toGive = open.filter(({ assignedToId }) => assignedToId !== input.toStaffId);
  const [first, ...others] = toGive.map(({ id, clientId, siteId, kind, on, assignedToId }) => ({
    name: "alert.assigned" as const,
    subjectType: "alert",
    subjectId: id,
    clientId,
    siteId,
    facts: { kind, on, from: assignedToId, to: input.toStaffId },
  }));
  if (first === undefined) return done(unchanged(null));
  await tx
    .update(alerts)
    .set({ assignedToId: input.toStaffId, version: sql`${alerts.version} + 1` })
    .where(
      inArray(
        alerts.id,
        toGive.map(({ id }) => id),
      ),
    );
  return done(changed(null, first, ...others));
}
