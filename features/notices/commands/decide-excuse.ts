import { eq } from "drizzle-orm";
import { absenceNotices } from "@/db/schema";
import type { Tx } from "@/db/store";
import { recordLines } from "@/features/attendance/commands/record-marks";
import { findRosterState } from "@/features/attendance/queries/roster-state";
import { done, refuse, type Result } from "@/lib/result";
import { actorId, type Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type DomainEvent, type Unchanged } from "@/server/doors/changed";
import { noticeEvent } from "../events";
import type { ExcuseProblem } from "../refusals";
import { dropExcuse } from "./drop-excuse";

export const EXCUSE_VERDICTS = ["accept", "not_accept", "undo"] as const;

export type ExcuseVerdict = (typeof EXCUSE_VERDICTS)[number];

export const EXCUSE_DEVICE = "excuse";

/**
 * Decide whether what a client told us excuses them. Accepted, the line is marked excused with the moment of the notice
 * and the reason, before the session too. Not accepted, the miss stays and the notice stays as a fact beside it; a notice
 * long enough before may still excuse by the policy's own hours. Undone, the line says what it said before.
 */
export async function decideExcuse(
  tx: Tx,
  call: Call,
  input: {
    readonly noticeId: string;
    readonly seenVersion: number;
    readonly verdict: ExcuseVerdict;
    /** The reason to excuse for, where it is another than they gave. */
    readonly reason: string | null;
  },
): Promise<Result<Changed<ExcuseVerdict> | Unchanged<ExcuseVerdict>, ExcuseProblem>> {
  const { verdict } = input;
  const [notice] = await tx.select().from(absenceNotices).where(eq(absenceNotices.id, input.noticeId));
  if (notice === undefined || notice.withdrawnAt !== null) return refuse({ why: "withdrawn" });
  const isExcused = verdict === "undo" ? null : verdict === "accept";
  if (notice.isExcused === isExcused) return done(unchanged(verdict));
  if (notice.version !== input.seenVersion) return refuse({ why: "changed_meanwhile" });
  if (notice.kind !== "cannot_come") return refuse({ why: "not_an_absence" });
  const roster = await findRosterState(tx, notice.sessionId);
  const line = roster?.lines.get(notice.clientId);
  if (roster === null || line === undefined) return refuse({ why: "mark", refusal: "not_on_roster" });
  if (verdict !== "undo" && line.current?.was === "attended") return refuse({ why: "came" });

  const events: DomainEvent[] = [];
  const wanted =
    verdict === "accept"
      ? { as: "excused" as const, noticeGivenAt: notice.givenAt, reason: input.reason ?? notice.reason }
      : verdict === "not_accept" && line.current?.was === "excused"
        ? { as: "missed" as const, noticeGivenAt: notice.givenAt, reason: null }
        : null;
  if (wanted !== null) {
    const isLate = line.version > 0 || (line.locksAt !== null && call.now >= line.locksAt);
    const why = verdict === "accept" ? "The excuse was accepted." : "The excuse was not accepted.";
    const correctionReason = isLate ? why : null;
    const { clientId } = notice;
    const marked = await recordLines(tx, call, roster, {
      device: EXCUSE_DEVICE,
      lines: [{ clientId, wanted, seenVersion: line.version, correctionReason }],
    });
    if (!marked.ok) return refuse({ why: "mark", refusal: marked.refusal.why });
    if (marked.value.isChanged) events.push(...marked.value.events);
  } else if (verdict === "undo") {
    const dropped = await dropExcuse(tx, call, notice, roster.session, EXCUSE_DEVICE);
    if (!dropped.ok) return refuse({ why: "mark", refusal: dropped.refusal.why });
    events.push(...dropped.value);
  }
  const decided =
    isExcused === null ? { decidedAt: null, decidedBy: null } : { decidedAt: call.now, decidedBy: actorId(call.actor) };
  await tx
    .update(absenceNotices)
    .set({ isExcused, ...decided, version: notice.version + 1 })
    .where(eq(absenceNotices.id, notice.id));
  const name = { accept: "excuse.accepted", not_accept: "excuse.not-accepted", undo: "excuse.undone" } as const;
  return done(changed(verdict, noticeEvent(name[verdict], notice, roster.session), ...events));
}
