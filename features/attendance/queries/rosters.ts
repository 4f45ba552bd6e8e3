import { and, asc, eq, gte, inArray, lte, or, type SQL } from "drizzle-orm";
import { clients, marks, rooms, sessions, sites, staff } from "@/db/schema";
import { countOf } from "@/db/sql";
import type { Reader } from "@/db/store";
import { listExpectedOfSessions } from "@/features/enrollment/queries/expected";
import type { Actor } from "@/lib/access/decide-access";
import { addDays, type LocalDate } from "@/lib/time/local-date";
import { minutesOfDay } from "@/lib/time/local-time";
import { toLocal, zone as zoneNamed, type Instant } from "@/lib/time/zone";

/** How far back an unfinished roster is still asked for: the period after which marks usually lock. */
const UNFINISHED_DAYS = 7;

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
  /** Ended, with somebody not recorded: the oldest first. */
  readonly unfinished: readonly RosterRow[];
  readonly ofToday: readonly RosterRow[];
  /** The minute of the day on the site's clock. */
  readonly nowMinute: number;
  /** People, not places: somebody expected in three groups is one. */
  readonly people: { readonly expected: number; readonly inSession: number };
}

/** Today's rosters at the sites asked, by each site's own calendar, and those of the last days that are not finished. */
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
  const place = await reader
    .select({ zone: sites.zone })
    .from(sites)
    .where(asked.siteId === null ? undefined : eq(sites.id, asked.siteId))
    .orderBy(asc(sites.createdAt))
    .limit(1);
  const zone = place[0]?.zone;
  // Sites of one clinic lie in one zone as a rule; where they do not, the first one's calendar names the day.
  const local = toLocal(asked.now, zone ?? UTC);
  const today = local.date;
  const conditions: (SQL | undefined)[] = [
    gte(sessions.date, addDays(today, -UNFINISHED_DAYS)),
    lte(sessions.date, today),
    asked.siteId === null ? undefined : eq(sessions.siteId, asked.siteId),
    asked.sites === "all" ? undefined : inArray(sessions.siteId, [...asked.sites]),
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
  const counted = await reader
    .select({ sessionId: marks.sessionId, recorded: countOf() })
    .from(sessions)
    .innerJoin(marks, and(eq(marks.sessionId, sessions.id), eq(marks.isCurrent, true)))
    .where(and(...conditions))
    .groupBy(marks.sessionId);
  const recordedOf = new Map(counted.map(({ sessionId, recorded }) => [sessionId, recorded]));
  const initials = await findInitials(
    reader,
    rows.filter(({ kind }) => kind !== "group").map(({ id }) => ({ id, clientIds: clientsOf(expected.get(id)) })),
  );
  const all = rows.map((row): RosterRow => {
    const recorded = recordedOf.get(row.id) ?? 0;
    // Somebody marked who is no longer expected is on the roster too.
    const people = Math.max(expected.get(row.id)?.length ?? 0, recorded);
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
      leadInitials: row.givenName === null ? null : `${row.givenName.slice(0, 1)}${(row.familyName ?? "").slice(0, 1)}`,
      clientInitials: row.kind === "group" ? null : (initials.get(row.id) ?? null),
      isMine: staffId !== null && (row.facilitatorId === staffId || row.coFacilitatorId === staffId),
      expected: people,
      recorded,
      state: stateOf(row, people, recorded, asked.now),
    };
  });
  return {
    today,
    unfinished: all.filter(({ state }) => state === "unfinished"),
    ofToday: all.filter(({ date }) => date === today),
    nowMinute: minutesOfDay(local.time),
    people: countPeople(rows, expected, asked.now, today),
  };
}

/** Before the first site is set up there is no wall to hang a clock on. */
const UTC = zoneNamed("UTC");

function countPeople(
  rows: readonly { id: string; date: LocalDate; startsAt: Instant; endsAt: Instant; status: string }[],
  expected: ReadonlyMap<string, readonly { clientId: string }[]>,
  now: Instant,
  today: LocalDate,
): Rosters["people"] {
  const held = rows.filter(({ date, status }) => date === today && status === "scheduled");
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
  const initialsOf = new Map(
    people.map((person) => [
      person.id,
      `${(person.preferredName ?? person.givenName).slice(0, 1)}.${person.familyName.slice(0, 1)}.`,
    ]),
  );
  return new Map(asked.map(({ id, clientIds }) => [id, clientIds.map((each) => initialsOf.get(each) ?? "").join(" ")]));
}

function stateOf(
  session: { status: string; startsAt: Instant; endsAt: Instant },
  people: number,
  recorded: number,
  now: Instant,
): RosterRow["state"] {
  if (session.status !== "scheduled") return "off";
  if (session.startsAt > now) return "to_come";
  if (recorded >= people) return session.endsAt > now ? "now" : "complete";
  return session.endsAt > now ? "now" : "unfinished";
}
