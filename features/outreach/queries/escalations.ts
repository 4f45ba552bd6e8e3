import { inArray } from "drizzle-orm";
import { alertEscalations } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { Instant } from "@/lib/time/zone";

/** A step of the ladder that was taken. */
export interface Escalation {
  readonly id: string;
  readonly alertId: string;
  readonly step: number;
  readonly at: Instant;
  readonly toStaffId: string | null;
}

/** The steps taken of these alerts, by alert. */
export async function listEscalations(
  reader: Reader,
  alertIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Escalation[]>> {
  const found = new Map<string, Escalation[]>();
  if (alertIds.length === 0) return found;
  const rows = await reader
    .select()
    .from(alertEscalations)
    .where(inArray(alertEscalations.alertId, [...alertIds]))
    .orderBy(alertEscalations.step);
  for (const row of rows) found.set(row.alertId, [...(found.get(row.alertId) ?? []), row]);
  return found;
}
