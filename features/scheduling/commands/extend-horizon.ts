import { and, eq, gte, or } from "drizzle-orm";
import { rooms, series as seriesTable, sessions } from "@/db/schema";
import type { Tx } from "@/db/store";
import { expandSeries } from "@/lib/recurrence/expand-series";
import { done, type Result } from "@/lib/result";
import { placeSessions, type PlannedSession } from "@/lib/scheduling/place-sessions";
import { seriesRuleOf } from "@/lib/scheduling/plan-new-series";
import { addDays, type LocalDate } from "@/lib/time/local-date";
import type { Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type DomainEvent, type Unchanged } from "@/server/doors/changed";
import { listSeriesBehind, type SeriesRow } from "../queries/series-behind";
import { listClosuresFrom } from "@/features/closures/queries/standing-closures";
import { insertSessions } from "./insert-sessions";

export interface Extended {
  readonly seriesCount: number;
  readonly sessionCount: number;
}

/**
 * Make sessions rows through the day `through`, for at most `most` series that go on after their last row. The whole
 * rule is calculated from its start, so the phase of "every other week" and the count of "24 times" hold (H12). Asked
 * twice, it makes nothing twice; a session that was cancelled, or moved away from its regular place, is not made again
 * (H9). Nobody's standing is worked out anew: it looks weeks ahead, not half a year.
 */
export async function extendHorizon(
  tx: Tx,
  call: Call,
  input: { readonly through: LocalDate; readonly most?: number },
): Promise<Result<Changed<Extended> | Unchanged<Extended>, never>> {
  const { through, most } = input;
  const behind = await listSeriesBehind(tx, through, most);
  const events: DomainEvent[] = [];
  let sessionCount = 0;
  for (const row of behind) {
    const planned = await planExtension(tx, row, through);
    const roomLink = row.joinLink === null && row.roomId !== null ? await findRoomLink(tx, row.roomId) : null;
    await insertSessions(tx, call, { ...row, roomLink }, planned);
    await tx.update(seriesTable).set({ materializedThrough: through }).where(eq(seriesTable.id, row.id));
    sessionCount += planned.length;
    events.push(extendedEvent(row, through, planned));
  }
  const extended = { seriesCount: behind.length, sessionCount };
  const [first, ...rest] = events;
  return done(first === undefined ? unchanged(extended) : changed(extended, first, ...rest));
}

async function planExtension(tx: Tx, row: SeriesRow, through: LocalDate): Promise<PlannedSession[]> {
  const from = addDays(row.materializedThrough, 1);
  const to = row.lastDate !== null && row.lastDate < through ? row.lastDate : through;
  const standing = await tx
    .select({ startsAt: sessions.startsAt, regularDate: sessions.regularDate, regularTime: sessions.regularTime })
    .from(sessions)
    .where(and(eq(sessions.seriesId, row.id), or(gte(sessions.regularDate, from), gte(sessions.date, from))));
  const places = new Set(standing.map(({ regularDate, regularTime }) => `${regularDate} ${regularTime}`));
  const starts = new Set(standing.map(({ startsAt }) => startsAt.getTime()));
  const due = expandSeries(seriesRuleOf(row, row.zone), { from, to }).filter(
    ({ regularDate, regularTime, startsAt }) =>
      !places.has(`${regularDate} ${regularTime}`) && !starts.has(startsAt.getTime()),
  );
  return placeSessions(due, row.siteId, await listClosuresFrom(tx, row.siteId, from));
}

async function findRoomLink(tx: Tx, roomId: string): Promise<string | null> {
  const rows = await tx.select({ joinLink: rooms.joinLink }).from(rooms).where(eq(rooms.id, roomId));
  return rows[0]?.joinLink ?? null;
}

function extendedEvent(row: SeriesRow, through: LocalDate, planned: readonly PlannedSession[]): DomainEvent {
  return {
    name: "series.extended",
    subjectType: "series",
    subjectId: row.id,
    siteId: row.siteId,
    facts: { from: row.materializedThrough, through, sessions: planned.length },
  };
}
