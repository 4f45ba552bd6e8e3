import { and, eq, gte, inArray, isNull, lte, ne, or, sql } from "drizzle-orm";
import { accountRoles, accounts, marks, sessions, staff, staffAbsences } from "@/db/schema";
import type { Reader } from "@/db/store";
import { listExpectedOfSessions } from "@/features/enrollment/queries/expected";
import { staffName } from "@/features/staff/queries";
import type { BusyTime, Colleague, SessionToCover } from "@/lib/scheduling/substitutes";
import { addDays, type LocalDate } from "@/lib/time/local-date";
import type { AwaySession } from "./coverage";

/** How far back somebody counts as leading at a site, in a series or in a track. */
const LED_WITHIN_DAYS = 182;
/** How far back somebody counts as knowing a client. */
const MET_WITHIN_DAYS = 28;

/** Somebody who might step in. */
export interface Candidate extends Colleague {
  /** They have an account with a role, so they can be asked and answer. Others can be put down, and told by telephone. */
  readonly canAnswer: boolean;
}

export interface Choice {
  readonly candidates: readonly Candidate[];
  readonly sessions: readonly (SessionToCover & { readonly title: string })[];
}

/**
 * All that the choice of substitutes has to know of these sessions and of the colleagues at their sites: eight queries,
 * however many sessions. `absentId` is nobody's substitute.
 */
export async function readChoice(reader: Reader, absentId: string, asked: readonly AwaySession[]): Promise<Choice> {
  const span = spanOf(asked);
  if (span === null) return { candidates: [], sessions: [] };
  const siteIds = [...new Set(asked.map(({ siteId }) => siteId))];
  const expected = await listExpectedOfSessions(reader, asked);
  const clientsOf = (id: string) => (expected.get(id) ?? []).map(({ clientId }) => clientId);
  const members = await listStaffAtWork(reader, absentId);
  const roles = await listRoles(reader);
  const led = await listLed(reader, siteIds, span);
  const sitesOf = (id: string): "all" | Set<string> => {
    const held = roles.get(id) ?? [];
    return held.includes(null)
      ? "all"
      : new Set([...held.filter((each) => each !== null), ...(led.get(id)?.sites ?? [])]);
  };
  const here = members.filter(({ id }) => {
    const sites = sitesOf(id);
    return sites === "all" || siteIds.some((each) => sites.has(each));
  });
  const ids = here.map(({ id }) => id);
  const busy = await listBusy(reader, ids, span);
  const away = await listAway(reader, ids, span);
  const met = await listMet(reader, [...new Set(asked.flatMap(({ id }) => clientsOf(id)))], span.from);
  return {
    candidates: here.map((member) => ({
      id: member.id,
      name: staffName(member),
      isArchived: false,
      credentials: member.credentials,
      sites: sitesOf(member.id),
      busy: busy.get(member.id) ?? [],
      away: away.get(member.id) ?? [],
      leads: led.has(member.id) || busy.has(member.id),
      ledSeries: led.get(member.id)?.series ?? NOTHING,
      leadsTracks: led.get(member.id)?.tracks ?? NOTHING,
      knows: met.get(member.id) ?? NOTHING,
      canAnswer: roles.has(member.id),
    })),
    sessions: asked.map((session) => ({
      ...session,
      clientIds: clientsOf(session.id),
      declinedBy: session.requests.filter(({ state }) => state === "declined").map(({ staffId }) => staffId),
    })),
  };
}

const NOTHING: ReadonlySet<string> = new Set();

interface Span {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

function spanOf(asked: readonly { date: LocalDate }[]): Span | null {
  const dates = asked.map(({ date }) => date).sort();
  const [from, to] = [dates[0], dates.at(-1)];
  return from === undefined || to === undefined ? null : { from, to };
}

async function listStaffAtWork(reader: Reader, absentId: string) {
  return reader
    .select({ id: staff.id, givenName: staff.givenName, familyName: staff.familyName, credentials: staff.credentials })
    .from(staff)
    .where(and(isNull(staff.archivedAt), ne(staff.id, absentId)));
}

/** The sites of the roles of everybody who can sign in; null: every site. */
async function listRoles(reader: Reader): Promise<Map<string, (string | null)[]>> {
  const rows = await reader
    .select({ staffId: accounts.staffId, siteId: accountRoles.siteId })
    .from(accountRoles)
    .innerJoin(accounts, eq(accounts.id, accountRoles.accountId))
    .where(and(eq(accounts.side, "staff"), isNull(accounts.disabledAt)));
  const byStaff = new Map<string, (string | null)[]>();
  for (const { staffId, siteId } of rows)
    if (staffId !== null) byStaff.set(staffId, [...(byStaff.get(staffId) ?? []), siteId]);
  return byStaff;
}

interface Led {
  readonly sites: Set<string>;
  readonly series: Set<string>;
  readonly tracks: Set<string>;
}

/** Where, what and in which tracks everybody leads: series only when they began to before the days asked. */
async function listLed(reader: Reader, siteIds: readonly string[], span: Span): Promise<Map<string, Led>> {
  const rows = await reader
    .select({
      first: sql<string>`min(${sessions.date})`,
      siteId: sessions.siteId,
      seriesId: sessions.seriesId,
      trackId: sessions.trackId,
      facilitatorId: sessions.facilitatorId,
      coFacilitatorId: sessions.coFacilitatorId,
    })
    .from(sessions)
    .where(
      and(
        inArray(sessions.siteId, [...siteIds]),
        gte(sessions.date, addDays(span.from, -LED_WITHIN_DAYS)),
        lte(sessions.date, span.to),
        eq(sessions.status, "scheduled"),
      ),
    )
    .groupBy(sessions.siteId, sessions.seriesId, sessions.trackId, sessions.facilitatorId, sessions.coFacilitatorId);
  const byStaff = new Map<string, Led>();
  for (const { first, siteId, seriesId, trackId, ...row } of rows) {
    for (const id of leadsOf(row)) {
      const led = byStaff.get(id) ?? { sites: new Set(), series: new Set(), tracks: new Set() };
      led.sites.add(siteId);
      if (first < span.from) led.series.add(seriesId);
      if (trackId !== null) led.tracks.add(trackId);
      byStaff.set(id, led);
    }
  }
  return byStaff;
}

/** What takes their time around the days, at whatever site; one that runs over midnight belongs to the day before. */
async function listBusy(reader: Reader, ids: readonly string[], span: Span): Promise<Map<string, BusyTime[]>> {
  if (ids.length === 0) return new Map();
  const rows = await reader
    .select({
      sessionId: sessions.id,
      title: sessions.title,
      date: sessions.date,
      startsAt: sessions.startsAt,
      endsAt: sessions.endsAt,
      facilitatorId: sessions.facilitatorId,
      coFacilitatorId: sessions.coFacilitatorId,
    })
    .from(sessions)
    .where(
      and(
        or(inArray(sessions.facilitatorId, [...ids]), inArray(sessions.coFacilitatorId, [...ids])),
        eq(sessions.status, "scheduled"),
        gte(sessions.date, addDays(span.from, -1)),
        lte(sessions.date, addDays(span.to, 1)),
      ),
    );
  const byStaff = new Map<string, BusyTime[]>();
  for (const { facilitatorId, coFacilitatorId, ...busy } of rows)
    for (const id of leadsOf({ facilitatorId, coFacilitatorId })) {
      const list = byStaff.get(id);
      if (list === undefined) byStaff.set(id, [busy]);
      else list.push(busy);
    }
  return byStaff;
}

async function listAway(
  reader: Reader,
  ids: readonly string[],
  span: Span,
): Promise<Map<string, { from: LocalDate; through: LocalDate }[]>> {
  if (ids.length === 0) return new Map();
  const rows = await reader
    .select({ staffId: staffAbsences.staffId, from: staffAbsences.from, through: staffAbsences.through })
    .from(staffAbsences)
    .where(
      and(
        inArray(staffAbsences.staffId, [...ids]),
        isNull(staffAbsences.withdrawnAt),
        lte(staffAbsences.from, span.to),
        gte(staffAbsences.through, span.from),
      ),
    );
  const byStaff = new Map<string, { from: LocalDate; through: LocalDate }[]>();
  for (const { staffId, ...days } of rows) byStaff.set(staffId, [...(byStaff.get(staffId) ?? []), days]);
  return byStaff;
}

/** Who sat with whom in the weeks before: the leads of the sessions in which these clients were there. */
async function listMet(
  reader: Reader,
  clientIds: readonly string[],
  day: LocalDate,
): Promise<Map<string, Set<string>>> {
  if (clientIds.length === 0) return new Map();
  const rows = await reader
    .selectDistinct({
      clientId: marks.clientId,
      facilitatorId: sessions.facilitatorId,
      coFacilitatorId: sessions.coFacilitatorId,
    })
    .from(marks)
    .innerJoin(sessions, eq(sessions.id, marks.sessionId))
    .where(
      and(
        inArray(marks.clientId, [...clientIds]),
        gte(marks.serviceDate, addDays(day, -MET_WITHIN_DAYS)),
        eq(marks.was, "attended"),
        eq(marks.isCurrent, true),
      ),
    );
  const byStaff = new Map<string, Set<string>>();
  for (const { clientId, ...row } of rows)
    for (const id of leadsOf(row)) byStaff.set(id, (byStaff.get(id) ?? new Set()).add(clientId));
  return byStaff;
}

function leadsOf(row: { facilitatorId: string | null; coFacilitatorId: string | null }): string[] {
  return [row.facilitatorId, row.coFacilitatorId].filter((id) => id !== null);
}
