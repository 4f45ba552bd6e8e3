import type { Actor } from "@/lib/access/decide-access";
import type { Instant } from "@/lib/time/zone";

/** Who asks, and when: what every command is told by its door. */
export interface Call {
  readonly actor: Actor;
  readonly now: Instant;
}

/**
 * How an actor is written in `recordedBy`, `createdBy` and the audit trail: the account's id, "device:<id>", "operator"
 * or "job:<name>".
 */
export function actorId(actor: Actor): string {
  switch (actor.kind) {
    case "system":
      return actor.name;
    case "device":
      return `device:${actor.deviceId}`;
    default:
      return actor.accountId;
  }
}
