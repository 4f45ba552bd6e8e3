import { and, eq, inArray } from "drizzle-orm";
import { marks, series as seriesTable, sessions } from "@/db/schema";
import type { Tx } from "@/db/store";
import { isOnRecord } from "@/features/scheduling/queries/session-records";
import type { SessionRow } from "./session-rows";
import type { ReadImages } from "./undo-images";

export type UndoRefusal = "no_such_change" | "too_late" | "undone_already" | "changed_since" | "marked_since";

/** The sessions that a change touched. */
export function idsOf({ sessions: all }: ReadImages): string[] {
  return all.map(({ before, after }) => (before ?? after)!.id);
}

/** Whether the rows are still as the change left them; null: they are. */
export async function checkUndo(
  tx: Tx,
  images: ReadImages,
  touched: ReadonlyMap<string, SessionRow>,
  seriesId: string | null,
): Promise<UndoRefusal | null> {
  for (const { before, after } of images.sessions) {
    const row = touched.get((before ?? after)!.id);
    if (after === null ? row !== undefined : row?.version !== after.version) return "changed_since";
  }
  const ids = [...touched.keys()];
  if (await isMarked(tx, ids)) return "marked_since";
  const made = images.sessions.flatMap(({ before, after }) => (before === null && after !== null ? [after.id] : []));
  if (await hasHistory(tx, made)) return "changed_since";
  for (const { after } of images.series) {
    const rows = await tx.select().from(seriesTable).where(eq(seriesTable.id, after.id));
    const row = rows[0];
    if (row?.version !== after.version || row.materializedThrough !== after.materializedThrough) return "changed_since";
  }
  return (await isStartTaken(tx, images, touched, seriesId)) ? "changed_since" : null;
}

async function isMarked(tx: Tx, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return false;
  const current = and(inArray(marks.sessionId, [...ids]), eq(marks.isCurrent, true));
  return (await tx.select({ id: marks.id }).from(marks).where(current).limit(1)).length > 0;
}

/** Whether records point at sessions that the change made: they cannot go again. */
async function hasHistory(tx: Tx, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return false;
  const found = await tx
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(inArray(sessions.id, [...ids]), isOnRecord()))
    .limit(1);
  return found.length > 0;
}

/** Whether another session of the series stands meanwhile where one of these goes back to (H15). */
async function isStartTaken(
  tx: Tx,
  images: ReadImages,
  touched: ReadonlyMap<string, SessionRow>,
  seriesId: string | null,
): Promise<boolean> {
  if (seriesId === null) return false;
  const own = new Set(idsOf(images));
  const starts = images.sessions.flatMap(({ before }) =>
    before === null ? [] : [{ ...touched.get(before.id), ...before }.startsAt],
  );
  const known = starts.filter((start) => start !== undefined);
  if (known.length === 0) return false;
  const rows = await tx
    .select({ id: sessions.id, status: sessions.status })
    .from(sessions)
    .where(and(eq(sessions.seriesId, seriesId), inArray(sessions.startsAt, known)));
  return rows.some(({ id, status }) => status !== "cancelled" && !own.has(id));
}
