import type { Tx } from "@/db/store";
import { found } from "@/features/programs/commands/saving";
import { giveLeads, isOwnLead, listPatternLeads } from "@/features/substitutes/commands/give-lead";
import { decideAccess } from "@/lib/access/decide-access";
import { done, refuse, type Result } from "@/lib/result";
import type { Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type Unchanged } from "@/server/doors/changed";
import { findRosterChoices } from "../queries/roster-choices";
import { findRosterHead } from "../queries/roster-state";

export type LeadRefusal = "off" | "not_here" | "shuts_out";

/** Write down who really led one session. Its series keeps its own facilitator, and the session stays on their calendar's list. */
export async function recordLead(
  tx: Tx,
  call: Call,
  input: { readonly sessionId: string; readonly staffId: string },
): Promise<Result<Changed<null> | Unchanged<null>, LeadRefusal>> {
  const { session } = found(await findRosterHead(tx, input.sessionId), "session");
  const { staffId } = input;
  if (session.status !== "scheduled") return refuse("off");
  if (session.facilitatorId === staffId) return done(unchanged(null));
  const { leads } = await findRosterChoices(tx, session);
  if (leads.every(({ id }) => id !== staffId)) return refuse("not_here");
  // Two people never lead one session twice: who led it together with them led it alone.
  const coFacilitatorId = session.coFacilitatorId === staffId ? null : session.coFacilitatorId;
  const lead = { facilitatorId: staffId, coFacilitatorId };
  // A clinician may mark what they lead. Who hands the lead on could not take the roster any more, and nobody would.
  const stays = { siteId: session.siteId, staffIds: [staffId, coFacilitatorId] };
  if (decideAccess(call.actor, "attendance:mark", stays) !== "allowed") return refuse("shuts_out");
  const pattern = (await listPatternLeads(tx, [session])).get(session.id);
  const [event] = await giveLeads(tx, [{ session, lead, isOwn: isOwnLead(lead, pattern) }]);
  return event === undefined ? done(unchanged(null)) : done(changed(null, event));
}
