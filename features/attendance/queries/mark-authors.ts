import { and, eq, sql } from "drizzle-orm";
import { accounts, marks, sessions, staff } from "@/db/schema";
import type { Reader } from "@/db/store";
import { formatInstant } from "@/lib/time/format";
import { toLocal, type Instant } from "@/lib/time/zone";

/** Who recorded a line as it stands, and when, in words. */
export interface MarkAuthor {
  /** Null: no person of the staff, a check-in tablet or a rule. */
  readonly by: string | null;
  readonly at: string;
}

/** By client, who recorded what is on record in this session now: what to put beside a mark that says otherwise. */
export async function listMarkAuthors(
  reader: Reader,
  sessionId: string,
  now: Instant,
): Promise<Record<string, MarkAuthor>> {
  const rows = await reader
    .select({
      clientId: marks.clientId,
      version: marks.version,
      recordedAt: marks.recordedAt,
      takenAt: marks.takenAt,
      givenName: staff.givenName,
      familyName: staff.familyName,
      zone: sessions.zone,
    })
    .from(marks)
    .innerJoin(sessions, eq(sessions.id, marks.sessionId))
    .leftJoin(accounts, eq(accounts.id, marks.recordedBy))
    .leftJoin(staff, eq(staff.id, accounts.staffId))
    .where(
      and(
        eq(marks.sessionId, sessionId),
        // The newest, a clear as well: "back to not recorded" is something somebody did.
        sql`${marks.version} = (select max(newer.version) from marks newer where newer.session_id = ${marks.sessionId} and newer.client_id = ${marks.clientId})`,
      ),
    );
  return Object.fromEntries(
    rows.map(({ clientId, recordedAt, takenAt, givenName, familyName, zone }) => {
      const by = givenName === null ? null : `${givenName} ${familyName ?? ""}`.trim();
      return [clientId, { by, at: formatInstant(takenAt ?? recordedAt, zone, toLocal(now, zone).date) }];
    }),
  );
}
