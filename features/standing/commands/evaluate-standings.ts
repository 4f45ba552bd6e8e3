import { inArray, sql } from "drizzle-orm";
import { alerts, standings } from "@/db/schema";
import type { Tx } from "@/db/store";
import { settleMakeUps } from "@/features/make-ups/commands/settle-make-ups";
import { evaluateStanding } from "@/lib/standing/evaluate";
import type { Standing } from "@/lib/standing/types";
import { localDate } from "@/lib/time/local-date";
import type { Call } from "@/server/doors/call";
import type { DomainEvent } from "@/server/doors/changed";
import { standingEvent } from "../events";
import { readStandingInputs, type StandingSubject } from "../queries/standing-inputs";
import { keepAlerts } from "./keep-alerts";
import { keepCases } from "./keep-cases";

/** An enrollment with its standing, worked out a moment ago. */
export interface Evaluated extends StandingSubject {
  readonly standing: Standing;
}

/**
 * Work out the standing of enrollments anew, inside the transaction of the change it follows from: store it, keep the
 * cases on file true, open and withdraw alerts, settle what was offered to make up for a miss. Gives back the events to append to the command's own. Asking twice
 * changes nothing twice.
 */
export async function evaluateStandings(tx: Tx, call: Call, enrollmentIds: readonly string[]): Promise<DomainEvent[]> {
  return (await workOutStandings(tx, call, enrollmentIds)).events;
}

/** The same, saying how many standings there were to work out: those that have begun, of programs with a policy. */
export async function workOutStandings(
  tx: Tx,
  call: Call,
  enrollmentIds: readonly string[],
): Promise<{ readonly count: number; readonly events: DomainEvent[] }> {
  const subjects = await readStandingInputs(tx, enrollmentIds, call.now);
  if (subjects.length === 0) return { count: 0, events: [] };
  const evaluated = subjects.map((each): Evaluated => ({ ...each, standing: evaluateStanding(each.input) }));
  const ids = evaluated.map(({ enrollmentId }) => enrollmentId);
  const alertsOnFile = await tx.select().from(alerts).where(inArray(alerts.enrollmentId, ids));
  await storeStandings(tx, call, evaluated);
  const events = [
    ...evaluated.flatMap((each) => levelEvents(each, each.levelBefore ?? "good")),
    ...(await keepCases(tx, call, evaluated)),
    ...(await keepAlerts(tx, call, evaluated, alertsOnFile)),
    ...(await settleMakeUps(tx, call, evaluated)),
  ];
  return { count: evaluated.length, events };
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

function levelEvents(each: Evaluated, before: string): DomainEvent[] {
  const { level } = each.standing;
  return level === before ? [] : [standingEvent(each, "standing.changed", { from: before, to: level })];
}
