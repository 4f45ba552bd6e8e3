import { and, eq, gte, lte, or, sql } from "drizzle-orm";
import { sessions } from "@/db/schema";
import type { Reader } from "@/db/store";
import { SESSION_KINDS, type SessionKind } from "@/lib/scheduling/session-kind";
import { monthGrid } from "@/lib/scheduling/week-address";
import { addDays, eachDay, startOfMonth, type LocalDate } from "@/lib/time/local-date";
import { toLocal, zone, type Instant, type Zone } from "@/lib/time/zone";
import { listPickers, type Pickers } from "./pickers";

const UTC = zone("UTC");
/** A month's grid reaches at most this far around any day of it. */
const GRID_DAYS = 43;

export interface MonthQuery {
  /** Any day of it; null: the month that it is at the site. */
  readonly month: LocalDate | null;
  readonly siteId: string | null;
  readonly programId: string | null;
  readonly roomId: string | null;
  /** A staff id; "me" is whoever asks. */
  readonly facilitatorId: string | null;
  readonly kinds: readonly SessionKind[] | null;
}

/** One day of a month's grid: how many sessions of each kind, and how many were canceled or fell to a closure. */
export interface MonthDay {
  readonly date: LocalDate;
  readonly counts: Readonly<Record<SessionKind, number>>;
  readonly off: number;
  /** Names of closures, whole days first. */
  readonly closures: readonly { readonly name: string; readonly isWhole: boolean }[];
}

export interface MonthView {
  readonly site: { readonly id: string; readonly name: string; readonly zone: Zone };
  readonly month: LocalDate;
  readonly today: LocalDate;
  readonly pickers: Pickers;
  readonly days: readonly MonthDay[];
  /** Sessions of each kind in the month itself, under the other filters. */
  readonly counts: Readonly<Record<SessionKind, number>>;
}

interface Asking {
  readonly sites: "all" | readonly string[];
  readonly staffId: string | null;
  readonly now: Instant;
}

/** A site's month as counts, in two queries: nobody is looked up, so it costs the same for an empty one. */
export async function findMonth(reader: Reader, query: MonthQuery, asking: Asking): Promise<MonthView | null> {
  const around = query.month ?? toLocal(asking.now, UTC).date;
  const reach = { from: addDays(around, -GRID_DAYS), to: addDays(around, GRID_DAYS) };
  const pickers = await listPickers(reader, asking.sites, reach);
  const site = pickers.sites.find(({ id }) => query.siteId === null || id === query.siteId);
  if (site === undefined) return null;
  const today = toLocal(asking.now, site.zone).date;
  const month = startOfMonth(query.month ?? today);
  const { from, to } = monthGrid(month);
  const rows = await countSessions(reader, { ...query, siteId: site.id }, asking.staffId, { from, to });
  const closed = pickers.closures.filter(({ siteId }) => siteId === null || siteId === site.id);
  const isShown = ({ kind }: { kind: SessionKind }) => query.kinds === null || query.kinds.includes(kind);
  return {
    site,
    month,
    today,
    pickers,
    days: eachDay(from, to).map((date) => {
      const there = rows.filter((row) => row.date === date && isShown(row));
      return {
        date,
        counts: byKind(there.filter(({ status }) => status === "scheduled")),
        off: sum(there.filter(({ status }) => status !== "scheduled")),
        closures: closed
          .filter((closure) => closure.date === date)
          .map(({ name, isWhole }) => ({ name, isWhole }))
          .sort((one, other) => Number(other.isWhole) - Number(one.isWhole)),
      };
    }),
    counts: byKind(rows.filter(({ date }) => startOfMonth(date) === month)),
  };
}

type CountRow = Awaited<ReturnType<typeof countSessions>>[number];

function countSessions(
  reader: Reader,
  { siteId, programId, roomId, facilitatorId }: MonthQuery & { readonly siteId: string },
  staffId: string | null,
  { from, to }: { readonly from: LocalDate; readonly to: LocalDate },
) {
  // Nobody's id is empty: somebody who is no member of staff leads nothing.
  const leadId = facilitatorId === "me" ? (staffId ?? "") : facilitatorId;
  return reader
    .select({
      date: sessions.date,
      kind: sessions.kind,
      status: sessions.status,
      count: sql<number>`count(*)`.mapWith(Number).as("count"),
    })
    .from(sessions)
    .where(
      and(
        eq(sessions.siteId, siteId),
        gte(sessions.date, from),
        lte(sessions.date, to),
        programId === null ? undefined : eq(sessions.programId, programId),
        roomId === null ? undefined : eq(sessions.roomId, roomId),
        leadId === null ? undefined : or(eq(sessions.facilitatorId, leadId), eq(sessions.coFacilitatorId, leadId)),
      ),
    )
    .groupBy(sessions.date, sessions.kind, sessions.status);
}

function byKind(rows: readonly CountRow[]): Record<SessionKind, number> {
  return Object.fromEntries(
    SESSION_KINDS.map((kind) => [kind, sum(rows.filter((row) => row.kind === kind))]),
  ) as Record<SessionKind, number>;
}

function sum(rows: readonly CountRow[]): number {
  return rows.reduce((total, { count }) => total + count, 0);
}
