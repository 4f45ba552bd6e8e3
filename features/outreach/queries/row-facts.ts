import { and, desc, eq, gte, inArray, isNull, max } from "drizzle-orm";
import { absenceNotices, marks, outreachAttempts, sessions } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { LocalDate } from "@/lib/time/local-date";
import type { Instant } from "@/lib/time/zone";

/** One client and day of the work list. */
export interface ClientDay {
  readonly clientId: string;
  readonly on: LocalDate;
}

export interface MissedSession {
  readonly sessionId: string;
  readonly kind: "group" | "individual" | "family";
  readonly minutes: number;
}

/** What the client told the clinic about a session of the day, while nobody has decided whether it excuses. */
export interface OpenNotice {
  readonly sessionId: string;
  readonly channel: "phone" | "text" | "in_person" | "app";
  readonly givenAt: Instant;
  readonly words: string | null;
}

export const dayKey = ({ clientId, on }: ClientDay) => `${clientId} ${on}`;

/** What was missed on each of these days, in order of the sessions. By client first, because that is the index. */
export async function listMissed(reader: Reader, days: readonly ClientDay[]): Promise<Map<string, MissedSession[]>> {
  const found = new Map<string, MissedSession[]>();
  if (days.length === 0) return found;
  const rows = await reader
    .select({
      clientId: marks.clientId,
      on: marks.serviceDate,
      sessionId: marks.sessionId,
      kind: sessions.kind,
      minutes: sessions.durationMinutes,
    })
    .from(marks)
    .innerJoin(sessions, eq(sessions.id, marks.sessionId))
    .where(
      and(
        inArray(marks.clientId, distinct(days.map(({ clientId }) => clientId))),
        inArray(marks.serviceDate, distinct(days.map(({ on }) => on))),
        eq(marks.was, "missed"),
        eq(marks.isCurrent, true),
      ),
    )
    .orderBy(sessions.startsAt, sessions.id);
  for (const { clientId, on, ...session } of rows) push(found, dayKey({ clientId, on }), session);
  return found;
}

/** What was told beforehand, or on the day, about these days, and waits for somebody to decide. */
export async function listOpenNotices(reader: Reader, days: readonly ClientDay[]): Promise<Map<string, OpenNotice>> {
  const found = new Map<string, OpenNotice>();
  if (days.length === 0) return found;
  const rows = await reader
    .select({
      clientId: absenceNotices.clientId,
      on: sessions.date,
      sessionId: absenceNotices.sessionId,
      channel: absenceNotices.channel,
      givenAt: absenceNotices.givenAt,
      words: absenceNotices.words,
    })
    .from(absenceNotices)
    .innerJoin(sessions, eq(sessions.id, absenceNotices.sessionId))
    .where(
      and(
        inArray(absenceNotices.clientId, distinct(days.map(({ clientId }) => clientId))),
        eq(absenceNotices.kind, "cannot_come"),
        isNull(absenceNotices.isExcused),
        isNull(absenceNotices.withdrawnAt),
      ),
    )
    .orderBy(desc(absenceNotices.givenAt));
  for (const { clientId, on, ...notice } of rows) found.set(dayKey({ clientId, on }), notice);
  return found;
}

/** The attempts to reach these people since the earliest of their days. */
export async function listAttemptsSince(reader: Reader, days: readonly ClientDay[]) {
  if (days.length === 0) return [];
  const since = days.map(({ on }) => on).sort()[0]!;
  return reader
    .select({
      clientId: outreachAttempts.clientId,
      on: outreachAttempts.on,
      at: outreachAttempts.at,
      channel: outreachAttempts.channel,
      wasReached: outreachAttempts.wasReached,
      result: outreachAttempts.result,
      nextStep: outreachAttempts.nextStep,
      nextOn: outreachAttempts.nextOn,
    })
    .from(outreachAttempts)
    .where(
      and(
        inArray(outreachAttempts.clientId, distinct(days.map(({ clientId }) => clientId))),
        gte(outreachAttempts.on, since),
        isNull(outreachAttempts.voidedAt),
      ),
    )
    .orderBy(outreachAttempts.at, outreachAttempts.id);
}

/** By client the last day on which they came or were reached themselves. */
export async function listLastWord(reader: Reader, clientIds: readonly string[]): Promise<Map<string, LocalDate>> {
  const found = new Map<string, LocalDate>();
  if (clientIds.length === 0) return found;
  const attended = await reader
    .select({ clientId: marks.clientId, on: max(marks.serviceDate) })
    .from(marks)
    .where(and(inArray(marks.clientId, [...clientIds]), eq(marks.was, "attended"), eq(marks.isCurrent, true)))
    .groupBy(marks.clientId);
  const reached = await reader
    .select({ clientId: outreachAttempts.clientId, on: max(outreachAttempts.on) })
    .from(outreachAttempts)
    .where(
      and(
        inArray(outreachAttempts.clientId, [...clientIds]),
        eq(outreachAttempts.wasReached, true),
        isNull(outreachAttempts.voidedAt),
      ),
    )
    .groupBy(outreachAttempts.clientId);
  for (const { clientId, on } of [...attended, ...reached]) {
    const known = found.get(clientId);
    if (on !== null && (known === undefined || on > known)) found.set(clientId, on);
  }
  return found;
}

/** The days of sessions. */
export async function listDaysOfSessions(
  reader: Reader,
  sessionIds: readonly string[],
): Promise<Map<string, LocalDate>> {
  if (sessionIds.length === 0) return new Map();
  const rows = await reader
    .select({ id: sessions.id, date: sessions.date })
    .from(sessions)
    .where(inArray(sessions.id, distinct(sessionIds)));
  return new Map(rows.map(({ id, date }) => [id, date]));
}

function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
