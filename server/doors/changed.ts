/** What happened, in the past tense: "attendance.marked". It becomes a row of the audit trail, and messages to send. */
export interface DomainEvent {
  readonly name: `${string}.${string}`;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly clientId?: string;
  readonly siteId?: string;
  /** What changed, from what to what. Plain JSON. Never a password or a secret. */
  readonly facts?: Record<string, unknown>;
  readonly outbox?: readonly OutboxRequest[];
}

/** Something to leave the house after the commit. Asking again under the same key sends nothing twice. */
export interface OutboxRequest {
  readonly topic: string;
  readonly idempotencyKey: string;
  readonly payload: Record<string, unknown>;
  readonly notBefore?: Date;
}

/** The command changed something. Without an event it cannot be made: nothing changes unseen by the audit trail. */
export interface Changed<Value> {
  readonly isChanged: true;
  readonly value: Value;
  readonly events: readonly [DomainEvent, ...DomainEvent[]];
}

/** Nothing was written, because what was asked for is already so. A door refuses this answer from a command that wrote. */
export interface Unchanged<Value> {
  readonly isChanged: false;
  readonly value: Value;
}

export function changed<Value>(value: Value, ...events: readonly [DomainEvent, ...DomainEvent[]]): Changed<Value> {
  return { isChanged: true, value, events };
}

export function unchanged<Value>(value: Value): Unchanged<Value> {
  return { isChanged: false, value };
}
