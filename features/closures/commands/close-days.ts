import { closures } from "@/db/schema";
import type { Tx } from "@/db/store";
import { sendAt } from "@/features/scheduling/commands/change-messages";
import { evaluateExpected } from "@/features/scheduling/commands/evaluate-expected";
import { listReachedClients } from "@/features/scheduling/queries/change-audience";
import { done, refuse, type Result } from "@/lib/result";
import { actorId, type Call } from "@/server/doors/call";
import {
  changed,
  unchanged,
  type Changed,
  type DomainEvent,
  type OutboxRequest,
  type Unchanged,
} from "@/server/doors/changed";
import { closureNews } from "../events";
import {
  prepareClosure,
  type ClosureDraft,
  type ClosureDraftRefusal,
  type PreparedClosure,
} from "../queries/prepare-closure";
import { daysOfClients } from "../queries/told";
import { holdByVideo } from "./hold-by-video";
import { settleSessions } from "./settle-sessions";

export interface CloseDays extends ClosureDraft {
  /** Whether clients with sessions to come get a mail. */
  readonly tell: boolean;
  /** The fingerprint of the preview that was looked at; null: none was. */
  readonly seen: string | null;
}

export interface ClosedDays {
  /** Every day's closure, those that stood already as well. */
  readonly closureIds: readonly string[];
  /** Sessions that are closed and were not before. */
  readonly closedCount: number;
  readonly heldCount: number;
  readonly toldCount: number;
}

export type CloseDaysRefusal = ClosureDraftRefusal | "changed_meanwhile";

/**
 * Close a site, or all of them, for days or parts of them, in one transaction. Unmarked sessions that start in them,
 * past or to come, become closed: kept, not missed, not counted (H10), but for those that are to be held by video. When
 * the world is no longer what the preview showed, nothing is changed.
 */
export async function closeDays(
  tx: Tx,
  call: Call,
  input: CloseDays,
): Promise<Result<Changed<ClosedDays> | Unchanged<ClosedDays>, CloseDaysRefusal>> {
  const result = await prepareClosure(tx, call.now, input);
  if (!result.ok) return result;
  const prepared = result.value;
  const fresh = prepared.closures.filter(({ isThere }) => !isThere);
  const closureIds = prepared.closures.map(({ id }) => id);
  const [first] = fresh;
  if (first === undefined) return done(unchanged({ closureIds, closedCount: 0, heldCount: 0, toldCount: 0 }));
  if (input.seen !== null && input.seen !== prepared.fingerprint) return refuse("changed_meanwhile");

  const made = { createdAt: call.now, createdBy: actorId(call.actor) };
  await tx.insert(closures).values(
    fresh.map(({ id, siteId, name, date, fromTime, toTime }) => ({
      ...{ id, siteId, name, date, fromTime, toTime },
      ...made,
    })),
  );
  await holdByVideo(tx, call, prepared.held);
  await settleSessions(tx, call, prepared.settlings);
  const standingEvents = await evaluateExpected(tx, call, prepared.closing);
  const outbox = input.tell ? await newsOf(tx, call, prepared, closureIds, first.id) : [];
  const value = {
    closureIds,
    closedCount: prepared.closing.length,
    heldCount: prepared.held.length,
    toldCount: outbox.length,
  };
  const [event, ...others] = fresh.map((closure) => closedEvent(closure, prepared));
  return done(changed(value, { ...event!, outbox }, ...others, ...standingEvents));
}

function closedEvent(
  { id, siteId, name, date, fromTime, toTime }: PreparedClosure["closures"][number],
  { closing, held }: PreparedClosure,
): DomainEvent {
  const onDay = (sessions: readonly { readonly id: string; readonly date: string }[]) =>
    sessions.filter((session) => session.date === date).map((session) => session.id);
  return {
    name: "site.closed",
    subjectType: "closure",
    subjectId: id,
    ...(siteId === null ? {} : { siteId }),
    facts: {
      ...{ name, date, fromTime, toTime },
      sessions: onDay(closing),
      heldByVideo: onDay(held.map(({ session }) => session)),
    },
  };
}

async function newsOf(
  tx: Tx,
  call: Call,
  { closing, held, expected }: PreparedClosure,
  closureIds: readonly string[],
  key: string,
): Promise<OutboxRequest[]> {
  const off = daysOfClients(closing, expected, call.now);
  const byVideo = daysOfClients(
    held.map(({ session }) => session),
    expected,
    call.now,
  );
  const reachable = await listReachedClients(tx, [...new Set([...off.keys(), ...byVideo.keys()])]);
  const notBefore = sendAt([...closing, ...held.map(({ session }) => session)], call.now);
  return reachable.map((clientId) =>
    closureNews(key, notBefore, {
      clientId,
      closureIds,
      off: off.get(clientId) ?? [],
      byVideo: byVideo.get(clientId) ?? [],
      on: [],
    }),
  );
}
