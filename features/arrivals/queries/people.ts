import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { arrivals, clientPins, clients, enrollments, sessions, sites } from "@/db/schema";
import type { Reader } from "@/db/store";
import { listExpectedOfEnrollments, listExpectedOfSessions } from "@/features/enrollment/queries/expected";
import type { LocalTime } from "@/lib/time/local-time";
import { toLocal, type Instant, type Zone } from "@/lib/time/zone";
import { pinKey } from "@/server/sign-in/check-in-keys";

export interface KnownByPin {
  readonly clientId: string;
  readonly firstName: string;
}

/** Whose check-in number this is at a site; null for nobody's. One look-up by key. */
export async function findByPin(reader: Reader, siteId: string, pin: string): Promise<KnownByPin | null> {
  const [found] = await reader
    .select({ clientId: clients.id, givenName: clients.givenName, preferredName: clients.preferredName })
    .from(clientPins)
    .innerJoin(clients, eq(clients.id, clientPins.clientId))
    .where(
      and(
        eq(clientPins.siteId, siteId),
        eq(clientPins.pinKey, pinKey(siteId, pin)),
        // A record that moved to another site, or was archived, is not found by its old number.
        eq(clients.siteId, siteId),
        isNull(clients.archivedAt),
      ),
    );
  return found === undefined ? null : { clientId: found.clientId, firstName: firstNameOf(found) };
}

/** Since when a client has a check-in number; null: they have none. */
export async function findPinSetAt(reader: Reader, clientId: string): Promise<Instant | null> {
  const [found] = await reader
    .select({ setAt: clientPins.setAt })
    .from(clientPins)
    .where(eq(clientPins.clientId, clientId));
  return found?.setAt ?? null;
}

/** Whether a client has anything at a site on the day it is there, called off or not. */
export async function isExpectedToday(
  reader: Reader,
  asked: { readonly clientId: string; readonly siteId: string; readonly now: Instant },
): Promise<boolean> {
  const [site] = await reader.select({ zone: sites.zone }).from(sites).where(eq(sites.id, asked.siteId));
  if (site === undefined) return false;
  const today = toLocal(asked.now, site.zone).date;
  const own = await reader
    .select({ id: enrollments.id })
    .from(enrollments)
    .where(eq(enrollments.clientId, asked.clientId));
  const ids = own.map(({ id }) => id);
  const planned = await listExpectedOfEnrollments(reader, ids, { from: today, to: today });
  return [...planned.values()].flat().some(({ siteId, status }) => siteId === asked.siteId && status === "scheduled");
}

type Way = (typeof arrivals.$inferSelect)["way"];

export interface ExpectedPerson {
  readonly clientId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly preferredName: string | null;
  readonly siteId: string;
  /** When their first session of the day begins; null: nothing is planned for them today. */
  readonly from: LocalTime | null;
  /** Their sessions of the day, in order: two of one kind are told apart by their time. */
  readonly sessions: readonly { readonly title: string; readonly startTime: LocalTime }[];
  /** Null: not here yet. */
  readonly arrival: {
    readonly id: string;
    readonly at: Instant;
    readonly time: LocalTime;
    readonly way: Way;
  } | null;
}

/**
 * Everybody who is expected at these sites today, by each site's calendar, and everybody who came, expected or not. In
 * order of their first session, then by name. A fixed number of queries.
 */
export async function listPeopleOfToday(
  reader: Reader,
  asked: { readonly siteIds: readonly string[]; readonly now: Instant },
): Promise<ExpectedPerson[]> {
  if (asked.siteIds.length === 0) return [];
  const places = await reader
    .select({ id: sites.id, zone: sites.zone })
    .from(sites)
    .where(inArray(sites.id, [...asked.siteIds]));
  const today = new Map(places.map(({ id, zone }) => [id, toLocal(asked.now, zone).date]));
  const zones = new Map(places.map(({ id, zone }) => [id, zone]));
  const days = [...new Set(today.values())];
  if (days.length === 0) return [];
  const rows = await reader
    .select({
      id: sessions.id,
      seriesId: sessions.seriesId,
      trackId: sessions.trackId,
      siteId: sessions.siteId,
      kind: sessions.kind,
      title: sessions.title,
      date: sessions.date,
      startTime: sessions.startTime,
    })
    .from(sessions)
    .where(
      and(inArray(sessions.siteId, [...asked.siteIds]), inArray(sessions.date, days), eq(sessions.status, "scheduled")),
    )
    .orderBy(asc(sessions.startsAt));
  const ofToday = rows.filter(({ siteId, date }) => today.get(siteId) === date);
  const expected = await listExpectedOfSessions(reader, ofToday);
  const came = await reader
    .select()
    .from(arrivals)
    .where(and(inArray(arrivals.siteId, [...asked.siteIds]), inArray(arrivals.on, days), isNull(arrivals.takenBackAt)))
    .orderBy(asc(arrivals.at));

  const lines = new Map<string, Pick<ExpectedPerson, "siteId"> & { clientId: string; sessions: Session[] }>();
  for (const { id, siteId, title, startTime } of ofToday) {
    for (const { clientId } of expected.get(id) ?? []) {
      const line = lines.get(`${siteId} ${clientId}`) ?? { siteId, clientId, sessions: [] };
      line.sessions.push({ title, startTime });
      lines.set(`${siteId} ${clientId}`, line);
    }
  }
  const arrived = new Map<string, (typeof came)[number]>();
  for (const each of came) {
    const key = `${each.siteId} ${each.clientId}`;
    if (today.get(each.siteId) !== each.on || arrived.has(key)) continue;
    arrived.set(key, each);
    if (!lines.has(key)) lines.set(key, { siteId: each.siteId, clientId: each.clientId, sessions: [] });
  }
  const names = await namesOf(reader, [...new Set([...lines.values()].map(({ clientId }) => clientId))]);
  return [...lines.entries()]
    .flatMap(([key, line]): ExpectedPerson[] => {
      const name = names.get(line.clientId);
      if (name === undefined) return [];
      const arrival = arrived.get(key);
      const zone = zones.get(line.siteId);
      return [
        {
          ...line,
          ...name,
          from: line.sessions[0]?.startTime ?? null,
          arrival:
            arrival === undefined || zone === undefined
              ? null
              : { id: arrival.id, at: arrival.at, way: arrival.way, time: toLocal(arrival.at, zone).time },
        },
      ];
    })
    .sort((one, other) => orderOf(one).localeCompare(orderOf(other)));
}

type Session = ExpectedPerson["sessions"][number];
type Name = Pick<ExpectedPerson, "givenName" | "familyName" | "preferredName">;

async function namesOf(reader: Reader, clientIds: readonly string[]): Promise<Map<string, Name>> {
  if (clientIds.length === 0) return new Map();
  const rows = await reader
    .select({
      id: clients.id,
      givenName: clients.givenName,
      familyName: clients.familyName,
      preferredName: clients.preferredName,
    })
    .from(clients)
    .where(inArray(clients.id, [...clientIds]));
  return new Map(rows.map(({ id, ...name }) => [id, name]));
}

function orderOf({ from, preferredName, givenName, familyName }: ExpectedPerson): string {
  return `${from ?? "99:99"} ${preferredName ?? givenName} ${familyName}`;
}

function firstNameOf({ preferredName, givenName }: Pick<Name, "preferredName" | "givenName">): string {
  return preferredName?.trim() || givenName;
}

/** The clock on the wall of a site that exists. */
export async function zoneOfSite(reader: Reader, siteId: string): Promise<Zone> {
  const [site] = await reader.select({ zone: sites.zone }).from(sites).where(eq(sites.id, siteId));
  if (site === undefined) throw new Error("The site was there a moment ago.");
  return site.zone;
}
