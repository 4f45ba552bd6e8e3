import { and, asc, desc, eq, exists, gt, gte, inArray, isNull, lt, lte, not, or, type SQL } from "drizzle-orm";
import { clients, enrollments, holds, planPhases, sites, standings } from "@/db/schema";
import { searchName } from "@/db/search-name";
import { containsText } from "@/db/sql";
import type { Reader } from "@/db/store";
import type { ClientPlace } from "@/lib/clients/client-list-address";
import { clientName } from "@/lib/clients/client-name";
import { describeClients, type ListedClient } from "@/features/clients/queries/describe-clients";
import { ENDINGS } from "@/lib/enrollment/enrollment-status";
import { STATUSES_BEFORE_A_START } from "@/lib/roster/expected";
import type { Level } from "@/lib/standing/types";
import type { LocalDate } from "@/lib/time/local-date";
import { toLocal, type Instant } from "@/lib/time/zone";

export interface ClientsAsked {
  readonly now: Instant;
  /** The sites the actor may see. */
  readonly sites: "all" | readonly string[];
  readonly siteId: string | null;
  /** Any part of the name or the number. */
  readonly term: string;
  readonly place: ClientPlace;
  readonly programId: string | null;
  readonly trackId: string | null;
  readonly level: Level | null;
  /** The page after, or before, this client. */
  readonly after: string | null;
  readonly before: string | null;
}

export interface ClientPage {
  readonly rows: readonly (ListedClient & { readonly name: string; readonly number: string })[];
  readonly total: number;
  readonly after: string | null;
  readonly before: string | null;
}

export const CLIENTS_A_PAGE = 50;

/** One page of clients in the order of their family names: nine queries, whatever the number of clients. */
export async function listClients(reader: Reader, asked: ClientsAsked): Promise<ClientPage> {
  const days = await listToday(reader, asked);
  if (days.length === 0) return { rows: [], total: 0, after: null, before: null };
  const found = and(
    asked.term.trim() === "" ? undefined : containsText(clients.searchName, searchName(asked.term)),
    isNull(clients.archivedAt),
    or(...days.map((day) => and(inArray(clients.siteId, day.siteIds), placed(reader, asked, day.today)))),
  );
  const total = await reader.$count(clients, found);
  const edge = await findEdge(reader, asked.after ?? asked.before, found);
  const isBackwards = edge !== null && asked.after === null;
  const page = await reader
    .select()
    .from(clients)
    .where(and(found, edge === null ? undefined : beyond(edge, isBackwards)))
    .orderBy(
      ...(isBackwards ? [desc(clients.searchName), desc(clients.id)] : [asc(clients.searchName), asc(clients.id)]),
    )
    .limit(CLIENTS_A_PAGE + 1);
  const isMore = page.length > CLIENTS_A_PAGE;
  const shown = page.slice(0, CLIENTS_A_PAGE);
  if (isBackwards) shown.reverse();
  const isFirst = edge === null || (isBackwards && !isMore);
  const isLast = !isBackwards && !isMore;
  const todayOf = new Map(days.flatMap(({ siteIds, today }) => siteIds.map((siteId) => [siteId, today] as const)));
  const described = await describeClients(reader, shown, todayOf, asked.now);
  return {
    rows: shown.map((client, nth) => ({ ...described[nth]!, name: clientName(client), number: client.number })),
    total,
    after: isLast ? null : (shown.at(-1)?.id ?? null),
    before: isFirst ? null : (shown[0]?.id ?? null),
  };
}

interface SitesOfADay {
  readonly today: LocalDate;
  readonly siteIds: string[];
}

/** The sites in reach, by the day it is there: a clinic from coast to coast has two for some hours. */
async function listToday(reader: Reader, asked: ClientsAsked): Promise<SitesOfADay[]> {
  const rows = await reader
    .select({ id: sites.id, zone: sites.zone })
    .from(sites)
    .where(
      and(
        asked.sites === "all" ? undefined : inArray(sites.id, [...asked.sites]),
        asked.siteId === null ? undefined : eq(sites.id, asked.siteId),
      ),
    );
  const byDay = new Map<LocalDate, string[]>();
  for (const { id, zone } of rows) {
    const { date } = toLocal(asked.now, zone);
    byDay.set(date, [...(byDay.get(date) ?? []), id]);
  }
  return [...byDay].map(([today, siteIds]) => ({ today, siteIds }));
}

/** The place, program, track and level are asked of one and the same enrollment. */
function placed(reader: Reader, asked: ClientsAsked, today: LocalDate): SQL | undefined {
  const open = or(isNull(enrollments.endDate), gte(enrollments.endDate, today))!;
  const own = (...conditions: (SQL | undefined)[]) =>
    exists(
      reader
        .select({ id: enrollments.id })
        .from(enrollments)
        .where(and(eq(enrollments.clientId, clients.id), ...conditions)),
    );
  const narrowed = [
    asked.programId === null ? undefined : eq(enrollments.programId, asked.programId),
    asked.trackId === null ? undefined : onTrack(reader, asked.trackId, today),
    asked.level === null ? undefined : onLevel(reader, asked.level),
  ];
  const isNarrowed = narrowed.some((condition) => condition !== undefined);
  switch (asked.place) {
    case "everyone":
      return isNarrowed ? own(...narrowed) : undefined;
    case "here":
      return isNarrowed ? own(open, ...narrowed) : or(own(open), not(own()));
    case "left":
      return and(own(inArray(enrollments.status, [...ENDINGS]), ...narrowed), not(own(open)));
    case "waiting":
      return own(inArray(enrollments.status, [...STATUSES_BEFORE_A_START]), ...narrowed);
    case "starting":
      return own(inArray(enrollments.status, ["active", "aftercare"]), gt(enrollments.startDate, today), ...narrowed);
    case "on_hold":
      return own(open, lte(enrollments.startDate, today), onHold(reader, today), ...narrowed);
  }
}

function onHold(reader: Reader, today: LocalDate): SQL {
  const covers = and(lte(holds.from, today), or(isNull(holds.through), gte(holds.through, today)));
  const own = and(eq(holds.enrollmentId, enrollments.id), isNull(holds.voidedAt));
  return exists(reader.select({ id: holds.id }).from(holds).where(and(own, covers)));
}

/** The track of the phase in force today, or of the first one when none is yet. */
function onTrack(reader: Reader, trackId: string, today: LocalDate): SQL {
  const covers = or(isNull(planPhases.through), gte(planPhases.through, today));
  const inForce = or(lte(planPhases.from, today), eq(planPhases.from, enrollments.startDate));
  const own = and(eq(planPhases.enrollmentId, enrollments.id), eq(planPhases.trackId, trackId));
  return exists(
    reader
      .select({ id: planPhases.id })
      .from(planPhases)
      .where(and(own, covers, inForce)),
  );
}

/** Who has not begun has no standing on file: nothing counts against them, so they are good. */
function onLevel(reader: Reader, level: Level): SQL {
  const levels = level === "good" ? (["watch", "warning", "contract", "review"] as const) : [level];
  const own = exists(
    reader
      .select({ id: standings.enrollmentId })
      .from(standings)
      .where(and(eq(standings.enrollmentId, enrollments.id), inArray(standings.level, [...levels]))),
  );
  return level === "good" ? not(own) : own;
}

interface Edge {
  readonly searchName: string;
  readonly id: string;
}

/** Where a page begins. An address that names a client out of reach begins at the first page. */
async function findEdge(reader: Reader, clientId: string | null, found: SQL | undefined): Promise<Edge | null> {
  if (clientId === null) return null;
  const rows = await reader
    .select({ searchName: clients.searchName, id: clients.id })
    .from(clients)
    .where(and(eq(clients.id, clientId), found));
  return rows[0] ?? null;
}

function beyond({ searchName: name, id }: Edge, isBackwards: boolean): SQL | undefined {
  const past = isBackwards ? lt : gt;
  return or(past(clients.searchName, name), and(eq(clients.searchName, name), past(clients.id, id)));
}
