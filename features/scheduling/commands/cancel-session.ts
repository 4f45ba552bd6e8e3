import { and, eq } from "drizzle-orm";
import { marks, sessions } from "@/db/schema";
import type { Tx } from "@/db/store";
import { done, refuse, type Result } from "@/lib/result";
import { decideCancel, type CancelRefusal } from "@/lib/scheduling/session-status";
import type { Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type Unchanged } from "@/server/doors/changed";
import { evaluateExpected } from "./evaluate-expected";

export type CancelSessionRefusal = CancelRefusal | "no_such_session";

/**
 * Cancel one session, with the reason. It stays on record and on every calendar as cancelled (H9); nobody is held to
 * have missed it. Once somebody is marked in it, it took place and cannot be (H3).
 */
export async function cancelSession(
  tx: Tx,
  call: Call,
  input: { readonly sessionId: string; readonly reason: string },
): Promise<Result<Changed<{ sessionId: string }> | Unchanged<{ sessionId: string }>, CancelSessionRefusal>> {
  const { sessionId, reason } = input;
  const rows = await tx.select().from(sessions).where(eq(sessions.id, sessionId));
  const session = rows[0];
  if (session === undefined) return refuse("no_such_session");
  const decided = decideCancel({ status: session.status, hasMarks: await hasMarks(tx, sessionId) });
  if (!decided.ok) return decided;
  if (decided.value === "already") return done(unchanged({ sessionId }));
  await tx
    .update(sessions)
    .set({ status: "cancelled", cancelReason: reason, sequence: session.sequence + 1, version: session.version + 1 })
    .where(eq(sessions.id, sessionId));
  const events = await evaluateExpected(tx, call, [session]);
  const cancelled = {
    name: "session.cancelled",
    subjectType: "session",
    subjectId: sessionId,
    siteId: session.siteId,
    facts: {
      reason,
      from: session.status,
      date: session.date,
      startTime: session.startTime,
      version: session.version + 1,
    },
  } as const;
  return done(changed({ sessionId }, cancelled, ...events));
}

async function hasMarks(tx: Tx, sessionId: string): Promise<boolean> {
  const current = and(eq(marks.sessionId, sessionId), eq(marks.isCurrent, true));
  const rows = await tx.select({ id: marks.id }).from(marks).where(current).limit(1);
  return rows.length > 0;
}
