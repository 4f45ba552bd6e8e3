import { and, eq, inArray } from "drizzle-orm";
import { newId } from "@/db/id";
import { alertEscalations, alerts, enrollments, sites } from "@/db/schema";
import type { Tx } from "@/db/store";
import { findClinic } from "@/features/programs/queries/clinic";
import { stepsDue, type LadderStep } from "@/lib/alerts/ladder";
import { readLadderRules } from "@/lib/alerts/ladder-rules";
import { done, type Result } from "@/lib/result";
import type { Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type DomainEvent, type Unchanged } from "@/server/doors/changed";
import { WAITING_TOPIC } from "../events";
import { assigneeOf, directorsOf, listColleagues, type Colleague } from "../queries/colleagues";
import { listEscalations } from "../queries/escalations";
import { findLadderPlaces } from "../queries/ladder-place";

interface Climbed {
  readonly steps: number;
}

/**
 * Take the steps of the ladder that are due: tell who works an alert that it is due, then the director, then put it down
 * for the team meeting. Each step of an alert is taken once, however often this is asked; somebody with several alerts
 * gets one letter.
 */
export async function climbLadder(tx: Tx, call: Call): Promise<Result<Changed<Climbed> | Unchanged<Climbed>, never>> {
  const waiting = await readOpen(tx);
  if (waiting.length === 0) return done(unchanged({ steps: 0 }));
  const rules = readLadderRules((await findClinic(tx))?.attendanceRules);
  const taken = await listEscalations(
    tx,
    waiting.map(({ alert }) => alert.id),
  );
  const placeOf = await findLadderPlaces(
    tx,
    waiting.reduce((least, { alert }) => (alert.openedAt < least ? alert.openedAt : least), waiting[0]!.alert.openedAt),
  );
  const due = waiting.flatMap(({ alert, zone, counselorId }) => {
    const before = (taken.get(alert.id) ?? []).map(({ step }) => step);
    const place = placeOf({ siteId: alert.siteId, zone });
    return stepsDue(alert, before, call.now, rules, place).map(({ step }) => ({ alert, counselorId, step }));
  });
  if (due.length === 0) return done(unchanged({ steps: 0 }));
  const colleagues = await listColleagues(tx);
  const rows = due.map(({ alert, counselorId, step }) => ({
    alert,
    row: {
      id: newId(),
      alertId: alert.id,
      step,
      at: call.now,
      toStaffId: toldOf(step, { ...alert, counselorId }, colleagues),
    },
  }));
  await tx.insert(alertEscalations).values(rows.map(({ row }) => row));
  const letters = lettersOf(rows.map(({ row }) => row));
  const events = rows.map(({ alert, row }): DomainEvent => ({
    name: "alert.escalated",
    subjectType: "alert",
    subjectId: alert.id,
    clientId: alert.clientId,
    siteId: alert.siteId,
    facts: { step: row.step, to: row.toStaffId },
    outbox: letters.get(row.id) ?? [],
  }));
  return done(changed({ steps: rows.length }, events[0]!, ...events.slice(1)));
}

/** The sites are named even though it is all of them: the index is by site and state, and most alerts ever are settled. */
function readOpen(tx: Tx) {
  return tx
    .select({ alert: alerts, zone: sites.zone, counselorId: enrollments.counselorId })
    .from(alerts)
    .innerJoin(sites, eq(sites.id, alerts.siteId))
    .innerJoin(enrollments, eq(enrollments.id, alerts.enrollmentId))
    .where(
      and(
        inArray(alerts.siteId, tx.select({ id: sites.id }).from(sites)),
        inArray(alerts.state, ["open", "acknowledged"]),
      ),
    )
    .orderBy(alerts.openedAt, alerts.id);
}

/** Who is told: first who works it, then the director. A director who works it themselves is told twice, and nobody else. */
function toldOf(
  step: LadderStep,
  row: { readonly siteId: string; readonly assignedToId: string | null; readonly counselorId: string | null },
  colleagues: readonly Colleague[],
): string | null {
  if (step === 1) return assigneeOf(row, colleagues);
  return directorsOf(colleagues, row.siteId)[0]?.staffId ?? null;
}

/** One letter for each person, hung on their first step: what is in it is looked up when it is sent. */
function lettersOf(rows: readonly { readonly id: string; readonly toStaffId: string | null }[]) {
  const byPerson = new Map<string, string[]>();
  for (const { id, toStaffId } of rows) {
    if (toStaffId !== null) byPerson.set(toStaffId, [...(byPerson.get(toStaffId) ?? []), id]);
  }
  return new Map(
    [...byPerson].map(([staffId, escalationIds]) => [
      escalationIds[0]!,
      [
        {
          topic: WAITING_TOPIC,
          idempotencyKey: `${WAITING_TOPIC}:${escalationIds[0]}`,
          payload: { staffId, escalationIds },
        },
      ],
    ]),
  );
}
