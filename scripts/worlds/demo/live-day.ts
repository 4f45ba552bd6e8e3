import { and, asc, eq } from "drizzle-orm";
import { sessions } from "@/db/schema";
import { finishRoster } from "@/features/attendance/commands/finish-roster";
import { markAttendance } from "@/features/attendance/commands/mark-attendance";
import { logNotices } from "@/features/notices/commands/log-notices";
import { listExpectedOfSessions } from "@/features/enrollment/queries/expected";
import type { Actor } from "@/lib/access/decide-access";
import { addDays, startOfWeek, weekdayOf, type LocalDate } from "@/lib/time/local-date";
import { Chance } from "@/db/worlds/chance";
import { planMark, type MarkContext, type PlannedMark } from "./marks";
import type { Company, Person } from "./people";

export type DaySession = typeof sessions.$inferSelect;

interface Line {
  readonly person: Person;
  readonly mark: PlannedMark;
}

const DEVICE = "roster";
/** Marks are put in shortly before the end. */
const BEFORE_END_MINUTES = 3;
/** In a session that runs, those who were there at the start are marked first. */
const AFTER_START_MINUTES = 8;

/** Everything that rosters of a day ask for, each at its time. Read after the morning's news, so that it is in them. */
export async function planRosters(company: Company, date: LocalDate): Promise<void> {
  const { stage } = company;
  const rows = await stage.store.reader
    .select()
    .from(sessions)
    .where(and(eq(sessions.date, date), eq(sessions.status, "scheduled")))
    .orderBy(asc(sessions.startsAt), asc(sessions.id));
  const expected = await listExpectedOfSessions(stage.store.reader, rows);
  const starts = new Map<string, Date>();
  const firstGroups = new Set<string>();
  for (const session of rows) {
    for (const { enrollmentId } of expected.get(session.id) ?? []) {
      if (!starts.has(enrollmentId)) starts.set(enrollmentId, session.startsAt);
      const key = `${enrollmentId} group`;
      if (session.kind !== "group" || starts.has(key)) continue;
      starts.set(key, session.startsAt);
      firstGroups.add(`${session.id} ${enrollmentId}`);
    }
  }
  const left = leftOpen(company, date, rows);
  for (const session of rows) {
    const lines = (expected.get(session.id) ?? []).flatMap(({ enrollmentId }): Line[] => {
      const person = company.people.get(enrollmentId);
      if (person === undefined) return [];
      const context: MarkContext = {
        today: stage.today,
        isFirstGroup: firstGroups.has(`${session.id} ${enrollmentId}`),
        dayStart: starts.get(enrollmentId) ?? session.startsAt,
        isThisWeek: startOfWeek(date) === startOfWeek(stage.today),
      };
      return [{ person, mark: planMark(person, session, context) }];
    });
    if (lines.length > 0) planRoster(company, session, lines, left.get(session.id) ?? 0);
  }
}

function planRoster(company: Company, session: DaySession, all: readonly Line[], leftUnrecorded: number): void {
  const { stage, agenda, places } = company;
  const by: Actor = places.staffById.get(session.facilitatorId ?? "") ?? places.staff.tilda;
  // Told beforehand: on record already, from another day's agenda.
  const lines = all
    .filter(({ person }) => person.days.absences.get(session.date)?.isTold !== true)
    .sort((one, other) => Number(one.person.stay.story === "silent") - Number(other.person.stay.story === "silent"));
  const kept = lines.slice(0, Math.max(0, lines.length - leftUnrecorded));
  if (kept.length === 0) return;
  const end = new Date(session.endsAt.getTime() - BEFORE_END_MINUTES * 60_000);
  const isRunning = session.startsAt <= stage.now && end > stage.now;
  if (isRunning) {
    const arrived = kept.filter(({ mark }) => mark.wanted.as === "present").slice(0, Math.ceil(kept.length / 2));
    const soon = new Date(session.startsAt.getTime() + AFTER_START_MINUTES * 60_000);
    if (session.kind === "group" && arrived.length > 0)
      agenda.add(soon, (at) => record(company, session, arrived, { by, at }));
    return;
  }
  agenda.add(end, async (at) => {
    await record(company, session, kept, { by, at });
    const isFinished = kept.length === lines.length && new Chance(`finished ${session.id}`).isTrue(0.9);
    if (isFinished)
      await stage.do(finishRoster, { sessionId: session.id }, { by, at: new Date(at.getTime() + 60_000) });
  });
  const wrong = kept.filter(({ mark }) => mark.corrected !== undefined);
  if (wrong.length === 0) return;
  const late = new Chance(`corrected ${session.id}`).isTrue(0.15);
  const next = nextWorkday(session.date, late ? 9 : 1);
  // Once the period is locked, the director puts it right.
  const corrector = late ? places.staff.dana : by;
  agenda.add(stage.at(next, "08:50"), (at) => correct(company, session, wrong, { by: corrector, at }));
}

async function record(
  { stage }: Company,
  session: DaySession,
  lines: readonly Line[],
  when: { by: Actor; at: Date },
): Promise<void> {
  const wanted = lines.map(({ person, mark }) => ({
    clientId: person.clientId,
    wanted: mark.wanted,
    seenVersion: 0,
    correctionReason: null,
  }));
  await stage.do(markAttendance, { sessionId: session.id, device: DEVICE, lines: wanted }, when);
}

async function correct(
  { stage }: Company,
  session: DaySession,
  lines: readonly Line[],
  when: { by: Actor; at: Date },
): Promise<void> {
  const wanted = lines.flatMap(({ person, mark }) =>
    mark.corrected === undefined
      ? []
      : [
          {
            clientId: person.clientId,
            wanted: mark.corrected.wanted,
            seenVersion: 1,
            correctionReason: mark.corrected.reason,
          },
        ],
  );
  await stage.do(markAttendance, { sessionId: session.id, device: DEVICE, lines: wanted }, when);
}

/** Who told us beforehand that a day is not possible: on record from the moment they did. */
export function planWordSent(company: Company, person: Person): void {
  const { stage, agenda, places } = company;
  for (const [date, absence] of person.days.absences) {
    if (absence.isTold !== true) continue;
    const day = date <= stage.today ? date : stage.today;
    agenda.add(stage.at(addDays(day, -1), "08:10"), async (at) => {
      const rows = await stage.store.reader
        .select()
        .from(sessions)
        .where(and(eq(sessions.date, date), eq(sessions.status, "scheduled")))
        .orderBy(asc(sessions.startsAt), asc(sessions.id));
      const expected = await listExpectedOfSessions(stage.store.reader, rows);
      for (const session of rows) {
        if (!expected.get(session.id)?.some(({ clientId }) => clientId === person.clientId)) continue;
        const said = { kind: "cannot_come", expectedTime: null, channel: "phone", words: null } as const;
        const told = {
          ...said,
          clientId: person.clientId,
          sessionIds: [session.id],
          reason: absence.reason,
          givenAt: at,
        };
        await stage.do(logNotices, told, { by: places.staff.tilda, at });
        const wanted = { as: "excused" as const, noticeGivenAt: at, reason: absence.reason };
        const line = { clientId: person.clientId, wanted, seenVersion: 0, correctionReason: null };
        const input = { sessionId: session.id, device: "front desk", lines: [line] };
        await stage.do(markAttendance, input, { by: places.staff.tilda, at });
      }
    });
  }
}

/**
 * Rosters that somebody has still to finish: two lines of today's first group at each site, the last group of the last
 * day before today, and one line three days back. How many lines are left, by session.
 */
function leftOpen({ stage, places }: Company, date: LocalDate, rows: readonly DaySession[]): Map<string, number> {
  const left = new Map<string, number>();
  const groupsAt = (siteId: string) => rows.filter((row) => row.kind === "group" && row.siteId === siteId);
  if (date === stage.today) {
    for (const siteId of Object.values(places.sites)) {
      const [first] = groupsAt(siteId);
      if (first !== undefined) left.set(first.id, 2);
    }
  } else if (date === lastWorkdayBefore(stage.today)) {
    const last = groupsAt(places.sites.worcester).at(-1);
    if (last !== undefined) left.set(last.id, Number.MAX_SAFE_INTEGER);
  } else if (date === lastWorkdayBefore(lastWorkdayBefore(stage.today))) {
    const second = groupsAt(places.sites.quincy)[1];
    if (second !== undefined) left.set(second.id, 1);
  }
  return left;
}

function lastWorkdayBefore(date: LocalDate): LocalDate {
  let before = addDays(date, -1);
  while (weekdayOf(before) === "SA" || weekdayOf(before) === "SU") before = addDays(before, -1);
  return before;
}

function nextWorkday(date: LocalDate, days: number): LocalDate {
  let next = addDays(date, days);
  while (weekdayOf(next) === "SA" || weekdayOf(next) === "SU") next = addDays(next, 1);
  return next;
}
