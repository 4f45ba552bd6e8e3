import { and, asc, desc, eq, gte, inArray, isNull, lt, ne, notInArray, or, type SQL } from "drizzle-orm";
import { clients, clinics, enrollments, marks, programs, rosterAdditions, sessions } from "@/db/schema";
import { searchName } from "@/db/search-name";
import { containsText } from "@/db/sql";
import type { Reader } from "@/db/store";
import { readVisitorRule } from "@/lib/roster/decide-addition";
import { STATUSES_BEFORE_A_START } from "@/lib/roster/expected";
import { rosterNames, type NamedPerson } from "@/lib/roster/roster-names";
import { addDays, type LocalDate } from "@/lib/time/local-date";
import { findRosterState, type RosterHead, type SessionRow } from "./roster-state";

/** Somebody who may be put on a roster, told as a roster tells people. */
export interface Someone {
  readonly clientId: string;
  /** First name and initial, and the number that tells two apart. */
  readonly name: string;
  readonly number: string;
  readonly program: string;
  readonly isThere: boolean;
}

/** A session that somebody missed and that this one could make up for. */
export interface MissedChoice {
  readonly sessionId: string;
  readonly date: LocalDate;
  readonly title: string;
}

export interface SomeoneToAdd {
  readonly session: Pick<SessionRow, "id" | "title" | "date" | "startTime" | "durationMinutes" | "capacity">;
  readonly expected: number;
  readonly found: readonly Someone[];
  readonly chosen: (Someone & { readonly missed: readonly MissedChoice[]; readonly mayVisit: boolean }) | null;
}

const MOST_FOUND = 12;
const MISSED_WITHIN_DAYS = 45;
const MOST_MISSED = 8;

/** Who of the session's site has this in their name or number, and what one of them could come as. Nobody is looked for by nothing. */
export async function findSomeoneToAdd(
  reader: Reader,
  head: RosterHead,
  asked: { readonly term: string | null; readonly clientId: string | null },
): Promise<SomeoneToAdd> {
  const { session } = head;
  const roster = await findRosterState(reader, session.id, head);
  const lines = roster?.lines ?? new Map<string, unknown>();
  const term = asked.term === null ? "" : searchName(asked.term);
  const isFound =
    term === "" ? undefined : or(containsText(clients.searchName, term), eq(clients.number, term.toUpperCase()));
  const found = isFound === undefined ? [] : await listPeople(reader, session, isFound);
  const chosen = asked.clientId === null ? [] : await listPeople(reader, session, eq(clients.id, asked.clientId));
  const names = rosterNames([...new Map([...found, ...chosen].map((each) => [each.id, each])).values()]);
  const tell = ({ id, number, program }: Person): Someone => ({
    clientId: id,
    name: names.get(id) ?? "",
    number,
    program,
    isThere: lines.has(id),
  });
  const [one] = chosen;
  return {
    session,
    expected: lines.size,
    found: found.map(tell),
    chosen:
      one === undefined
        ? null
        : {
            ...tell(one),
            missed: await listMissed(reader, session, one.id),
            mayVisit: await mayVisit(reader, session, one.programId),
          },
  };
}

interface Person extends NamedPerson {
  readonly program: string;
  readonly programId: string;
}

async function listPeople(reader: Reader, session: SessionRow, which: SQL): Promise<Person[]> {
  const rows = await reader
    .selectDistinct({
      id: clients.id,
      number: clients.number,
      givenName: clients.givenName,
      familyName: clients.familyName,
      preferredName: clients.preferredName,
      program: programs.name,
      programId: programs.id,
    })
    .from(clients)
    .innerJoin(enrollments, eq(enrollments.clientId, clients.id))
    .innerJoin(programs, eq(programs.id, enrollments.programId))
    .where(
      and(
        which,
        eq(clients.siteId, session.siteId),
        isNull(clients.archivedAt),
        notInArray(enrollments.status, [...STATUSES_BEFORE_A_START]),
        or(isNull(enrollments.endDate), gte(enrollments.endDate, session.date)),
      ),
    )
    .orderBy(asc(clients.givenName), asc(clients.number))
    .limit(MOST_FOUND);
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

/** What this client is on record as away from in the weeks before, newest first, without what is made up for already. */
async function listMissed(reader: Reader, session: SessionRow, clientId: string): Promise<MissedChoice[]> {
  const rows = await reader
    .select({ sessionId: sessions.id, date: sessions.date, title: sessions.title })
    .from(marks)
    .innerJoin(sessions, eq(sessions.id, marks.sessionId))
    .where(
      and(
        eq(marks.clientId, clientId),
        eq(marks.isCurrent, true),
        ne(marks.was, "attended"),
        eq(sessions.status, "scheduled"),
        lt(sessions.startsAt, session.startsAt),
        gte(sessions.date, addDays(session.date, -MISSED_WITHIN_DAYS)),
      ),
    )
    .orderBy(desc(sessions.startsAt))
    .limit(2 * MOST_MISSED);
  if (rows.length === 0) return [];
  const ids = rows.map(({ sessionId }) => sessionId);
  const made = await reader
    .select({ id: rosterAdditions.makeUpForSessionId })
    .from(rosterAdditions)
    .where(
      and(
        eq(rosterAdditions.clientId, clientId),
        inArray(rosterAdditions.makeUpForSessionId, ids),
        isNull(rosterAdditions.removedAt),
      ),
    );
  return rows.filter(({ sessionId }) => made.every(({ id }) => id !== sessionId)).slice(0, MOST_MISSED);
}

async function mayVisit(reader: Reader, session: SessionRow, programId: string): Promise<boolean> {
  const [clinic] = await reader.select({ rules: clinics.attendanceRules }).from(clinics).limit(1);
  const rule = readVisitorRule(clinic?.rules);
  return rule !== "none" && (rule === "any_program" || session.programId === null || session.programId === programId);
}
