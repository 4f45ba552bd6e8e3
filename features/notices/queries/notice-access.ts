import { and, eq, gte, inArray, isNull, lte, or } from "drizzle-orm";
import { absenceNotices, clients, enrollments, sessions } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { Subject } from "@/server/doors/door";
import type { Actor } from "@/lib/access/decide-access";
import type { NoticeRow } from "./line-notices";
import { findNoticeLines } from "./notice-lines";

/** A client and sessions of theirs, as a call-in names them: every site they belong to has to be one's own. */
export async function findCallInAccess(
  reader: Reader,
  { clientId, sessionIds }: { readonly clientId: string; readonly sessionIds: readonly string[] },
): Promise<Subject<null> | null> {
  const [client] = await reader.select({ siteId: clients.siteId }).from(clients).where(eq(clients.id, clientId));
  if (client === undefined) return null;
  const ids = [...new Set(sessionIds)];
  const rows =
    ids.length === 0
      ? []
      : await reader.select({ siteId: sessions.siteId }).from(sessions).where(inArray(sessions.id, ids));
  if (rows.length < ids.length) return null;
  const siteIds = new Set([client.siteId, ...rows.map(({ siteId }) => siteId)]);
  return { access: [...siteIds].map((siteId) => ({ siteId })), value: null };
}

/**
 * A notice as the doors ask about it: at its session's site, and whose to decide it is: who leads the session, and the
 * client's primary counselor on its day.
 */
export async function findNoticeAccess(reader: Reader, noticeId: string): Promise<Subject<NoticeRow> | null> {
  const [row] = await reader
    .select({ notice: absenceNotices, session: sessions })
    .from(absenceNotices)
    .innerJoin(sessions, eq(sessions.id, absenceNotices.sessionId))
    .where(eq(absenceNotices.id, noticeId));
  if (row === undefined) return null;
  const { notice, session } = row;
  const counselors = await reader
    .select({ id: enrollments.counselorId })
    .from(enrollments)
    .where(
      and(
        eq(enrollments.clientId, notice.clientId),
        lte(enrollments.startDate, session.date),
        or(isNull(enrollments.endDate), gte(enrollments.endDate, session.date)),
      ),
    );
  const staffIds = [session.facilitatorId, session.coFacilitatorId, ...counselors.map(({ id }) => id)];
  return { access: { siteId: session.siteId, staffIds: staffIds.filter((id) => id !== null) }, value: notice };
}

/** A notice as its own client asks about it. */
export async function findOwnNoticeAccess(reader: Reader, noticeId: string): Promise<Subject<null> | null> {
  const [row] = await reader
    .select({ clientId: absenceNotices.clientId })
    .from(absenceNotices)
    .where(eq(absenceNotices.id, noticeId));
  return row === undefined ? null : { access: { clientId: row.clientId }, value: null };
}

/**
 * A session as a client asks about it who cannot come: theirs, because it is in their plan and to come. Anything else
 * does not exist as far as they are concerned. The value is whose it is.
 */
export async function findOwnSessionAccess(
  reader: Reader,
  sessionId: string,
  actor: Actor,
): Promise<Subject<string> | null> {
  if (actor.kind !== "client") return { access: { clientId: "" }, value: "" };
  const [line] = await findNoticeLines(reader, actor.clientId, [sessionId]);
  if (line === undefined || !line.isExpected) return null;
  return { access: { clientId: actor.clientId }, value: actor.clientId };
}
