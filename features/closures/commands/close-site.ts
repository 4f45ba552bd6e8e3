import type { Tx } from "@/db/store";
import { done, type Result } from "@/lib/result";
import type { ClosureSpan } from "@/lib/scheduling/closure";
import type { Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type Unchanged } from "@/server/doors/changed";
import { closeDays, type CloseDaysRefusal } from "./close-days";

export interface NewClosure extends ClosureSpan {
  readonly name: string;
}

export interface ClosedSite {
  readonly closureId: string;
  /** Sessions that are closed by it and were not before. */
  readonly closedCount: number;
}

/** Close a site, or all of them, for one day or a part of it, and tell nobody. The same closure put down twice is one. */
export async function closeSite(
  tx: Tx,
  call: Call,
  { siteId, name, date, fromTime, toTime }: NewClosure,
): Promise<Result<Changed<ClosedSite> | Unchanged<ClosedSite>, CloseDaysRefusal>> {
  const draft = { siteId, days: [{ date, name }], fromTime, toTime, video: [], tell: false, seen: null };
  const result = await closeDays(tx, call, draft);
  if (!result.ok) return result;
  const { closureIds, closedCount } = result.value.value;
  const value = { closureId: closureIds[0]!, closedCount };
  return done(result.value.isChanged ? changed(value, ...result.value.events) : unchanged(value));
}
