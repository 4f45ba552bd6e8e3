import { eq } from "drizzle-orm";
import { sessions } from "@/db/schema";
import type { Tx } from "@/db/store";
import { found } from "@/features/programs/commands/saving";
import { cancelSession } from "@/features/scheduling/commands/cancel-session";
import { changeSeries } from "@/features/scheduling/commands/change-series";
import { decideAccess } from "@/lib/access/decide-access";
import { opensAt } from "@/lib/attendance/decide-mark";
import { locksAt } from "@/lib/attendance/lock";
import { done, refuse, type Result } from "@/lib/result";
import type { Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type DomainEvent, type Unchanged } from "@/server/doors/changed";
import { findRosterHead, type RosterHead } from "../queries/roster-state";

export type DidNotMeetRefusal = "has_attendance" | "not_open_yet" | "off" | "locked" | "does_not_fit";

type Saved = Result<Changed<null> | Unchanged<null>, DidNotMeetRefusal>;

/**
 * Say that a group did not meet, and why: it is canceled, so nobody missed it and it counts for nothing. Once somebody
 * is marked in it, it took place (H3). Before it could be held, canceling is planning and belongs to the schedule.
 */
export async function recordDidNotMeet(
  tx: Tx,
  call: Call,
  input: { readonly sessionId: string; readonly reason: string },
): Promise<Saved> {
  const head = found(await findRosterHead(tx, input.sessionId), "session");
  const { session } = head;
  if (session.didNotMeetAt !== null && session.status === "cancelled") return done(unchanged(null));
  if (session.status !== "scheduled") return refuse("off");
  if (call.now < opensAt(session)) return refuse("not_open_yet");
  if (isLockedFor(head, call)) return refuse("locked");
  const canceled = await cancelSession(tx, call, { sessionId: session.id, reason: input.reason });
  if (!canceled.ok) {
    if (canceled.refusal === "has_attendance") return refuse("has_attendance");
    throw new Error("A session that was just read is not there.");
  }
  await tx
    .update(sessions)
    .set({ didNotMeetAt: call.now, rosterFinishedAt: null, rosterFinishedBy: null })
    .where(eq(sessions.id, session.id));
  const event = eventOf(head, "session.did-not-meet", { reason: input.reason });
  return done(changed(null, event, ...eventsOf(canceled.value)));
}

/** It did meet after all: the session stands again, with everybody unrecorded. */
export async function takeBackDidNotMeet(tx: Tx, call: Call, input: { readonly sessionId: string }): Promise<Saved> {
  const head = found(await findRosterHead(tx, input.sessionId), "session");
  const { session } = head;
  if (session.status === "scheduled") return done(unchanged(null));
  if (session.status !== "cancelled" || session.didNotMeetAt === null) return refuse("off");
  if (isLockedFor(head, call)) return refuse("locked");
  const change = { kind: "restore-one", sessionId: session.id } as const;
  const restored = await changeSeries(tx, call, { seriesId: session.seriesId, change, seen: null, tell: false });
  // Its room or its lead is taken by something that was planned since.
  if (!restored.ok) return refuse("does_not_fit");
  await tx.update(sessions).set({ didNotMeetAt: null }).where(eq(sessions.id, session.id));
  return done(changed(null, eventOf(head, "session.met-after-all", {}), ...eventsOf(restored.value)));
}

function isLockedFor({ session, lockDays }: RosterHead, call: Call): boolean {
  if (lockDays === null || call.now < locksAt(session, lockDays)) return false;
  return decideAccess(call.actor, "attendance:correct", { siteId: session.siteId }) !== "allowed";
}

function eventsOf(value: Changed<unknown> | Unchanged<unknown>): readonly DomainEvent[] {
  return value.isChanged ? value.events : [];
}

function eventOf(
  { session }: RosterHead,
  name: DomainEvent["name"],
  facts: Readonly<Record<string, unknown>>,
): DomainEvent {
  return { name, subjectType: "session", subjectId: session.id, siteId: session.siteId, facts: { ...facts } };
}
