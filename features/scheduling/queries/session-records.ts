import { eq, or, sql, type SQL } from "drizzle-orm";
import {
  absenceNotices,
  correctionRequests,
  decisions,
  makeUpOffers,
  marks,
  rosterAdditions,
  rosterReminders,
  sessions,
  substituteRequests,
} from "@/db/schema";

/** Everything that is kept about one session: as long as any of it is there, the session is canceled and never deleted. */
const RECORDS = [
  [marks, marks.sessionId],
  [marks, marks.makeUpForSessionId],
  [substituteRequests, substituteRequests.sessionId],
  [decisions, decisions.sessionId],
  [rosterAdditions, rosterAdditions.sessionId],
  [rosterAdditions, rosterAdditions.makeUpForSessionId],
  [makeUpOffers, makeUpOffers.sessionId],
  [makeUpOffers, makeUpOffers.forSessionId],
  [absenceNotices, absenceNotices.sessionId],
  [correctionRequests, correctionRequests.sessionId],
  [rosterReminders, rosterReminders.sessionId],
] as const;

/** Whether anything is on record about a session, in a query that stands on `sessions`. */
export function isOnRecord(): SQL {
  return or(
    ...RECORDS.map(([table, column]) => sql`exists (select 1 from ${table} where ${eq(column, sessions.id)})`),
  )!;
}
