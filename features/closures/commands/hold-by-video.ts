import { eq, inArray, sql } from "drizzle-orm";
import { newId } from "@/db/id";
import { scheduleChanges, sessions } from "@/db/schema";
import type { Tx } from "@/db/store";
import { actorId, type Call } from "@/server/doors/call";
import type { PreparedClosure } from "../queries/prepare-closure";

/** What such a change of place is called among the changes of the schedule. */
export const HOLD_BY_VIDEO = "hold-by-video";

/**
 * Moves sessions into their virtual rooms and holds them although the site is closed. What they were before is kept, so
 * that they go back to their own rooms when the site opens again.
 */
export async function holdByVideo(tx: Tx, call: Call, held: PreparedClosure["held"]): Promise<void> {
  if (held.length === 0) return;
  const ids = held.map(({ session }) => session.id);
  const before = await tx.select().from(sessions).where(inArray(sessions.id, ids));
  for (const { session, video } of held) {
    const { roomId, modality, joinLink } = video.place;
    const isMoved = roomId !== session.roomId || modality !== session.modality || joinLink !== session.joinLink ? 1 : 0;
    await tx
      .update(sessions)
      .set({
        ...{ roomId, modality, joinLink },
        ...(isMoved ? { hasOwnRoom: true } : {}),
        heldAnywayAt: call.now,
        sequence: sql`${sessions.sequence} + ${isMoved}`,
        version: sql`${sessions.version} + 1`,
      })
      .where(eq(sessions.id, session.id));
  }
  const after = new Map(
    (await tx.select().from(sessions).where(inArray(sessions.id, ids))).map((row) => [row.id, row]),
  );
  for (const siteId of new Set(before.map((row) => row.siteId))) {
    const own = before.filter((row) => row.siteId === siteId);
    await tx.insert(scheduleChanges).values({
      id: newId(),
      siteId,
      seriesId: null,
      what: HOLD_BY_VIDEO,
      summary: own.length === 1 ? "1 session held by video" : `${own.length} sessions held by video`,
      images: {
        series: [],
        parts: [],
        sessions: own.map((row) => ({ before: row, after: after.get(row.id) })),
        ties: [],
      },
      madeAt: call.now,
      madeBy: actorId(call.actor),
    });
  }
}
