import { eq } from "drizzle-orm";
import { sessions } from "@/db/schema";
import type { Tx } from "@/db/store";
import { done, refuse, type Result } from "@/lib/result";
import type { CancelRefusal } from "@/lib/scheduling/session-status";
import type { Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type Unchanged } from "@/server/doors/changed";
import { changeSeries } from "./change-series";

export type CancelSessionRefusal = CancelRefusal | "no_such_session";

/**
 * Cancel one session, with the reason. It stays on record and on every calendar as cancelled (H9); nobody is held to
 * have missed it. Once somebody is marked in it, it took place and cannot be (H3). A change of its series like any
 * other, so it can be taken back for a while.
 */
export async function cancelSession(
  tx: Tx,
  call: Call,
  { sessionId, reason }: { readonly sessionId: string; readonly reason: string },
): Promise<Result<Changed<{ sessionId: string }> | Unchanged<{ sessionId: string }>, CancelSessionRefusal>> {
  const rows = await tx.select({ seriesId: sessions.seriesId }).from(sessions).where(eq(sessions.id, sessionId));
  const session = rows[0];
  if (session === undefined) return refuse("no_such_session");
  const change = { kind: "cancel-one", sessionId, reason } as const;
  const result = await changeSeries(tx, call, { seriesId: session.seriesId, change, seen: null, tell: false });
  if (result.ok)
    return done(result.value.isChanged ? changed({ sessionId }, ...result.value.events) : unchanged({ sessionId }));
  const { refusal } = result;
  if (refusal.on === "plan" && refusal.why.reason === "has_attendance") return refuse("has_attendance");
  throw new Error(`A session that is there could not be canceled: ${JSON.stringify(refusal)}`);
}
