import { and, eq, gte, inArray, isNull, lte, or, sql, type SQL } from "drizzle-orm";
import { clinics, closures, programs, programSites, rooms, sites, staff } from "@/db/schema";
import type { Reader } from "@/db/store";
import { readClashRules, type ClashRules } from "@/lib/scheduling/clash-rules";
import { DEFAULT_BAND_EDGES, type BandEdges } from "@/lib/time/band";
import { localDate, type LocalDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";
import { zone, type Zone } from "@/lib/time/zone";

/** A name to choose by, at one site (rooms, programs) or at all (staff). Archived ones name old sessions and are not offered. */
export interface Pickable {
  readonly id: string;
  readonly siteId: string | null;
  readonly name: string;
  readonly isArchived: boolean;
}

export interface PickedClosure {
  readonly siteId: string | null;
  readonly name: string;
  readonly date: LocalDate;
  readonly isWhole: boolean;
}

export interface Pickers {
  readonly sites: readonly { readonly id: string; readonly name: string; readonly zone: Zone }[];
  readonly rooms: readonly Pickable[];
  readonly programs: readonly Pickable[];
  readonly staff: readonly Pickable[];
  /** Those that stand in the asked days, at any site. */
  readonly closures: readonly PickedClosure[];
  readonly bands: BandEdges;
  readonly clashRules: ClashRules;
}

interface Row {
  readonly what: "site" | "room" | "program" | "staff" | "closure" | "clinic";
  readonly id: string;
  readonly siteId: string | null;
  readonly a: string;
  readonly b: string | null;
  /** The clinic's rules for clashes, as JSON. */
  readonly rules: string | null;
  readonly isArchived: boolean;
}

/**
 * Every name a calendar shows or filters by, in one query: a calendar is asked for all day long, and six small lists
 * are six ways to the database for nothing.
 */
export async function listPickers(
  reader: Reader,
  scope: "all" | readonly string[],
  days: { readonly from: LocalDate; readonly to: LocalDate },
): Promise<Pickers> {
  const rows = await readRows(reader, scope, days);
  const of = (what: Row["what"]) => rows.filter((row) => row.what === what).sort(byName);
  const pickable = ({ id, siteId, a, b, isArchived }: Row): Pickable => ({
    ...{ id, siteId, isArchived },
    name: b === null ? a : `${a} ${b}`,
  });
  const clinic = rows.find(({ what }) => what === "clinic");
  return {
    sites: of("site").map(({ id, a, b }) => ({ id, name: a, zone: zone(b ?? "") })),
    rooms: of("room").map(pickable),
    programs: of("program").map(pickable),
    staff: of("staff").map(pickable),
    closures: of("closure").map(({ siteId, a, b, isArchived }) => ({
      ...{ siteId, name: a, date: localDate(b ?? "") },
      isWhole: !isArchived,
    })),
    bands: clinic ? { afternoon: localTime(clinic.a), evening: localTime(clinic.b ?? "") } : DEFAULT_BAND_EDGES,
    clashRules: readClashRules(JSON.parse(clinic?.rules ?? "null")),
  };
}

async function readRows(
  reader: Reader,
  scope: "all" | readonly string[],
  days: { readonly from: LocalDate; readonly to: LocalDate },
): Promise<Row[]> {
  const inScope = (column: typeof sites.id | typeof rooms.siteId | typeof programSites.siteId) =>
    scope === "all" ? undefined : inArray(column, [...scope]);
  const none = sql`cast(null as text)`;
  const columns = (what: Row["what"], id: SQL, siteId: SQL, a: SQL, b: SQL, isArchived: SQL, rules = none) => ({
    what: sql<Row["what"]>`${sql.raw(`'${what}'`)}`.as("what"),
    id: sql<string>`${id}`.as("id"),
    siteId: sql<string | null>`${siteId}`.as("site_id"),
    a: sql<string>`${a}`.as("a"),
    b: sql<string | null>`${b}`.as("b"),
    rules: sql<string | null>`${rules}`.as("rules"),
    isArchived: sql<number>`case when ${isArchived} then 1 else 0 end`.mapWith(Boolean).as("is_archived"),
  });
  return reader
    .select(columns("site", sql`${sites.id}`, none, sql`${sites.name}`, sql`${sites.zone}`, sql`1 = 0`))
    .from(sites)
    .where(and(inScope(sites.id), isNull(sites.archivedAt)))
    .unionAll(
      reader
        .select(
          columns(
            "room",
            sql`${rooms.id}`,
            sql`${rooms.siteId}`,
            sql`${rooms.name}`,
            none,
            sql`${rooms.archivedAt} is not null`,
          ),
        )
        .from(rooms)
        .where(inScope(rooms.siteId)),
    )
    .unionAll(
      reader
        .select(
          columns(
            "program",
            sql`${programs.id}`,
            sql`${programSites.siteId}`,
            sql`${programs.name}`,
            none,
            sql`${programs.archivedAt} is not null`,
          ),
        )
        .from(programs)
        .innerJoin(programSites, eq(programSites.programId, programs.id))
        .where(inScope(programSites.siteId)),
    )
    .unionAll(
      reader
        .select(
          columns(
            "staff",
            sql`${staff.id}`,
            none,
            sql`${staff.givenName}`,
            sql`${staff.familyName}`,
            sql`${staff.archivedAt} is not null`,
          ),
        )
        .from(staff),
    )
    .unionAll(
      reader
        .select(
          columns(
            "closure",
            sql`${closures.id}`,
            sql`${closures.siteId}`,
            sql`${closures.name}`,
            sql`${closures.date}`,
            sql`coalesce(${closures.fromTime}, ${closures.toTime}) is not null`,
          ),
        )
        .from(closures)
        .where(
          and(
            gte(closures.date, days.from),
            lte(closures.date, days.to),
            isNull(closures.removedAt),
            scope === "all" ? undefined : or(isNull(closures.siteId), inArray(closures.siteId, [...scope])),
          ),
        ),
    )
    .unionAll(
      reader
        .select(
          columns(
            "clinic",
            sql`${clinics.id}`,
            none,
            sql`${clinics.afternoonFrom}`,
            sql`${clinics.eveningFrom}`,
            sql`1 = 0`,
            sql`cast(${clinics.clashRules} as text)`,
          ),
        )
        .from(clinics),
    );
}

function byName(one: Row, other: Row): number {
  return collator.compare(one.a, other.a) || collator.compare(one.b ?? "", other.b ?? "");
}

/** "Room 2" before "Room 10". */
const collator = new Intl.Collator("en", { numeric: true });
