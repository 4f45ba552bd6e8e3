import { inArray } from "drizzle-orm";
import { sessions, substituteRequests } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { AccessSubject } from "@/lib/access/decide-access";
import { getAbsence, type Absence } from "./queries/absences";

/** Somebody's days away: their own, and of everybody who plans at some site. */
export async function absenceSubject(
  reader: Reader,
  absenceId: string,
): Promise<{ access: AccessSubject; value: Absence } | null> {
  const absence = await getAbsence(reader, absenceId);
  return absence && { access: { staffIds: [absence.staffId] }, value: absence };
}

/** The sites of some sessions: each must be the asker's to plan. Null when one of the sessions is none. */
export async function sessionsSubject(
  reader: Reader,
  sessionIds: readonly string[],
): Promise<{ access: AccessSubject[]; value: null } | null> {
  const ids = [...new Set(sessionIds)];
  if (ids.length === 0) return null;
  const rows = await reader
    .select({ id: sessions.id, siteId: sessions.siteId })
    .from(sessions)
    .where(inArray(sessions.id, ids));
  if (rows.length < ids.length) return null;
  return { access: [...new Set(rows.map(({ siteId }) => siteId))].map((siteId) => ({ siteId })), value: null };
}

/** Whose requests these are, and about which sessions. Null when one of them is none. */
export async function listRequestSubjects(
  reader: Reader,
  requestIds: readonly string[],
): Promise<{ readonly staffId: string; readonly sessionId: string }[] | null> {
  const ids = [...new Set(requestIds)];
  if (ids.length === 0) return null;
  const rows = await reader
    .select({ staffId: substituteRequests.staffId, sessionId: substituteRequests.sessionId })
    .from(substituteRequests)
    .where(inArray(substituteRequests.id, ids));
  return rows.length < ids.length ? null : rows;
}
