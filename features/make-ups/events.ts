import type { DomainEvent, OutboxRequest } from "@/server/doors/changed";

/** The topic of the messages that tell a client that a time is offered to them. */
export const OFFERED_TOPIC = "make-ups.offered";

export interface OfferTold {
  readonly id: string;
  readonly clientId: string;
  readonly sessionId: string;
  readonly forSessionId: string;
}

/** An event of one offer. */
export function offerEvent(
  name:
    | "make-up.offered"
    | "make-up.accepted"
    | "make-up.declined"
    | "make-up.withdrawn"
    | "make-up.lapsed"
    | "make-up.settled",
  { id, clientId, sessionId, forSessionId }: OfferTold,
  siteId: string,
  facts: Readonly<Record<string, unknown>> = {},
  outbox: readonly OutboxRequest[] = [],
): DomainEvent {
  return {
    name,
    subjectType: "make_up_offer",
    subjectId: id,
    clientId,
    siteId,
    facts: { sessionId, makeUpFor: forSessionId, ...facts },
    ...(outbox.length === 0 ? {} : { outbox: [...outbox] }),
  };
}
