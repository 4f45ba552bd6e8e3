import { and, asc, count, eq, gt, gte, lte, max, ne, sql } from "drizzle-orm";
import { marks, series, seriesParts, sessions, sites } from "@/db/schema";
import type { Reader } from "@/db/store";
import { listRooms } from "@/features/programs/queries/sites";
import { listStaff, staffNameWithCredentials } from "@/features/staff/queries";
import { describeSeriesParts } from "@/lib/recurrence/describe-rule";
import { seriesRuleOf } from "@/lib/scheduling/plan-new-series";
import { readWhenFields, type WhenFields } from "@/lib/scheduling/read-when-fields";
import type { SessionKind } from "@/lib/scheduling/session-kind";
import type { SessionStatus } from "@/lib/scheduling/session-status";
import { formatDate, formatDateLong, formatMonthDay, formatTimeRange } from "@/lib/time/format";
import { startOfWeek, type LocalDate } from "@/lib/time/local-date";
import { localTimeOfMinutes, minutesOfDay, type LocalTime } from "@/lib/time/local-time";
import { toLocal, type Instant } from "@/lib/time/zone";
import type { SeriesRow } from "./series-behind";
import type { Choice } from "./series-choices";
import { daysText } from "./series-parts";

type SessionRow = typeof sessions.$inferSelect;

/** The values of the form's fields, by their names. */
export type ChangeFields = Readonly<Record<string, string>>;

/** A series as the form of its changes shows it, seen from one of its sessions. */
export interface ChangeFormView {
  readonly seriesId: string;
  readonly siteId: string;
  readonly siteName: string;
  readonly title: string;
  readonly kind: SessionKind;
  /** "Mon, Wed, Fri · 9:00–10:30 AM · Room D · Walter Achebe, LMHC" */
  readonly facts: readonly string[];
  readonly today: LocalDate;
  /** The session that the change starts from; null: the series has none any more. */
  readonly anchor: {
    readonly id: string;
    readonly title: string;
    readonly monday: LocalDate;
    /** "Monday, November 23" */
    readonly dateText: string;
    /** "Nov 23" */
    readonly dateShort: string;
    readonly timeText: string;
    readonly status: SessionStatus;
    readonly marked: number;
    readonly isPast: boolean;
    readonly isHeldAnyway: boolean;
  } | null;
  readonly isSingle: boolean;
  /** What each scope reaches, in words. */
  readonly scopes: Readonly<Record<"one" | "following" | "all", string>>;
  /** What the fields say now, of the session alone and of its series from there on. */
  readonly session: ChangeFields;
  readonly series: ChangeFields;
  readonly weekdays: readonly string[];
  /** Its days in words, when the form's fields have none for them. */
  readonly otherPattern: string | null;
  readonly rooms: readonly Choice[];
  readonly staff: readonly Choice[];
}

/** What the form of a change starts with. Without a session it starts from the next one. Null: there is no such series, or the session is another's. */
export async function findChangeForm(
  reader: Reader,
  now: Instant,
  ids: { readonly seriesId: string; readonly sessionId: string | null },
): Promise<ChangeFormView | null> {
  const rows = await reader
    .select({ series, siteName: sites.name })
    .from(series)
    .innerJoin(sites, eq(sites.id, series.siteId))
    .where(eq(series.id, ids.seriesId));
  const row = rows[0];
  if (row === undefined) return null;
  const session = await findAnchor(reader, now, ids);
  if (session === null && ids.sessionId !== null) return null;
  const own = row.series;
  const part = session === null ? own : await findPart(reader, own, session.regularDate);
  const today = toLocal(now, own.zone).date;
  const rooms = await listRooms(reader, [own.siteId]);
  const people = await listStaff(reader);
  const staff = people.map((member) => ({ value: member.id, label: staffNameWithCredentials(member) }));
  const when = readWhenFields(own.rule, own.startDate);
  const roomName = rooms.find(({ id }) => id === part.roomId)?.name;
  const lead = staff.find(({ value }) => value === part.facilitatorId)?.label;
  return {
    ...{ seriesId: own.id, siteId: own.siteId, siteName: row.siteName, title: own.title, kind: own.kind, today },
    facts: [daysText(own, own.zone, today), timesOf(part.startTime, part.durationMinutes), roomName, lead].filter(
      (fact) => fact !== undefined,
    ),
    anchor: session === null ? null : await tellAnchor(reader, session, now, today),
    isSingle: own.rule === null,
    scopes: await tellScopes(reader, own, session, now, today),
    session: fieldsOf(session ?? part, own, when, session?.date ?? null),
    series: fieldsOf(part, own, when, session?.date ?? null),
    weekdays: when?.weekdays ?? [],
    otherPattern: when === null ? describeSeriesParts(seriesRuleOf(own, own.zone), { today }).pattern : null,
    rooms: rooms.map(({ id, name, capacity, isVirtual }) => ({
      value: id,
      label: isVirtual ? `${name}, virtual` : capacity === null ? name : `${name}, seats ${capacity}`,
    })),
    staff,
  };
}

async function findAnchor(
  reader: Reader,
  now: Instant,
  ids: { readonly seriesId: string; readonly sessionId: string | null },
): Promise<SessionRow | null> {
  const own = eq(sessions.seriesId, ids.seriesId);
  if (ids.sessionId !== null) {
    const rows = await reader
      .select()
      .from(sessions)
      .where(and(own, eq(sessions.id, ids.sessionId)));
    return rows[0] ?? null;
  }
  const next = await reader
    .select()
    .from(sessions)
    .where(and(own, gt(sessions.startsAt, now), ne(sessions.status, "cancelled")))
    .orderBy(asc(sessions.startsAt))
    .limit(1);
  return next[0] ?? null;
}

/** What the series was for a regular day: an earlier part, or what it is now. */
async function findPart(reader: Reader, own: SeriesRow, date: LocalDate) {
  const rows = await reader
    .select()
    .from(seriesParts)
    .where(and(eq(seriesParts.seriesId, own.id), lte(seriesParts.from, date), gte(seriesParts.through, date)))
    .limit(1);
  return rows[0] ?? own;
}

async function tellAnchor(reader: Reader, session: SessionRow, now: Instant, today: LocalDate) {
  const marked = await reader
    .select({ marked: count() })
    .from(marks)
    .where(and(eq(marks.sessionId, session.id), sql`${marks.isCurrent}`));
  const { id, title, date, status, startsAt, startTime, durationMinutes, heldAnywayAt } = session;
  return {
    ...{ id, title, status, monday: startOfWeek(date), dateText: formatDateLong(date, today) },
    dateShort: formatMonthDay(date),
    timeText: timesOf(startTime, durationMinutes),
    marked: marked[0]?.marked ?? 0,
    isPast: startsAt <= now,
    isHeldAnyway: heldAnywayAt !== null,
  };
}

async function tellScopes(
  reader: Reader,
  own: SeriesRow,
  session: SessionRow | null,
  now: Instant,
  today: LocalDate,
): Promise<ChangeFormView["scopes"]> {
  const rows = await reader
    .select({
      held: sql<number>`count(case when ${and(lte(sessions.startsAt, now), eq(sessions.status, "scheduled"))} then 1 end)`.mapWith(
        Number,
      ),
      last: max(sessions.date),
    })
    .from(sessions)
    .where(and(eq(sessions.seriesId, own.id), ne(sessions.status, "cancelled")));
  const held = rows[0]?.held ?? 0;
  const last = own.lastDate === null ? null : (rows[0]?.last ?? own.lastDate);
  const from = session === null ? "" : formatDate(session.date, today);
  return {
    one: `${from} only`,
    following: last === null ? `From ${from} on` : `From ${from} to ${formatDate(last, today)}`,
    all:
      held === 0
        ? "Every session of the series."
        : `Every upcoming session. The ${held.toLocaleString("en-US")} already held never change.`,
  };
}

type Pattern = Pick<
  SessionRow,
  "startTime" | "durationMinutes" | "roomId" | "modality" | "joinLink" | "facilitatorId" | "coFacilitatorId"
>;

function fieldsOf(from: Pattern, own: SeriesRow, when: WhenFields | null, date: LocalDate | null): ChangeFields {
  return {
    date: date ?? "",
    startTime: from.startTime,
    endTime: endOf(from.startTime, from.durationMinutes),
    roomId: from.roomId ?? "",
    modality: from.modality,
    joinLink: from.joinLink ?? "",
    facilitatorId: from.facilitatorId ?? "",
    coFacilitatorId: from.coFacilitatorId ?? "",
    title: own.title,
    capacity: own.capacity === null ? "" : String(own.capacity),
    repeats: when?.repeats ?? "",
    weekdays: (when?.weekdays ?? []).join(","),
    ends: own.lastDate === null ? "open" : "on",
    lastDate: own.lastDate ?? "",
  };
}

function endOf(start: LocalTime, minutes: number): LocalTime {
  return localTimeOfMinutes((minutesOfDay(start) + Math.round(minutes)) % 1440);
}

function timesOf(start: LocalTime, minutes: number): string {
  return formatTimeRange(start, endOf(start, minutes));
}
