import { and, asc, eq, gte, inArray, lte, or, sql } from "drizzle-orm";
import { marks, rooms as roomsTable, series as seriesTable, seriesParts, sessions } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { Lead, Place, SeriesPart, SeriesState, SessionState } from "@/lib/scheduling/change/series-state";
import { addDays, type LocalDate } from "@/lib/time/local-date";
import { listClosuresFrom } from "@/features/closures/queries/standing-closures";
import type { SeriesRow } from "./series-behind";
import { isOnRecord } from "./session-records";

export type PartRow = typeof seriesParts.$inferSelect;
export type RoomRow = typeof roomsTable.$inferSelect;

/** A session as the rules see it, with what tells whether it is still the one that was looked at. */
export interface StoredSession extends SessionState {
  readonly version: number;
}

/** A series as the rules see it, with the rows it came from. */
export interface StoredSeries extends SeriesState {
  readonly row: SeriesRow;
  readonly partRows: readonly PartRow[];
  readonly sessions: readonly StoredSession[];
  /** Every room of the site, archived ones too. */
  readonly rooms: ReadonlyMap<string, RoomRow>;
}

/**
 * A series with all its sessions, past ones too: a past one still holds its start (H15) and keeps its place from being
 * made again (H9). Five queries, whatever its length.
 */
export async function readSeriesState(reader: Reader, seriesId: string): Promise<StoredSeries | null> {
  return (await readSeriesStates(reader, [seriesId]))[0] ?? null;
}

/** Days of which sessions are read, both included. */
export interface DaysRead {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/**
 * Several series of one site at once, in the order of their ids. With `weeks`, only their sessions of those days: enough
 * to add some there, and too little for a change of the series.
 */
export async function readSeriesStates(
  reader: Reader,
  seriesIds: readonly string[],
  weeks?: readonly DaysRead[],
): Promise<StoredSeries[]> {
  const rows = await reader
    .select()
    .from(seriesTable)
    .where(inArray(seriesTable.id, [...seriesIds]))
    .orderBy(asc(seriesTable.id));
  const [some] = rows;
  if (some === undefined) return [];
  const allParts = await reader
    .select()
    .from(seriesParts)
    .where(inArray(seriesParts.seriesId, [...seriesIds]))
    .orderBy(asc(seriesParts.from));
  const rooms = await reader.select().from(roomsTable).where(eq(roomsTable.siteId, some.siteId));
  const links = rooms.flatMap(({ id, joinLink }) => (joinLink === null ? [] : [[id, joinLink] as const]));
  const all = await readSessions(reader, seriesIds, weeks);
  const ofSeries = new Map(rows.map((row) => [row.id, (all.get(row.id) ?? []) as readonly StoredSession[]]));
  const first = [...ofSeries.values()]
    .flat()
    .reduce((earliest, { date }) => (date < earliest ? date : earliest), weeks?.[0]?.from ?? some.startDate);
  const closures = await listClosuresFrom(reader, some.siteId, first);
  const shared = {
    closures,
    roomLinks: Object.fromEntries(links),
    rooms: new Map(rooms.map((room) => [room.id, room])),
  };
  return rows.map((row) => {
    const partRows = allParts.filter(({ seriesId }) => seriesId === row.id);
    const stored = ofSeries.get(row.id)!;
    return {
      ...{ id: row.id, siteId: row.siteId, zone: row.zone, kind: row.kind, title: row.title, capacity: row.capacity },
      parts: partsOf(row, partRows, stored),
      materializedThrough: row.materializedThrough,
      sessions: stored,
      ...{ ...shared, row, partRows },
    };
  });
}

function partsOf(row: SeriesRow, partRows: readonly PartRow[], stored: readonly StoredSession[]): SeriesPart[] {
  const earlier = partRows.map((part) => ({ from: part.from, through: part.through, ...patternOf(part) }));
  const before = earlier.at(-1);
  const from = row.regularFrom ?? (before === undefined ? firstOf(row, stored) : addDays(before.through, 1));
  return [...earlier, { from, through: row.lastDate, ...patternOf(row) }];
}

/** A date added before the start belongs to the series too. */
function firstOf(row: SeriesRow, stored: readonly StoredSession[]): LocalDate {
  return stored.reduce<LocalDate>(
    (earliest, { origin, regularDate }) => (origin === "pattern" && regularDate < earliest ? regularDate : earliest),
    row.startDate,
  );
}

function patternOf(row: SeriesRow | PartRow) {
  const { startDate, startTime, durationMinutes, rule, exdates, rdates } = row;
  return { ...{ startDate, startTime, durationMinutes, rule, exdates, rdates }, ...whereAndWho(row) };
}

/** Where something is held and who leads it, as one value for each. */
function whereAndWho(row: Pick<SeriesRow, "roomId" | "modality" | "joinLink" | "facilitatorId" | "coFacilitatorId">): {
  place: Place;
  lead: Lead;
} {
  const { roomId, modality, joinLink, facilitatorId, coFacilitatorId } = row;
  return { place: { roomId, modality, joinLink }, lead: { facilitatorId, coFacilitatorId } };
}

async function readSessions(
  reader: Reader,
  seriesIds: readonly string[],
  weeks?: readonly DaysRead[],
): Promise<Map<string, StoredSession[]>> {
  const current = and(eq(marks.sessionId, sessions.id), sql`${marks.isCurrent}`);
  const isMarked = sql`exists (select 1 from ${marks} where ${current})`;
  const rows = await reader
    .select({
      id: sessions.id,
      seriesId: sessions.seriesId,
      origin: sessions.origin,
      date: sessions.date,
      startTime: sessions.startTime,
      startsAt: sessions.startsAt,
      endsAt: sessions.endsAt,
      durationMinutes: sessions.durationMinutes,
      regularDate: sessions.regularDate,
      regularTime: sessions.regularTime,
      hasOwnTime: sessions.hasOwnTime,
      hasOwnLength: sessions.hasOwnLength,
      hasOwnRoom: sessions.hasOwnRoom,
      hasOwnLead: sessions.hasOwnLead,
      roomId: sessions.roomId,
      modality: sessions.modality,
      joinLink: sessions.joinLink,
      facilitatorId: sessions.facilitatorId,
      coFacilitatorId: sessions.coFacilitatorId,
      title: sessions.title,
      capacity: sessions.capacity,
      status: sessions.status,
      cancelReason: sessions.cancelReason,
      sequence: sessions.sequence,
      heldAnywayAt: sessions.heldAnywayAt,
      version: sessions.version,
      hasMarks: sql<boolean>`${isMarked}`.mapWith(Boolean).as("has_marks"),
      hasHistory: sql<boolean>`${isOnRecord()}`.mapWith(Boolean).as("has_history"),
    })
    .from(sessions)
    .where(
      and(
        inArray(sessions.seriesId, [...seriesIds]),
        weeks && or(...weeks.map(({ from, to }) => and(gte(sessions.date, from), lte(sessions.date, to)))),
      ),
    )
    .orderBy(sessions.startsAt, sessions.id);
  const bySeries = new Map<string, StoredSession[]>();
  for (const { seriesId, ...row } of rows) {
    const { hasOwnTime, hasOwnLength, hasOwnRoom, hasOwnLead, heldAnywayAt, ...rest } = row;
    const { roomId: _room, modality: _modality, joinLink: _link, ...facts } = rest;
    const { facilitatorId: _lead, coFacilitatorId: _second, ...state } = facts;
    const session = {
      ...state,
      ...whereAndWho(row),
      own: { time: hasOwnTime, length: hasOwnLength, place: hasOwnRoom, lead: hasOwnLead },
      isHeldAnyway: heldAnywayAt !== null,
    };
    const list = bySeries.get(seriesId);
    if (list === undefined) bySeries.set(seriesId, [session]);
    else list.push(session);
  }
  return bySeries;
}
