import { eq, inArray } from "drizzle-orm";
import { accounts, correctionRequests, sessions, staff } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { Subject } from "@/server/doors/door";

/** Requests as the doors ask about them: at the sites of their sessions. Null: one of them does not exist. */
export async function findRequestsAccess(reader: Reader, requestIds: readonly string[]): Promise<Subject<null> | null> {
  const ids = [...new Set(requestIds)];
  if (ids.length === 0) return { access: {}, value: null };
  const rows = await reader
    .select({ siteId: sessions.siteId })
    .from(correctionRequests)
    .innerJoin(sessions, eq(sessions.id, correctionRequests.sessionId))
    .where(inArray(correctionRequests.id, ids));
  if (rows.length < ids.length) return null;
  return { access: [...new Set(rows.map(({ siteId }) => siteId))].map((siteId) => ({ siteId })), value: null };
}

/** One request as who asked for it takes it back: it is theirs. */
export async function findOwnRequestAccess(reader: Reader, requestId: string): Promise<Subject<null> | null> {
  const [row] = await reader
    .select({
      siteId: sessions.siteId,
      staffId: staff.id,
      lead: sessions.facilitatorId,
      coLead: sessions.coFacilitatorId,
    })
    .from(correctionRequests)
    .innerJoin(sessions, eq(sessions.id, correctionRequests.sessionId))
    .leftJoin(accounts, eq(accounts.id, correctionRequests.requestedBy))
    .leftJoin(staff, eq(staff.id, accounts.staffId))
    .where(eq(correctionRequests.id, requestId));
  if (row === undefined) return null;
  const { siteId, staffId, lead, coLead } = row;
  return { access: { siteId, staffIds: [staffId, lead, coLead].filter((id) => id !== null) }, value: null };
}
