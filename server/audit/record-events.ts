import { auditEntries, outboxMessages } from "@/db/schema";
import type { Tx } from "@/db/store";
import { actorId, type Call } from "../doors/call";
import type { DomainEvent } from "../doors/changed";

/** Writes what happened into the audit trail, and what is to leave the house into the outbox, in the caller's transaction. */
export async function recordEvents(
  tx: Tx,
  call: Call,
  door: string,
  events: readonly [DomainEvent, ...DomainEvent[]],
): Promise<void> {
  await tx.insert(auditEntries).values(
    events.map((event) => ({
      at: call.now,
      actor: actorId(call.actor),
      actorKind: call.actor.kind,
      door,
      event: event.name,
      subjectType: event.subjectType,
      subjectId: event.subjectId,
      clientId: event.clientId ?? null,
      siteId: event.siteId ?? null,
      facts: event.facts ?? {},
    })),
  );
  const messages = events.flatMap((event) => event.outbox ?? []);
  if (messages.length === 0) return;
  await tx
    .insert(outboxMessages)
    .values(
      messages.map((message) => ({
        topic: message.topic,
        idempotencyKey: message.idempotencyKey,
        payload: message.payload,
        state: "waiting" as const,
        attempts: 0,
        notBefore: message.notBefore ?? call.now,
        createdAt: call.now,
      })),
    )
    .onConflictDoNothing({ target: outboxMessages.idempotencyKey });
}
