import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { absenceNotices, clinics, marks, sessions } from "@/db/schema";
import type { Reader } from "@/db/store";
import { listExpectedOfSessions } from "@/features/enrollment/queries/expected";
import { locksAt } from "@/lib/attendance/lock";
import type { NoticeSession } from "@/lib/notices/notice";
import type { NoticeRow } from "./line-notices";

type MarkRow = typeof marks.$inferSelect;

/** One client's line in one session, as far as a notice about it cares. */
export interface NoticeLine {
  readonly session: typeof sessions.$inferSelect & NoticeSession;
  readonly isExpected: boolean;
  readonly current: MarkRow | null;
  readonly notice: NoticeRow | null;
}

/** The lines of one client in these sessions, in order of the start: four queries, whatever the number. */
export async function findNoticeLines(
  reader: Reader,
  clientId: string,
  sessionIds: readonly string[],
): Promise<NoticeLine[]> {
  if (sessionIds.length === 0) return [];
  const ids = [...new Set(sessionIds)];
  const rows = await reader
    .select({ session: sessions, lockDays: clinics.lockAfterBusinessDays })
    .from(sessions)
    // There is one clinic row, so this only carries its setting along.
    .leftJoin(clinics, sql`true`)
    .where(inArray(sessions.id, ids))
    .orderBy(sessions.startsAt, sessions.id);
  const expected = await listExpectedOfSessions(
    reader,
    rows.map(({ session }) => session),
  );
  const current = await reader
    .select()
    .from(marks)
    .where(and(eq(marks.clientId, clientId), inArray(marks.sessionId, ids), eq(marks.isCurrent, true)));
  const notices = await reader
    .select()
    .from(absenceNotices)
    .where(
      and(
        eq(absenceNotices.clientId, clientId),
        inArray(absenceNotices.sessionId, ids),
        isNull(absenceNotices.withdrawnAt),
      ),
    );
  return rows.map(({ session, lockDays }): NoticeLine => {
    const mark = current.find(({ sessionId }) => sessionId === session.id) ?? null;
    return {
      session: { ...session, locksAt: lockDays === null ? null : locksAt(session, lockDays) },
      isExpected: mark !== null || (expected.get(session.id) ?? []).some((line) => line.clientId === clientId),
      current: mark,
      notice: notices.find(({ sessionId }) => sessionId === session.id) ?? null,
    };
  });
}
