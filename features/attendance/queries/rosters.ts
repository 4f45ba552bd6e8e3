import { and, asc, eq, gte, inArray, lte, or, type SQL } from "drizzle-orm";
import { clients, rooms, sessions, sites, staff } from "@/db/schema";
import type { Reader } from "@/db/store";
import { listExpectedOfSessions } from "@/features/enrollment/queries/expected";
import type { Actor } from "@/lib/access/decide-access";
import { addDays, type LocalDate } from "@/lib/time/local-date";
import { minutesOfDay } from "@/lib/time/local-time";
import { toLocal, zone as zoneNamed, type Instant, type Zone } from "@/lib/time/zone";
import { initialsOf } from "@/lib/scheduling/initials";
import { hasUnrecorded, listRecorded, mayBeUnfinished } from "./unfinished";

export interface RosterRow {
  readonly sessionId: string;
  readonly title: string;
  readonly kind: "group" | "individual" | "family";
  readonly date: LocalDate;
  readonly startTime: (typeof sessions.$inferSelect)["startTime"];
  readonly endTime: (typeof sessions.$inferSelect)["startTime"];
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly site: string;
  readonly room: string | null;
  readonly lead: string | null;
  readonly leadInitials: string | null;
  /** Of an individual or family session: whose it is, by initials, as on every calendar. */
  readonly clientInitials: string | null;
  readonly isMine: boolean;
  readonly expected: number;
  readonly recorded: number;
  readonly state: "to_come" | "now" | "unfinished" | "complete" | "off";
}

export interface Rosters {
  readonly today: LocalDate;
  /** The clock that `today` and `nowMinute` are on. */
  readonly zone: Zone;
  /** Ended, with somebody not recorded: the oldest first. */
  readonly unfinished: readonly RosterRow[];
  readonly ofToday: readonly RosterRow[];
  /** The minute of the day on the site's clock. */
  readonly nowMinute: number;
  /** People, not places: somebody expected in three groups is one. */
  readonly people: { readonly expected: number; readonly inSession: number };
}

/**
 * Today's rosters at the sites asked, by each site's own calendar, and those of the last days that are not finished. A
 * session that runs over midnight is on both of its days while it runs.
 */
export async function listRosters(
  reader: Reader,
  asked: {
    actor: Actor;
    now: Instant;
    sites: "all" | readonly string[];
    siteId: string | null;
    onlyMine: boolean;
  },
): Promise<Rosters> {
  const staffId = asked.actor.kind === "staff" ? asked.actor.staffId : null;
  const inSites = (column: typeof sites.id | typeof sessions.siteId): (SQL | undefined)[] => [
    asked.siteId === null ? undefined : eq(column, asked.siteId),
    asked.sites === "all" ? undefined : inArray(column, [...asked.sites]),
  ];
  const places = await reader
    .select({ zone: sites.zone })
    .from(sites)
    .where(and(...inSites(sites.id)))
    .orderBy(asc(sites.createdAt));
  // Sites of one clinic lie in one zone as a rule; where they do not, the first one's calendar names the day.
  const zone = places[0]?.zone ?? UTC;
  const local = toLocal(asked.now, zone);
  const todays = places.map(({ zone }) => toLocal(asked.now, zone).date).sort();
  const today = local.date;
  const around = and(gte(sessions.date, addDays(todays[0] ?? today, -1)), lte(sessions.date, todays.at(-1) ?? today));
  const conditions: (SQL | undefined)[] = [
    ...inSites(sessions.siteId),
    or(around, mayBeUnfinished(asked.now)),
    asked.onlyMine && staffId !== null
      ? or(eq(sessions.facilitatorId, staffId), eq(sessions.coFacilitatorId, staffId))
      : undefined,
  ];
  const rows = await reader
    .select({
      id: sessions.id,
      seriesId: sessions.seriesId,
      trackId: sessions.trackId,
      kind: sessions.kind,
      title: sessions.title,
      date: sessions.date,
      startTime: sessions.startTime,
      startsAt: sessions.startsAt,
      endsAt: sessions.endsAt,
      zone: sessions.zone,
      status: sessions.status,
      rosterFinishedAt: sessions.rosterFinishedAt,
      site: sites.name,
      room: rooms.name,
      facilitatorId: sessions.facilitatorId,
      coFacilitatorId: sessions.coFacilitatorId,
      givenName: staff.givenName,
      familyName: staff.familyName,
    })
    .from(sessions)
    .innerJoin(sites, eq(sites.id, sessions.siteId))
    .leftJoin(rooms, eq(rooms.id, sessions.roomId))
    .leftJoin(staff, eq(staff.id, sessions.facilitatorId))
    .where(and(...conditions))
    .orderBy(asc(sessions.startsAt), asc(sessions.title));
  const expected = await listExpectedOfSessions(reader, rows);
  const recorded = await listRecorded(
    reader,
    rows.map(({ id }) => id),
  );
  const initials = await findInitials(
    reader,
    rows.filter(({ kind }) => kind !== "group").map(({ id }) => ({ id, clientIds: clientsOf(expected.get(id)) })),
  );
  const all = rows.map((row): RosterRow => {
    const lines = expected.get(row.id) ?? [];
    const marked = recorded.get(row.id) ?? new Set<string>();
    // Somebody marked who is no longer expected is on the roster too.
    const people = new Set([...clientsOf(lines), ...marked]).size;
    return {
      sessionId: row.id,
      title: row.title,
      kind: row.kind,
      date: row.date,
      startTime: row.startTime,
      endTime: toLocal(row.endsAt, row.zone).time,
      startsAt: row.startsAt,
      endsAt: row.endsAt,
      site: row.site,
      room: row.room,
      lead: row.givenName === null ? null : `${row.givenName} ${row.familyName ?? ""}`.trim(),
      leadInitials:
        row.givenName === null ? null : initialsOf({ givenName: row.givenName, familyName: row.familyName ?? "" }),
      clientInitials: row.kind === "group" ? null : (initials.get(row.id) ?? null),
      isMine: staffId !== null && (row.facilitatorId === staffId || row.coFacilitatorId === staffId),
      expected: people,
      recorded: marked.size,
      state: stateOf(row, hasUnrecorded(lines, marked), asked.now),
    };
  });
  const isToday = ({ date, zone, startsAt, endsAt }: (typeof rows)[number]) =>
    date === toLocal(asked.now, zone).date || (startsAt <= asked.now && asked.now < endsAt);
  const idsToday = new Set(rows.filter(isToday).map(({ id }) => id));
  return {
    today,
    zone,
    unfinished: all.filter(({ state }) => state === "unfinished"),
    ofToday: all.filter(({ sessionId }) => idsToday.has(sessionId)),
    nowMinute: minutesOfDay(local.time),
    people: countPeople(
      rows.filter(({ id, status }) => idsToday.has(id) && status === "scheduled"),
      expected,
      asked.now,
    ),
  };
}

/** Before the first site is set up there is no wall to hang a clock on. */
const UTC = zoneNamed("UTC");

function countPeople(
  held: readonly { id: string; startsAt: Instant; endsAt: Instant }[],
  expected: ReadonlyMap<string, readonly { clientId: string }[]>,
  now: Instant,
): Rosters["people"] {
  const distinct = (some: typeof held) => new Set(some.flatMap(({ id }) => clientsOf(expected.get(id)))).size;
  return {
    expected: distinct(held),
    inSession: distinct(held.filter(({ startsAt, endsAt }) => startsAt <= now && now < endsAt)),
  };
}

function clientsOf(expected: readonly { clientId: string }[] | undefined): string[] {
  return (expected ?? []).map(({ clientId }) => clientId);
}

async function findInitials(
  reader: Reader,
  asked: readonly { id: string; clientIds: readonly string[] }[],
): Promise<Map<string, string>> {
  const ids = [...new Set(asked.flatMap(({ clientIds }) => clientIds))];
  if (ids.length === 0) return new Map();
  const people = await reader
    .select({
      id: clients.id,
      preferredName: clients.preferredName,
      givenName: clients.givenName,
      familyName: clients.familyName,
    })
    .from(clients)
    .where(inArray(clients.id, ids));
  const lettersOf = new Map(people.map((person) => [person.id, initialsOf(person)]));
  return new Map(asked.map(({ id, clientIds }) => [id, clientIds.map((each) => lettersOf.get(each) ?? "").join(" ")]));
}

function stateOf(
  session: { status: string; startsAt: Instant; endsAt: Instant; rosterFinishedAt: Instant | null },
  isMissingSomebody: boolean,
  now: Instant,
): RosterRow["state"] {
  if (session.status !== "scheduled") return "off";
  if (session.startsAt > now) return "to_come";
  if (session.endsAt > now) return "now";
  return isMissingSomebody && session.rosterFinishedAt === null ? "unfinished" : "complete";
}
