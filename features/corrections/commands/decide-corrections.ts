import { and, asc, eq, inArray } from "drizzle-orm";
import { correctionRequests, marks, sessions } from "@/db/schema";
import type { Tx } from "@/db/store";
import { markTyped } from "@/features/attendance/commands/mark-typed";
import type { MarkLineRefusal } from "@/features/attendance/commands/record-marks";
import { creditedMinutes } from "@/lib/attendance/mark";
import type { Consequences } from "@/lib/corrections/consequences";
import { done, type Result } from "@/lib/result";
import { actorId, type Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type DomainEvent, type Unchanged } from "@/server/doors/changed";
import { consequencesOf, requestEvent } from "../events";
import { wantedInput } from "../input";

export const CORRECTION_DEVICE = "correction request";

/** A request that could not be carried out, and stays as it is. */
export interface NotDone {
  readonly requestId: string;
  readonly why: MarkLineRefusal["why"];
}

export interface DecidedCorrections {
  readonly verdict: "approve" | "decline";
  /** How many were decided. Some may have been decided by somebody else meanwhile: they are not counted. */
  readonly decided: number;
  readonly notDone: readonly NotDone[];
  readonly consequences: Consequences;
}

type Decided = Changed<DecidedCorrections> | Unchanged<DecidedCorrections>;

/**
 * Approve or decline requests for corrections. Each approved one is an ordinary mark with its reason, by who approves it;
 * one whose line changed since it was asked for is refused by the same rule as every stale form, and waits on. The
 * others are carried out: all of them in one transaction, and what they came to is counted together.
 */
export async function decideCorrections(
  tx: Tx,
  call: Call,
  input: {
    readonly requestIds: readonly string[];
    readonly verdict: "approve" | "decline";
    readonly answer: string;
  },
): Promise<Result<Decided, never>> {
  const requests = await tx
    .select({ request: correctionRequests, session: sessions })
    .from(correctionRequests)
    .innerJoin(sessions, eq(sessions.id, correctionRequests.sessionId))
    .where(and(inArray(correctionRequests.id, [...input.requestIds]), eq(correctionRequests.state, "waiting")))
    .orderBy(asc(correctionRequests.requestedAt), asc(correctionRequests.id));
  const events: DomainEvent[] = [];
  const notDone: NotDone[] = [];
  const decidedIds: string[] = [];
  const minutesOf = (request: (typeof requests)[number]) => readMinutes(tx, request);
  let minutes = 0;
  for (const each of requests) {
    const { request, session } = each;
    if (input.verdict === "approve") {
      const before = await minutesOf(each);
      const marked = await markTyped(tx, call, {
        sessionId: session.id,
        correctionReason: request.reason,
        device: CORRECTION_DEVICE,
        lines: [
          {
            ...wantedInput.parse(request.wanted),
            clientId: request.clientId,
            seenVersion: request.seenVersion,
            waitedSeconds: null,
            sentKey: null,
          },
        ],
      });
      if (!marked.ok) {
        notDone.push({ requestId: request.id, why: marked.refusal.why });
        continue;
      }
      if (marked.value.isChanged) events.push(...marked.value.events);
      minutes += (await minutesOf(each)) - before;
    }
    decidedIds.push(request.id);
    const name = input.verdict === "approve" ? "correction.approved" : "correction.declined";
    events.push(requestEvent(name, request, session, input.answer === "" ? {} : { answer: input.answer }));
  }
  if (decidedIds.length > 0) {
    await tx
      .update(correctionRequests)
      .set({
        state: input.verdict === "approve" ? "approved" : "declined",
        decidedAt: call.now,
        decidedBy: actorId(call.actor),
        answer: input.answer === "" ? null : input.answer,
      })
      .where(inArray(correctionRequests.id, decidedIds));
  }
  const corrected = input.verdict === "approve" ? decidedIds.length : 0;
  const value: DecidedCorrections = {
    verdict: input.verdict,
    decided: decidedIds.length,
    notDone,
    consequences: consequencesOf(events, corrected, minutes),
  };
  const [first, ...others] = events;
  return done(first === undefined ? unchanged(value) : changed(value, first, ...others));
}

async function readMinutes(
  tx: Tx,
  { request, session }: { request: typeof correctionRequests.$inferSelect; session: typeof sessions.$inferSelect },
): Promise<number> {
  const [current] = await tx
    .select()
    .from(marks)
    .where(and(eq(marks.sessionId, session.id), eq(marks.clientId, request.clientId), eq(marks.isCurrent, true)));
  return current === undefined ? 0 : creditedMinutes(current, session);
}
