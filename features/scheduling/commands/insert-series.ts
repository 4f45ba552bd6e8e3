import { newId } from "@/db/id";
import { series as seriesTable } from "@/db/schema";
import type { Tx } from "@/db/store";
import { actorId, type Call } from "@/server/doors/call";
import type { PreparedSeries } from "../queries/prepare-series";

/** Makes a series that was worked out a row, without its sessions. `importId`: the file it came with; null: it was planned here. */
export async function insertSeries(
  tx: Tx,
  call: Call,
  { series, zone, plan }: PreparedSeries,
  importId: string | null = null,
): Promise<string> {
  const id = newId();
  await tx.insert(seriesTable).values({
    id,
    siteId: series.siteId,
    programId: series.programId,
    trackId: series.trackId,
    kind: series.kind,
    title: series.title,
    serviceTypeId: series.serviceTypeId,
    startDate: series.startDate,
    startTime: series.startTime,
    durationMinutes: series.durationMinutes,
    zone,
    rule: plan.rule,
    exdates: [...series.exdates],
    rdates: [...series.rdates],
    lastDate: plan.lastDate,
    roomId: series.roomId,
    facilitatorId: series.facilitatorId,
    coFacilitatorId: series.coFacilitatorId,
    capacity: series.capacity,
    modality: series.modality,
    joinLink: series.joinLink,
    materializedThrough: plan.through,
    createdAt: call.now,
    createdBy: actorId(call.actor),
    importId,
  });
  return id;
}
