import { and, asc, desc, eq, gte, inArray, isNull, type SQL } from "drizzle-orm";
import { absenceNotices, clients, enrollments, marks, sessions } from "@/db/schema";
import type { Reader } from "@/db/store";
import { decideAccess, type Actor } from "@/lib/access/decide-access";
import { clientName } from "@/lib/clients/client-name";
import { covers } from "@/lib/roster/expected";
import { addDays, type LocalDate } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";
import { toLocal, type Instant, type Zone } from "@/lib/time/zone";
import type { NoticeRow } from "./line-notices";

/** A notice as a list shows it, with what is on record of its line. */
export interface ToldRow {
  readonly noticeId: string;
  readonly version: number;
  readonly clientId: string;
  readonly clientName: string;
  readonly sessionId: string;
  readonly title: string;
  readonly date: LocalDate;
  readonly startTime: LocalTime;
  readonly zone: Zone;
  readonly today: LocalDate;
  readonly kind: NoticeRow["kind"];
  readonly expectedTime: LocalTime | null;
  readonly givenAt: Instant;
  readonly channel: NoticeRow["channel"];
  readonly reason: string | null;
  readonly words: string | null;
  readonly isExcused: boolean | null;
  readonly mark: "attended" | "excused" | "missed" | null;
  readonly hasBegun: boolean;
  readonly isOver: boolean;
  readonly mayDecide: boolean;
}

/** How far back a decision is still asked for: two weeks are longer than any period stays open. */
const ASKED_BACK_DAYS = 14;

/**
 * What waits for somebody to decide whether it excuses: they cannot come, or could not, nobody has decided, and they did
 * not come after all. Only what this person may decide; the soonest session first.
 */
export async function listUndecidedExcuses(
  reader: Reader,
  asked: { readonly actor: Actor; readonly now: Instant; readonly sites: "all" | readonly string[] },
): Promise<ToldRow[]> {
  const from = addDays(asked.now.toISOString().slice(0, 10) as LocalDate, -ASKED_BACK_DAYS);
  const rows = await readTold(reader, asked, [
    asked.sites === "all" ? undefined : inArray(sessions.siteId, [...asked.sites]),
    eq(absenceNotices.kind, "cannot_come"),
    isNull(absenceNotices.isExcused),
    eq(sessions.status, "scheduled"),
    gte(sessions.date, from),
  ]);
  return rows.filter(({ mark, mayDecide }) => mayDecide && (mark === null || mark === "missed"));
}

/** What a client told us about the last weeks and what is to come, the newest session first. */
export async function listToldOfClient(
  reader: Reader,
  asked: { readonly actor: Actor; readonly now: Instant; readonly clientId: string; readonly from: LocalDate },
): Promise<ToldRow[]> {
  const rows = await readTold(reader, asked, [
    eq(absenceNotices.clientId, asked.clientId),
    gte(sessions.date, asked.from),
  ]);
  return rows.reverse();
}

/** What was told about one line of one roster. Null: nothing that stands. */
export async function findToldOfLine(
  reader: Reader,
  asked: { readonly actor: Actor; readonly now: Instant; readonly sessionId: string; readonly clientId: string },
): Promise<ToldRow | null> {
  const [row] = await readTold(reader, asked, [
    eq(absenceNotices.sessionId, asked.sessionId),
    eq(absenceNotices.clientId, asked.clientId),
  ]);
  return row ?? null;
}

async function readTold(
  reader: Reader,
  { actor, now }: { readonly actor: Actor; readonly now: Instant },
  conditions: readonly (SQL | undefined)[],
): Promise<ToldRow[]> {
  const rows = await reader
    .select({ notice: absenceNotices, session: sessions, client: clients, was: marks.was })
    .from(absenceNotices)
    .innerJoin(sessions, eq(sessions.id, absenceNotices.sessionId))
    .innerJoin(clients, eq(clients.id, absenceNotices.clientId))
    .leftJoin(
      marks,
      and(
        eq(marks.sessionId, absenceNotices.sessionId),
        eq(marks.clientId, absenceNotices.clientId),
        eq(marks.isCurrent, true),
      ),
    )
    .where(and(isNull(absenceNotices.withdrawnAt), ...conditions))
    .orderBy(asc(sessions.startsAt), asc(clients.searchName), asc(absenceNotices.id));
  if (rows.length === 0) return [];
  const counselors = await reader
    .select({
      clientId: enrollments.clientId,
      counselorId: enrollments.counselorId,
      startDate: enrollments.startDate,
      endDate: enrollments.endDate,
    })
    .from(enrollments)
    .where(inArray(enrollments.clientId, [...new Set(rows.map(({ client }) => client.id))]))
    .orderBy(desc(enrollments.startDate));
  return rows.map(({ notice, session, client, was }): ToldRow => {
    const own = counselors
      .filter((each) => each.clientId === client.id)
      .filter(({ startDate, endDate }) => covers({ from: startDate, through: endDate }, session.date));
    const staffIds = [session.facilitatorId, session.coFacilitatorId, ...own.map(({ counselorId }) => counselorId)];
    return {
      noticeId: notice.id,
      version: notice.version,
      clientId: client.id,
      clientName: clientName(client),
      sessionId: session.id,
      title: session.title,
      date: session.date,
      startTime: session.startTime,
      zone: session.zone,
      today: toLocal(now, session.zone).date,
      kind: notice.kind,
      expectedTime: notice.expectedTime,
      givenAt: notice.givenAt,
      channel: notice.channel,
      reason: notice.reason,
      words: notice.words,
      isExcused: notice.isExcused,
      mark: was,
      hasBegun: session.startsAt <= now,
      isOver: session.endsAt <= now,
      mayDecide: decideAccess(actor, "excuse:decide", { siteId: session.siteId, staffIds }) === "allowed",
    };
  });
}
