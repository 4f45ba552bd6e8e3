import { eq } from "drizzle-orm";
import { sessions } from "@/db/schema";
import type { Tx } from "@/db/store";
import { opensAt } from "@/lib/attendance/decide-mark";
import { done, refuse, type Result } from "@/lib/result";
import { actorId, type Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type Unchanged } from "@/server/doors/changed";
import { findRosterState } from "../queries/roster-state";

export type FinishRefusal =
  { why: "no_such_session" | "off" | "not_open_yet" } | { why: "not_recorded"; count: number };

/**
 * Say that the roster of a session is complete. Marks can still be corrected afterwards; finishing twice is finishing
 * once. Not before attendance opens: until then somebody may still join.
 */
export async function finishRoster(
  tx: Tx,
  call: Call,
  input: { sessionId: string },
): Promise<Result<Changed<null> | Unchanged<null>, FinishRefusal>> {
  const roster = await findRosterState(tx, input.sessionId);
  if (roster === null) return refuse({ why: "no_such_session" });
  const { session } = roster;
  if (session.status !== "scheduled") return refuse({ why: "off" });
  if (call.now < opensAt(session)) return refuse({ why: "not_open_yet" });
  const count = [...roster.lines.values()].filter(({ current }) => current === null).length;
  if (count > 0) return refuse({ why: "not_recorded", count });
  if (session.rosterFinishedAt !== null) return done(unchanged(null));
  await tx
    .update(sessions)
    .set({ rosterFinishedAt: call.now, rosterFinishedBy: actorId(call.actor) })
    .where(eq(sessions.id, session.id));
  return done(
    changed(null, {
      name: "roster.finished",
      subjectType: "session",
      subjectId: session.id,
      siteId: session.siteId,
      facts: { lines: roster.lines.size },
    }),
  );
}
