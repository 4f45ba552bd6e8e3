import type { SessionFacts } from "@/lib/scheduling/change/series-state";
import { UNDO_MINUTES } from "@/lib/scheduling/change/undo-window";
import type { Instant } from "@/lib/time/zone";
import type { OutboxRequest } from "@/server/doors/changed";
import { CHANGED_TOPIC } from "../events";
import type { PreparedChange } from "../queries/prepare-series-change";

/** A session this soon is worth a message at once, even one that may be taken back. */
const SOON_HOURS = 24;

/**
 * One neutral message to everybody who is told. It waits as long as the change can be taken back, and is not sent when
 * it was; unless one of the sessions is soon.
 */
export function messagesOf(
  changes: readonly Pick<PreparedChange, "audience" | "plan">[],
  changeId: string,
  now: Instant,
): OutboxRequest[] {
  const facts = changes.flatMap(({ plan }): SessionFacts[] => [
    ...plan.changed.flatMap(({ before, after }) => [before, after]),
    ...plan.added,
    ...plan.removed,
  ]);
  const clientIds = new Set(changes.flatMap(({ audience }) => audience.clientIds));
  const staffIds = new Set(changes.flatMap(({ audience }) => audience.staffIds));
  const notBefore = sendAt(facts, now);
  return [
    ...[...clientIds].map((clientId) => messageTo({ clientId }, changeId, notBefore)),
    ...[...staffIds].map((staffId) => messageTo({ staffId }, changeId, notBefore)),
  ];
}

/** When the news of these sessions leaves: when it can no longer be taken back, or at once if one of them is soon. */
export function sendAt(sessions: readonly Pick<SessionFacts, "startsAt">[], now: Instant): Instant {
  const soon = now.getTime() + SOON_HOURS * 3_600_000;
  const isSoon = sessions.some(({ startsAt }) => startsAt > now && startsAt.getTime() <= soon);
  return isSoon ? now : new Date(now.getTime() + UNDO_MINUTES * 60_000);
}

export function messageTo(
  who: { readonly clientId: string } | { readonly staffId: string },
  changeId: string,
  notBefore: Instant,
): OutboxRequest {
  const person = "clientId" in who ? `client:${who.clientId}` : `staff:${who.staffId}`;
  return {
    topic: CHANGED_TOPIC,
    idempotencyKey: `${CHANGED_TOPIC}:${changeId}:${person}`,
    payload: { ...who, changeId },
    notBefore,
  };
}
