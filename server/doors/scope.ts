import { sitesWith, type Actor } from "@/lib/access/decide-access";
import type { Permission } from "@/lib/access/permissions";

/** What a query may show to this actor: the sites at which the permission is held, and who the actor is as a person. */
export interface Scope {
  readonly sites: "all" | readonly string[];
  readonly staffId: string | null;
  readonly clientId: string | null;
  readonly contactId: string | null;
}

export function scopeOf(actor: Actor, permission: Permission): Scope {
  return {
    sites: sitesWith(actor, permission),
    staffId: actor.kind === "staff" ? actor.staffId : null,
    clientId: actor.kind === "client" ? actor.clientId : null,
    contactId: actor.kind === "family" ? actor.contactId : null,
  };
}
