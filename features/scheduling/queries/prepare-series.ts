import { and, eq, inArray } from "drizzle-orm";
import { programs, programSites, rooms, serviceTypes, sites, staff, tracks } from "@/db/schema";
import type { Reader } from "@/db/store";
import { listClosuresFrom } from "@/features/closures/queries/standing-closures";
import { done, refuse, type Result } from "@/lib/result";
import {
  decideNewSeries,
  decideOwnRoom,
  type LeadFacts,
  type NewSeriesRefusal,
  type RoomFacts,
  type SeriesFacts,
  type SeriesWarning,
} from "@/lib/scheduling/decide-new-series";
import { skippedDates } from "@/lib/scheduling/carry-out-ways";
import type { NewSeries } from "@/lib/scheduling/new-series";
import { planNewSeries, type PlanRefusal, type SeriesPlan } from "@/lib/scheduling/plan-new-series";
import type { WayOut } from "@/lib/scheduling/ways-out";
import { addDays, type LocalDate } from "@/lib/time/local-date";
import { parseZone, toLocal, type Instant, type Zone } from "@/lib/time/zone";

/** Why a series cannot be made: by what it names, by its dates, or by its site's clock. */
export type SeriesRefusal =
  | { readonly on: "series"; readonly why: NewSeriesRefusal }
  | { readonly on: "dates"; readonly why: PlanRefusal }
  | { readonly on: "zone" };

/** A series that may be made, worked out to the last session and not yet stored. */
export interface PreparedSeries {
  /** As it is stored: days that a way out leaves out are among its EXDATEs. */
  readonly series: NewSeries;
  readonly zone: Zone;
  readonly today: LocalDate;
  readonly plan: SeriesPlan;
  readonly warnings: readonly SeriesWarning[];
  readonly room: { readonly name: string; readonly seats: number | null; readonly joinLink: string | null } | null;
  readonly leads: readonly { readonly id: string; readonly name: string }[];
  /** Links of the rooms that single sessions have instead of the series', by room. */
  readonly ownRoomLinks: ReadonlyMap<string, string | null>;
  /** The same series with other ways out. */
  readonly replan: (ways: readonly WayOut[]) => Result<SeriesPlan, PlanRefusal>;
}

/**
 * Works a new series out: the same for the preview and, inside its transaction, for the change. Reads what its ids
 * stand for, lets the rules decide, and lays the sessions out under the closures that stand.
 */
export async function prepareSeries(
  reader: Reader,
  now: Instant,
  series: NewSeries,
): Promise<Result<PreparedSeries, SeriesRefusal>> {
  const read = await readFacts(reader, series);
  if (read.site === null) return refuse({ on: "series", why: "unknown_site" });
  const zone = parseZone(read.site.zone);
  if (zone === null) return refuse({ on: "zone" });
  const today = toLocal(now, zone).date;
  const decided = decideNewSeries(series, read.facts, today);
  if (!decided.ok) return refuse({ on: "series", why: decided.refusal });
  const ownRooms = await readOwnRooms(reader, series);
  if (!ownRooms.ok) return refuse({ on: "series", why: ownRooms.refusal });
  const standing = await listClosuresFrom(reader, series.siteId, earliestOf(series));
  const replan = (ways: readonly WayOut[]) => planNewSeries({ ...series, ways }, { zone, today, closures: standing });
  const plan = replan(series.ways ?? []);
  if (!plan.ok) return refuse({ on: "dates", why: plan.refusal });
  const { room, leads } = read;
  const left = skippedDates(series.ways ?? [], series.startTime);
  return done({
    series: left.length === 0 ? series : { ...series, exdates: [...new Set([...series.exdates, ...left])] },
    zone,
    today,
    plan: plan.value,
    warnings: [...decided.value, ...clockWarnings(plan.value)],
    room,
    leads,
    ownRoomLinks: ownRooms.value,
    replan,
  });
}

async function readFacts(reader: Reader, series: NewSeries) {
  const site = await one(reader.select().from(sites).where(eq(sites.id, series.siteId)));
  const serviceType = await one(reader.select().from(serviceTypes).where(eq(serviceTypes.id, series.serviceTypeId)));
  const program = await ifNamed(series.programId, async (id) => {
    const row = await one(reader.select().from(programs).where(eq(programs.id, id)));
    const here = and(eq(programSites.programId, id), eq(programSites.siteId, series.siteId));
    const offered = await one(reader.select().from(programSites).where(here));
    return row && { isArchived: row.archivedAt !== null, isAtSite: offered !== null };
  });
  const track = await ifNamed(series.trackId, (id) => one(reader.select().from(tracks).where(eq(tracks.id, id))));
  const room = await ifNamed(series.roomId, (id) => one(reader.select().from(rooms).where(eq(rooms.id, id))));
  const person = (id: string) => one(reader.select().from(staff).where(eq(staff.id, id)));
  const facilitator = await ifNamed(series.facilitatorId, person);
  const coFacilitator = await ifNamed(series.coFacilitatorId, person);
  const facts: SeriesFacts = {
    site: site && archivable(site),
    serviceType: serviceType && archivable(serviceType),
    program,
    track: track && archivable(track),
    room: room && archivable(room),
    facilitator: facilitator && lead(facilitator),
    coFacilitator: coFacilitator && lead(coFacilitator),
  };
  const leads = [facilitator, coFacilitator].filter((each) => each !== null && each !== undefined);
  return {
    site,
    facts,
    room: room ? { name: room.name, seats: room.capacity, joinLink: room.joinLink } : null,
    leads: leads.map(({ id, givenName, familyName }) => ({ id, name: `${givenName} ${familyName}` })),
  };
}

/** The rooms that ways out name: each has to be one that the series could have had. */
async function readOwnRooms(
  reader: Reader,
  series: NewSeries,
): Promise<Result<ReadonlyMap<string, string | null>, NewSeriesRefusal>> {
  const ids = [...new Set((series.ways ?? []).flatMap((way) => (way.way === "place" ? [way.roomId] : [])))];
  const rows = ids.length === 0 ? [] : await reader.select().from(rooms).where(inArray(rooms.id, ids));
  const byId = new Map<string, RoomFacts>(rows.map((row) => [row.id, archivable(row)]));
  for (const id of ids) {
    const refusal = decideOwnRoom(series, byId.get(id) ?? null);
    if (refusal !== null) return refuse(refusal);
  }
  return done(new Map(rows.map(({ id, joinLink }) => [id, joinLink])));
}

function archivable<Row extends { readonly archivedAt: Date | null }>(row: Row): Row & { isArchived: boolean } {
  return { ...row, isArchived: row.archivedAt !== null };
}

function lead(row: typeof staff.$inferSelect): LeadFacts {
  return { isArchived: row.archivedAt !== null, credentials: row.credentials };
}

async function ifNamed<Value>(id: string | null, read: (id: string) => Promise<Value>): Promise<Value | undefined> {
  return id === null ? undefined : read(id);
}

async function one<Row>(rows: PromiseLike<Row[]>): Promise<Row | null> {
  return (await rows)[0] ?? null;
}

/** Closures are read from a day before the first date: an added date written as an instant may be earlier by a day. */
function earliestOf({ startDate, rdates }: NewSeries): LocalDate {
  const earliest = rdates.reduce<string>((first, text) => (text < first ? text : first), startDate);
  return earliest < startDate ? addDays(startDate, -366) : startDate;
}

function clockWarnings({ sessions }: SeriesPlan): SeriesWarning[] {
  const skipped = sessions.find(({ time, regularTime, hasOwnTime }) => time !== regularTime && !hasOwnTime);
  return skipped ? [{ kind: "start_skipped_by_clock", date: skipped.regularDate }] : [];
}
