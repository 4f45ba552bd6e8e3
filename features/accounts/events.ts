import type { DomainEvent, OutboxRequest } from "@/server/doors/changed";

export const INVITATION_TOPIC = "account.invitation";

export type AccountEventName =
  | "account.created"
  | "account.disabled"
  | "account.enabled"
  | "account.roles-changed"
  | "account.password-set"
  | "account.password-changed"
  | "account.keys-chosen"
  | "account.locked"
  | "account.signed-out"
  | "account.signed-out-everywhere"
  | "invitation.issued"
  | "invitation.revoked"
  | "invitation.used";

/** Facts of an account's event never hold the address: the trail is kept for longer than an address is anybody's. */
export function accountEvent(
  name: AccountEventName,
  accountId: string,
  facts: Record<string, unknown> = {},
  outbox: readonly OutboxRequest[] = [],
): DomainEvent {
  return { name, subjectType: "account", subjectId: accountId, facts, outbox };
}
