import type { Actor } from "@/lib/access/decide-access";
import { GRANTS } from "@/lib/access/permissions";

/** Whether leading sessions is this person's work: they take attendance, in their own. Planners lead only now and then. */
export function leadsSessions(actor: Actor): boolean {
  return actor.kind === "staff" && actor.roles.some(({ role }) => GRANTS[role]["attendance:mark"] === "own");
}
