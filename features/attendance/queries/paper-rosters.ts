import { and, asc, eq, gte, inArray, lte } from "drizzle-orm";
import { clients, rooms, sessions, sites, staff } from "@/db/schema";
import type { Reader } from "@/db/store";
import { listExpectedOfSessions } from "@/features/enrollment/queries/expected";
import { rosterNames } from "@/lib/roster/roster-names";
import { addDays, type LocalDate } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";
import { toLocal, type Instant, type Zone } from "@/lib/time/zone";

/** A roster for paper: who is expected, by first name and initial. Never standing, hours or reasons. */
export interface PaperRoster {
  readonly sessionId: string;
  readonly title: string;
  readonly date: LocalDate;
  readonly startTime: LocalTime;
  readonly endTime: LocalTime;
  readonly zone: Zone;
  readonly site: string;
  readonly room: string | null;
  readonly lead: string | null;
  readonly names: readonly string[];
}

/** How many days the rosters for a day without the program reach ahead. */
export const DOWNTIME_DAYS = 3;

/** One session's sheet. */
export async function findPaperRoster(reader: Reader, sessionId: string): Promise<PaperRoster | null> {
  return (await readPaper(reader, eq(sessions.id, sessionId)))[0] ?? null;
}

/** What to have printed before the power goes: the rosters of today and the next three days at these sites. */
export async function listDowntimeRosters(
  reader: Reader,
  asked: { readonly sites: "all" | readonly string[]; readonly siteId: string | null; readonly now: Instant },
): Promise<{ readonly from: LocalDate; readonly zone: Zone; readonly rosters: readonly PaperRoster[] } | null> {
  const places = await reader
    .select({ id: sites.id, zone: sites.zone })
    .from(sites)
    .where(
      and(
        asked.sites === "all" ? undefined : inArray(sites.id, [...asked.sites]),
        asked.siteId === null ? undefined : eq(sites.id, asked.siteId),
      ),
    )
    .orderBy(asc(sites.createdAt));
  const [first] = places;
  if (first === undefined) return null;
  const from = toLocal(asked.now, first.zone).date;
  const rosters = await readPaper(
    reader,
    and(
      inArray(
        sessions.siteId,
        places.map(({ id }) => id),
      ),
      gte(sessions.date, from),
      lte(sessions.date, addDays(from, DOWNTIME_DAYS)),
      eq(sessions.status, "scheduled"),
    ),
  );
  return { from, zone: first.zone, rosters };
}

async function readPaper(reader: Reader, which: ReturnType<typeof and>): Promise<PaperRoster[]> {
  const rows = await reader
    .select({
      id: sessions.id,
      seriesId: sessions.seriesId,
      trackId: sessions.trackId,
      kind: sessions.kind,
      title: sessions.title,
      date: sessions.date,
      startTime: sessions.startTime,
      endsAt: sessions.endsAt,
      zone: sessions.zone,
      site: sites.name,
      room: rooms.name,
      givenName: staff.givenName,
      familyName: staff.familyName,
    })
    .from(sessions)
    .innerJoin(sites, eq(sites.id, sessions.siteId))
    .leftJoin(rooms, eq(rooms.id, sessions.roomId))
    .leftJoin(staff, eq(staff.id, sessions.facilitatorId))
    .where(which)
    .orderBy(asc(sessions.date), asc(sessions.startTime), asc(sites.name), asc(sessions.title));
  const expected = await listExpectedOfSessions(reader, rows);
  const ids = [...new Set([...expected.values()].flat().map(({ clientId }) => clientId))];
  const people =
    ids.length === 0
      ? []
      : await reader
          .select({
            id: clients.id,
            number: clients.number,
            givenName: clients.givenName,
            familyName: clients.familyName,
            preferredName: clients.preferredName,
          })
          .from(clients)
          .where(inArray(clients.id, ids));
  const personOf = new Map(people.map((person) => [person.id, person]));
  return rows.map((row) => {
    const own = [...new Set((expected.get(row.id) ?? []).map(({ clientId }) => clientId))];
    const names = rosterNames(own.flatMap((id) => personOf.get(id) ?? []));
    return {
      sessionId: row.id,
      title: row.title,
      date: row.date,
      startTime: row.startTime,
      endTime: toLocal(row.endsAt, row.zone).time,
      zone: row.zone,
      site: row.site,
      room: row.room,
      lead: row.givenName === null ? null : `${row.givenName} ${row.familyName ?? ""}`.trim(),
      names: [...names.values()].sort((one, other) => one.localeCompare(other, "en")),
    };
  });
}
