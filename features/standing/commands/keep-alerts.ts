import { inArray, sql } from "drizzle-orm";
import { newId } from "@/db/id";
import { alerts } from "@/db/schema";
import type { Tx } from "@/db/store";
import { decideAlerts, type AlertChanges } from "@/lib/alerts/decide-alerts";
import { evaluateStanding } from "@/lib/standing/evaluate";
import type { Standing, StandingInput } from "@/lib/standing/types";
import { localDate, type LocalDate } from "@/lib/time/local-date";
import { toLocal } from "@/lib/time/zone";
import { actorId, type Call } from "@/server/doors/call";
import type { DomainEvent } from "@/server/doors/changed";
import { standingEvent } from "../events";
import type { Evaluated } from "./evaluate-standings";

type AlertRow = typeof alerts.$inferSelect;
type Settled = "withdrawn" | "closed";

interface Kept {
  readonly each: Evaluated;
  readonly onFile: readonly AlertRow[];
  readonly changes: AlertChanges;
}

/** Open, withdraw and close alerts as the standings ask for: a handful of statements, however many enrollments. */
export async function keepAlerts(
  tx: Tx,
  call: Call,
  evaluated: readonly Evaluated[],
  rows: readonly AlertRow[],
): Promise<DomainEvent[]> {
  const kept = evaluated.map((each): Kept => {
    const onFile = rows.filter(({ enrollmentId }) => enrollmentId === each.enrollmentId);
    return { each, onFile, changes: changesFor(each, onFile) };
  });
  const events = [
    ...(await openAlerts(tx, call, kept)),
    ...(await settleAlerts(tx, call, kept, "withdraw", "withdrawn")),
    ...(await settleAlerts(tx, call, kept, "close", "closed")),
  ];
  await relevelAlerts(tx, kept);
  return events;
}

function changesFor({ standing, input, zone, isRunning }: Evaluated, onFile: readonly AlertRow[]): AlertChanges {
  const earlier = new Map<LocalDate, Standing>();
  const standingOn = (day: LocalDate): Standing => {
    // The clock may have been set back; nothing is asked about days to come.
    const asOf = day < input.asOf ? day : localDate(input.asOf);
    const known = earlier.get(asOf) ?? (asOf === input.asOf ? standing : evaluateStanding({ ...input, asOf }));
    earlier.set(asOf, known);
    return known;
  };
  return decideAlerts(
    standing,
    onFile.map(({ id, kind, on, cause, state, level, openedAt }) => {
      const openedOn = toLocal(openedAt, zone).date;
      return { id, kind, on, cause, state, level, openedOn };
    }),
    { today: localDate(input.asOf), dayOf: dayOfSessions(input), isRunning, standingOn },
  );
}

/** The local date of each session, as the standing rules read it: the date written in its start. */
function dayOfSessions({ expectedSessions }: StandingInput): (session: string) => LocalDate {
  const days = new Map(expectedSessions.map(({ id, start }) => [id, start.slice(0, 10) as LocalDate]));
  return (session) => {
    const day = days.get(session);
    if (day === undefined) throw new Error(`The standing names session ${session}, which it was not given.`);
    return day;
  };
}

async function openAlerts(tx: Tx, call: Call, kept: readonly Kept[]): Promise<DomainEvent[]> {
  const events: DomainEvent[] = [];
  const news: (typeof alerts.$inferInsert)[] = [];
  const again = new Map<AlertRow["level"], string[]>();
  const opened = { state: "open", openedAt: call.now, settledAt: null, settledBy: null } as const;
  for (const { each, onFile, changes } of kept) {
    const { enrollmentId, clientId, siteId } = each;
    for (const { kind, on, cause, level } of changes.open) {
      const row = onFile.find((filed) => filed.kind === kind && filed.on === on && filed.cause === cause);
      if (row === undefined) {
        news.push({ id: newId(), enrollmentId, clientId, siteId, kind, on, cause, level, ...opened });
      } else again.set(level, [...(again.get(level) ?? []), row.id]);
      events.push(standingEvent(each, "alert.opened", { kind, on, cause, level }));
    }
  }
  if (news.length > 0) await tx.insert(alerts).values(news);
  // Their cause was corrected away and is now back: the same alerts open again.
  for (const [level, ids] of again) {
    await tx
      .update(alerts)
      .set({ ...opened, level, version: sql`${alerts.version} + 1` })
      .where(inArray(alerts.id, ids));
  }
  return events;
}

async function settleAlerts(
  tx: Tx,
  call: Call,
  kept: readonly Kept[],
  what: "withdraw" | "close",
  state: Settled,
): Promise<DomainEvent[]> {
  const settled = kept.flatMap(({ each, changes }) => changes[what].map((alert) => ({ each, alert })));
  if (settled.length === 0) return [];
  const ids = settled.map(({ alert }) => alert.id);
  await tx
    .update(alerts)
    .set({ state, settledAt: call.now, settledBy: actorId(call.actor), version: sql`${alerts.version} + 1` })
    .where(inArray(alerts.id, ids));
  return settled.map(({ each, alert: { kind, on, cause } }) =>
    standingEvent(each, `alert.${state}`, { kind, on, cause, ...(each.isRunning ? {} : { why: "left" }) }),
  );
}

/** The level beside an alert follows the facts; that is no event of its own, the standing's change is. */
async function relevelAlerts(tx: Tx, kept: readonly Kept[]): Promise<void> {
  const byLevel = new Map<AlertRow["level"], string[]>();
  for (const { level, alert } of kept.flatMap(({ changes }) => changes.relevel)) {
    byLevel.set(level, [...(byLevel.get(level) ?? []), alert.id]);
  }
  for (const [level, ids] of byLevel) await tx.update(alerts).set({ level }).where(inArray(alerts.id, ids));
}
