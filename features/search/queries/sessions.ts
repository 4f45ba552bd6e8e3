import { and, asc, eq, gte, inArray, isNull, or, sql, type SQL } from "drizzle-orm";
import { rooms, series, sessions, sites as siteTable, staff } from "@/db/schema";
import { searchName } from "@/db/search-name";
import { nullsLast } from "@/db/sql";
import type { Reader } from "@/db/store";
import { foundGroup, MOST_FOUND, type Found, type FoundGroup } from "@/lib/search/found";
import { bestMatches } from "@/lib/search/match-words";
import { formatDate, formatTimeRange } from "@/lib/time/format";
import { addDays } from "@/lib/time/local-date";
import { toLocal, zone, type Instant } from "@/lib/time/zone";
import type { Sites } from "./people";

/** A clinic calls its groups by some dozens of titles; more that match are a term too short to mean anything. */
const MOST_TITLES = 100;
/** Looked at before today's are put first. */
const MOST_SERIES = 40;
/** Days between two clocks, to be on the safe side of any. */
const A_DAY = 1;

/**
 * Series at these sites by any part of their title, each by its next session: today's first, then the best match, then
 * what comes soonest. Two statements: titles are stored as they were typed, so which ones match is worked out here, over
 * each title once.
 */
export async function findSessions(
  reader: Reader,
  asked: { readonly now: Instant; readonly sites: Sites; readonly words: readonly string[] },
): Promise<FoundGroup> {
  const { now, sites, words } = asked;
  // The earliest day it is anywhere.
  const day = addDays(toLocal(now, zone("UTC")).date, -A_DAY);
  const going = and(
    isNull(series.archivedAt),
    or(isNull(series.lastDate), gte(series.lastDate, day)),
    sites === "all" ? undefined : inArray(series.siteId, [...sites]),
  );
  const titles = await reader.selectDistinct({ title: series.title }).from(series).where(going).orderBy(series.title);
  const matched = bestMatches(titles, words, ({ title }) => searchName(title)).slice(0, MOST_TITLES);
  if (matched.length === 0) return foundGroup("sessions", []);
  const misses = new Map(matched.map(({ value, misses }) => [value.title, misses]));
  const rows = await readNext(reader, and(going, inArray(series.title, [...misses.keys()])), day, now);
  const shown = rows
    .map((row) => ({ ...row, isToday: row.date !== null && row.date === toLocal(now, row.zone).date }))
    .sort(
      (one, other) => Number(other.isToday) - Number(one.isToday) || misses.get(one.title)! - misses.get(other.title)!,
    );
  const severalSites = new Set(rows.map(({ site }) => site)).size > 1;
  return foundGroup(
    "sessions",
    shown.map((row) => describe(row, now, severalSites)),
    shown.length > MOST_FOUND,
  );
}

type Row = Awaited<ReturnType<typeof readNext>>[number];

/** The series, each with its next session that takes place; those without one at the end. */
function readNext(reader: Reader, wanted: SQL | undefined, day: string, now: Instant) {
  const next = sql`(
    select next.id from ${sessions} next
    where next.series_id = ${series.id} and next.date >= ${day} and next.status = 'scheduled'
      and next.ends_at > ${sql.param(now, sessions.endsAt)}
    order by next.date, next.starts_at limit 1
  )`;
  return reader
    .select({
      seriesId: series.id,
      title: series.title,
      zone: series.zone,
      site: siteTable.name,
      sessionId: sessions.id,
      date: sessions.date,
      startTime: sessions.startTime,
      endsAt: sessions.endsAt,
      room: rooms.name,
      givenName: staff.givenName,
      familyName: staff.familyName,
    })
    .from(series)
    .innerJoin(siteTable, eq(siteTable.id, series.siteId))
    .leftJoin(sessions, eq(sessions.id, next))
    .leftJoin(rooms, eq(rooms.id, sessions.roomId))
    .leftJoin(staff, eq(staff.id, sessions.facilitatorId))
    .where(wanted)
    .orderBy(nullsLast(sessions.startsAt), asc(series.title), asc(series.id))
    .limit(MOST_SERIES);
}

function describe(row: Row & { readonly isToday: boolean }, now: Instant, severalSites: boolean): Found {
  const { sessionId, date, startTime, endsAt } = row;
  const href = sessionId === null ? `/schedule/series/${row.seriesId}` : `/schedule/sessions/${sessionId}`;
  const lead = row.givenName === null ? null : `${row.givenName} ${row.familyName}`.trim();
  const where = [row.room, lead, severalSites ? row.site : null];
  if (date === null || startTime === null || endsAt === null)
    return { href, title: row.title, detail: ["Nothing planned", ...where].filter(Boolean).join(" · ") };
  const when = row.isToday ? "Today" : formatDate(date, toLocal(now, row.zone).date);
  const time = formatTimeRange(startTime, toLocal(endsAt, row.zone).time);
  return { href, title: row.title, detail: [`${when}, ${time}`, ...where].filter(Boolean).join(" · ") };
}
