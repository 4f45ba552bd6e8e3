import { eq } from "drizzle-orm";
import { sessions } from "@/db/schema";
import type { Reader } from "@/db/store";
import { findRosterHead, type RosterHead } from "./roster-state";
import type { AccessSubject } from "@/lib/access/decide-access";

/** A session as the doors ask about it: at its site, led by its facilitators. Null: there is none. */
export async function findRosterAccess(
  reader: Reader,
  sessionId: string,
): Promise<{ access: AccessSubject; value: null } | null> {
  const [session] = await reader
    .select({ siteId: sessions.siteId, lead: sessions.facilitatorId, coLead: sessions.coFacilitatorId })
    .from(sessions)
    .where(eq(sessions.id, sessionId));
  if (session === undefined) return null;
  return { access: { siteId: session.siteId, staffIds: [session.lead, session.coLead] }, value: null };
}

/** The same, with what was read of the session, so that the roster itself need not read it again. */
export async function findRosterSubject(
  reader: Reader,
  sessionId: string,
): Promise<{ access: AccessSubject; value: RosterHead } | null> {
  const head = await findRosterHead(reader, sessionId);
  if (head === null) return null;
  const { siteId, facilitatorId, coFacilitatorId } = head.session;
  return { access: { siteId, staffIds: [facilitatorId, coFacilitatorId] }, value: head };
}
