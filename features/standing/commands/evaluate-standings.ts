import { and, eq, inArray, sql } from "drizzle-orm";
import { newId } from "@/db/id";
import { alerts, standingCases, standings } from "@/db/schema";
import type { Tx } from "@/db/store";
import { decideAlerts, type AlertChanges, type AlertOnFile } from "@/lib/alerts/decide-alerts";
import { policyToday } from "@/lib/alerts/policy-today";
import { evaluateStanding } from "@/lib/standing/evaluate";
import type { Standing, StandingInput } from "@/lib/standing/types";
import { localDate, type LocalDate } from "@/lib/time/local-date";
import { actorId, type Call } from "@/server/doors/call";
import type { DomainEvent } from "@/server/doors/changed";
import { readStandingInputs, type StandingCase } from "../queries/standing-inputs";

interface Evaluated extends StandingCase {
  readonly standing: Standing;
}

/**
 * Work out the standing of enrollments anew, inside the transaction of the change it follows from: store it, keep the
 * cases on file true, open and withdraw alerts. Gives back the events to append to the command's own. Asking twice
 * changes nothing twice.
 */
export async function evaluateStandings(tx: Tx, call: Call, enrollmentIds: readonly string[]): Promise<DomainEvent[]> {
  const cases = await readStandingInputs(tx, enrollmentIds, call.now);
  if (cases.length === 0) return [];
  const evaluated = cases.map((each): Evaluated => ({ ...each, standing: evaluateStanding(each.input) }));
  const before = await readBefore(tx, evaluated);
  await storeStandings(tx, call, evaluated);
  const events: DomainEvent[] = [];
  for (const each of evaluated) {
    const level = before.levels.get(each.enrollmentId) ?? "good";
    if (level !== each.standing.level) events.push(levelEvent(each, level));
    events.push(...(await keepCases(tx, call, each, before.cases)));
    events.push(...(await keepAlerts(tx, call, each, before.alerts)));
  }
  return events;
}

type AlertRow = typeof alerts.$inferSelect;
type CaseRow = typeof standingCases.$inferSelect;

async function readBefore(tx: Tx, evaluated: readonly Evaluated[]) {
  const ids = evaluated.map(({ enrollmentId }) => enrollmentId);
  const levels = await tx
    .select({ enrollmentId: standings.enrollmentId, level: standings.level })
    .from(standings)
    .where(inArray(standings.enrollmentId, ids));
  const caseRows = await tx.select().from(standingCases).where(inArray(standingCases.enrollmentId, ids));
  const alertRows = await tx.select().from(alerts).where(inArray(alerts.enrollmentId, ids));
  return {
    levels: new Map(levels.map(({ enrollmentId, level }) => [enrollmentId, level])),
    cases: caseRows,
    alerts: alertRows,
  };
}

async function storeStandings(tx: Tx, call: Call, evaluated: readonly Evaluated[]): Promise<void> {
  await tx
    .insert(standings)
    .values(
      evaluated.map(({ enrollmentId, siteId, input, standing }) => ({
        enrollmentId,
        siteId,
        level: standing.level,
        asOf: localDate(input.asOf),
        evaluatedAt: call.now,
        weekFrom: localDate(standing.weekHours.from),
        weekRequired: standing.weekHours.required,
        weekCredited: standing.weekHours.credited,
        weekUnmarked: standing.weekHours.unmarked,
        weekComing: standing.weekHours.coming,
        isWeekReachable: standing.weekHours.reachable,
        result: standing,
      })),
    )
    .onConflictDoUpdate({
      target: standings.enrollmentId,
      set: {
        siteId: sql`excluded.site_id`,
        level: sql`excluded.level`,
        asOf: sql`excluded.as_of`,
        evaluatedAt: sql`excluded.evaluated_at`,
        weekFrom: sql`excluded.week_from`,
        weekRequired: sql`excluded.week_required`,
        weekCredited: sql`excluded.week_credited`,
        weekUnmarked: sql`excluded.week_unmarked`,
        weekComing: sql`excluded.week_coming`,
        isWeekReachable: sql`excluded.is_week_reachable`,
        result: sql`excluded.result`,
      },
    });
}

/** Put new cases on file, and settle those that a person closed or the facts no longer yield. */
async function keepCases(tx: Tx, call: Call, each: Evaluated, rows: readonly CaseRow[]): Promise<DomainEvent[]> {
  const onFile = new Map(rows.filter((row) => row.enrollmentId === each.enrollmentId).map((row) => [row.key, row]));
  const events: DomainEvent[] = [];
  for (const { key, level, openedOn, state, closedOn } of each.standing.cases) {
    const row = onFile.get(key);
    const day = closedOn === null ? null : localDate(closedOn);
    if (row === undefined) {
      await tx.insert(standingCases).values({
        enrollmentId: each.enrollmentId,
        key,
        level,
        openedOn: localDate(openedOn),
        recordedAt: call.now,
        state,
        closedOn: day,
      });
    } else if (row.state !== state || row.closedOn !== day) {
      await tx.update(standingCases).set({ state, closedOn: day }).where(eq(standingCases.id, row.id));
    } else continue;
    events.push(eventOf(each, `standing.case-${state === "open" ? "opened" : state}`, { key, level }));
  }
  return events;
}

async function keepAlerts(tx: Tx, call: Call, each: Evaluated, rows: readonly AlertRow[]): Promise<DomainEvent[]> {
  const own = rows.filter((row) => row.enrollmentId === each.enrollmentId);
  const changes = decideAlerts(each.standing, own as AlertOnFile[], {
    today: localDate(each.input.asOf),
    dayOf: dayOfSessions(each.input),
    isRunning: each.isRunning,
    policy: policyToday(each.input),
  });
  return [
    ...(await openAlerts(tx, call, each, own, changes)),
    ...(await settleAlerts(tx, call, each, changes.withdraw, "withdrawn")),
    ...(await settleAlerts(tx, call, each, changes.close, "closed")),
    ...(await relevelAlerts(tx, each, changes)),
  ];
}

async function openAlerts(tx: Tx, call: Call, each: Evaluated, own: readonly AlertRow[], { open }: AlertChanges) {
  const events: DomainEvent[] = [];
  for (const { kind, on, cause, level } of open) {
    const row = own.find((filed) => filed.kind === kind && filed.on === on && filed.cause === cause);
    const state = { state: "open" as const, level, openedAt: call.now, settledAt: null, settledBy: null };
    if (row !== undefined) {
      // Its cause was corrected away and is now back: the same alert opens again.
      await tx
        .update(alerts)
        .set({ ...state, version: row.version + 1 })
        .where(eq(alerts.id, row.id));
    } else {
      await tx.insert(alerts).values({
        id: newId(),
        enrollmentId: each.enrollmentId,
        clientId: each.clientId,
        siteId: each.siteId,
        kind,
        on,
        cause,
        ...state,
      });
    }
    events.push(eventOf(each, "alert.opened", { kind, on, cause, level }));
  }
  return events;
}

async function settleAlerts(
  tx: Tx,
  call: Call,
  each: Evaluated,
  settled: readonly AlertOnFile[],
  state: "withdrawn" | "closed",
): Promise<DomainEvent[]> {
  if (settled.length === 0) return [];
  const ids = settled.map(({ id }) => id);
  await tx
    .update(alerts)
    .set({ state, settledAt: call.now, settledBy: actorId(call.actor), version: sql`${alerts.version} + 1` })
    .where(and(inArray(alerts.id, ids), eq(alerts.enrollmentId, each.enrollmentId)));
  return settled.map(({ kind, on, cause }) => eventOf(each, `alert.${state}`, { kind, on, cause }));
}

/** The level beside an alert follows the facts; that is no event of its own, the standing's change is. */
async function relevelAlerts(tx: Tx, each: Evaluated, { relevel }: AlertChanges): Promise<DomainEvent[]> {
  for (const { alert, level } of relevel) {
    await tx
      .update(alerts)
      .set({ level })
      .where(and(eq(alerts.id, alert.id), eq(alerts.enrollmentId, each.enrollmentId)));
  }
  return [];
}

function levelEvent(each: Evaluated, before: string): DomainEvent {
  return eventOf(each, "standing.changed", { from: before, to: each.standing.level });
}

function eventOf(each: StandingCase, name: DomainEvent["name"], facts: Record<string, unknown>): DomainEvent {
  const { enrollmentId, clientId, siteId } = each;
  return { name, subjectType: "enrollment", subjectId: enrollmentId, clientId, siteId, facts };
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
