import { and, asc, eq, gte, inArray, isNull, ne, or, sql } from "drizzle-orm";
import { accounts, rooms, sessions, sites, staff, staffAbsences, substituteRequests } from "@/db/schema";
import { countOf } from "@/db/sql";
import type { Reader } from "@/db/store";
import { listExpectedOfSessions } from "@/features/enrollment/queries/expected";
import { staffName } from "@/features/staff/queries";
import type { SessionKind } from "@/lib/scheduling/session-kind";
import { placeOf } from "@/lib/scheduling/substitute-lead";
import { addDays, type LocalDate } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";
import { toLocal, type Instant } from "@/lib/time/zone";
import { hasMarks } from "./coverage";

/** One session that somebody was asked to lead, or was put down for, in a colleague's place. */
export interface AskedRow {
  readonly requestId: string;
  readonly sessionId: string;
  readonly absenceId: string | null;
  /** open: to be answered. yours: they lead it. taken: somebody else was faster. settled: nobody is needed any more. no: they declined. */
  readonly state: "open" | "yours" | "taken" | "settled" | "no";
  readonly forWhom: string;
  readonly title: string;
  readonly kind: SessionKind;
  readonly date: LocalDate;
  readonly startTime: LocalTime;
  readonly endTime: LocalTime;
  readonly site: string;
  readonly room: string | null;
  /** How many are expected. Who they are stands on the roster, once it is theirs. */
  readonly expected: number;
  readonly note: string | null;
}

/** Everything somebody was asked about sessions that are still to come, the soonest first. Four queries. */
export async function listAskedOf(reader: Reader, staffId: string, now: Instant): Promise<AskedRow[]> {
  const today = addDays(toLocalUtc(now), -1);
  const rows = await reader
    .select({
      request: substituteRequests,
      session: sessions,
      site: sites.name,
      room: rooms.name,
      givenName: staff.givenName,
      familyName: staff.familyName,
      isMarked: sql<number>`case when ${hasMarks(reader)} then 1 else 0 end`.mapWith(Boolean),
    })
    .from(substituteRequests)
    .innerJoin(sessions, eq(sessions.id, substituteRequests.sessionId))
    .innerJoin(sites, eq(sites.id, sessions.siteId))
    .innerJoin(staff, eq(staff.id, substituteRequests.forStaffId))
    .leftJoin(rooms, eq(rooms.id, sessions.roomId))
    .where(and(eq(substituteRequests.staffId, staffId), gte(sessions.date, today)))
    .orderBy(asc(sessions.startsAt), asc(substituteRequests.askedAt), asc(substituteRequests.id));
  const coming = rows.filter(({ session }) => session.endsAt > now);
  // Of several requests for one session the last one counts.
  const last = [...new Map(coming.map((row) => [row.session.id, row])).values()];
  const expected = await listExpectedOfSessions(
    reader,
    last.map(({ session }) => session),
  );
  const taken = await listTaken(
    reader,
    last.map(({ session }) => session.id),
    staffId,
  );
  return last.map(({ request, session, isMarked, ...row }): AskedRow => {
    const isNeeded = session.status === "scheduled" && !isMarked && placeOf(session, request.forStaffId) !== null;
    const leads = placeOf(session, staffId) !== null;
    const isTaken = taken.has(`${session.id} ${request.forStaffId}`);
    const state =
      request.state === "asked" && isNeeded
        ? "open"
        : request.state === "accepted" && leads
          ? "yours"
          : request.state === "declined"
            ? "no"
            : isTaken
              ? "taken"
              : "settled";
    return {
      requestId: request.id,
      sessionId: session.id,
      absenceId: request.absenceId,
      state,
      forWhom: staffName(row),
      title: session.title,
      kind: session.kind,
      date: session.date,
      startTime: session.startTime,
      endTime: toLocal(session.endsAt, session.zone).time,
      site: row.site,
      room: row.room,
      expected: expected.get(session.id)?.length ?? 0,
      note: request.note,
    };
  });
}

/** Sessions, with whose place it was, in which somebody else stepped in: "session staff". */
export async function listTaken(
  reader: Reader,
  sessionIds: readonly string[],
  butFor: string,
): Promise<ReadonlySet<string>> {
  if (sessionIds.length === 0) return new Set();
  const rows = await reader
    .select({ sessionId: substituteRequests.sessionId, forStaffId: substituteRequests.forStaffId })
    .from(substituteRequests)
    .where(
      and(
        inArray(substituteRequests.sessionId, [...sessionIds]),
        eq(substituteRequests.state, "accepted"),
        ne(substituteRequests.staffId, butFor),
      ),
    );
  return new Set(rows.map(({ sessionId, forStaffId }) => `${sessionId} ${forStaffId}`));
}

/** Who was asked about a session, in the order of asking. */
export async function listRequestsOf(reader: Reader, sessionId: string) {
  return reader
    .select()
    .from(substituteRequests)
    .where(eq(substituteRequests.sessionId, sessionId))
    .orderBy(asc(substituteRequests.askedAt), asc(substituteRequests.id));
}

/** How many questions wait for somebody's answer: sessions that still need them. */
export async function countAskedOf(reader: Reader, staffId: string, now: Instant): Promise<number> {
  const rows = await reader
    .select({ count: countOf() })
    .from(substituteRequests)
    .innerJoin(sessions, eq(sessions.id, substituteRequests.sessionId))
    .where(
      and(
        eq(substituteRequests.staffId, staffId),
        eq(substituteRequests.state, "asked"),
        eq(sessions.status, "scheduled"),
        gte(sessions.endsAt, now),
        or(
          eq(sessions.facilitatorId, substituteRequests.forStaffId),
          eq(sessions.coFacilitatorId, substituteRequests.forStaffId),
        ),
      ),
    );
  return rows[0]?.count ?? 0;
}

/** Where a request's letter goes, when its holder can still sign in and what it tells is still so. */
export async function findLetterAddress(
  reader: Reader,
  requestIds: readonly string[],
  stillSo: readonly ("asked" | "accepted" | "declined" | "withdrawn")[],
): Promise<{ readonly email: string; readonly count: number } | null> {
  if (requestIds.length === 0) return null;
  const rows = await reader
    .select({ email: accounts.email })
    .from(substituteRequests)
    .innerJoin(accounts, eq(accounts.staffId, substituteRequests.staffId))
    .where(
      and(
        inArray(substituteRequests.id, [...requestIds]),
        inArray(substituteRequests.state, [...stillSo]),
        isNull(accounts.disabledAt),
      ),
    );
  return rows[0] === undefined ? null : { email: rows[0].email, count: rows.length };
}

/** What a planner sees of everybody's days away: how many sessions to come still have nobody to lead them. */
export interface Uncovered {
  readonly absenceId: string;
  readonly name: string;
  readonly from: LocalDate;
  readonly through: LocalDate;
  /** Sessions to come in which the absent one is still down to lead. */
  readonly open: number;
  /** Of those, how many somebody was asked about. */
  readonly asked: number;
}

/** Of every absence that is not over, its sessions that nobody leads yet, in one query. Those with none are left out. */
export async function listUncovered(
  reader: Reader,
  asked: { readonly sites: "all" | readonly string[]; readonly now: Instant },
): Promise<Uncovered[]> {
  const isAsked = sql`exists (select 1 from ${substituteRequests} where ${and(
    eq(substituteRequests.sessionId, sessions.id),
    eq(substituteRequests.forStaffId, staffAbsences.staffId),
    eq(substituteRequests.state, "asked"),
  )})`;
  const rows = await reader
    .select({
      absenceId: staffAbsences.id,
      from: staffAbsences.from,
      through: staffAbsences.through,
      givenName: staff.givenName,
      familyName: staff.familyName,
      open: countOf(),
      asked: countOf(isAsked),
    })
    .from(staffAbsences)
    .innerJoin(staff, eq(staff.id, staffAbsences.staffId))
    .innerJoin(sessions, eq(sessions.facilitatorId, staffAbsences.staffId))
    .where(
      and(
        isNull(staffAbsences.withdrawnAt),
        gte(staffAbsences.through, addDays(toLocalUtc(asked.now), -1)),
        sql`${sessions.date} between ${staffAbsences.from} and ${staffAbsences.through}`,
        eq(sessions.status, "scheduled"),
        gte(sessions.startsAt, asked.now),
        asked.sites === "all" ? undefined : inArray(sessions.siteId, [...asked.sites]),
        sql`not ${hasMarks(reader)}`,
      ),
    )
    .groupBy(staffAbsences.id, staffAbsences.from, staffAbsences.through, staff.givenName, staff.familyName)
    .orderBy(asc(staffAbsences.from), asc(staffAbsences.id));
  return rows.map(({ givenName, familyName, ...row }) => ({ ...row, name: staffName({ givenName, familyName }) }));
}

/** The day in Greenwich, as a first cut that is never more than one off; the exact one is asked of each row's own clock. */
function toLocalUtc(now: Instant): LocalDate {
  return now.toISOString().slice(0, 10) as LocalDate;
}
