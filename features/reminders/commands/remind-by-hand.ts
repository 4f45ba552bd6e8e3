import { eq } from "drizzle-orm";
import { newId } from "@/db/id";
import { rosterReminders, sessions } from "@/db/schema";
import type { Tx } from "@/db/store";
import { directorsOf, listColleagues } from "@/features/outreach/queries/colleagues";
import { mayRemindAgain } from "@/lib/attendance/not-taken";
import { done, refuse, type Result } from "@/lib/result";
import { actorId, type Call } from "@/server/doors/call";
import { changed, type Changed } from "@/server/doors/changed";
import { listNotTaken } from "../queries/not-taken";
import { listSent } from "../queries/sent";
import { remindedEvents } from "./reminded";

export type RemindRefusal = "no_such_session" | "not_over" | "settled" | "too_soon" | "nobody_to_tell";

/**
 * Remind whoever leads a session of its roster, by hand: not before it is over, not once it is taken, and not twice
 * within the half hour, whoever asks. Without a lead the director is reminded.
 */
export async function remindByHand(
  tx: Tx,
  call: Call,
  input: { readonly sessionId: string },
): Promise<Result<Changed<{ names: readonly string[] }>, RemindRefusal>> {
  const [session] = await tx
    .select({ endsAt: sessions.endsAt, status: sessions.status })
    .from(sessions)
    .where(eq(sessions.id, input.sessionId));
  if (session === undefined) return refuse("no_such_session");
  if (session.status === "scheduled" && session.endsAt > call.now) return refuse("not_over");
  const [open] = await listNotTaken(tx, { now: call.now, sites: "all", sessionIds: [input.sessionId] });
  if (open === undefined) return refuse("settled");
  const sent = (await listSent(tx, [open.sessionId])).get(open.sessionId) ?? [];
  const last = sent.filter(({ kind }) => kind === "by_hand").at(-1)?.at ?? null;
  if (!mayRemindAgain(last, call.now)) return refuse("too_soon");
  const colleagues = await listColleagues(tx);
  const leads = [open.facilitatorId, open.coFacilitatorId].filter((id) => id !== null);
  const told =
    leads.length > 0
      ? colleagues.filter(({ staffId }) => leads.includes(staffId))
      : directorsOf(colleagues, open.siteId).slice(0, 1);
  if (told.length === 0) return refuse("nobody_to_tell");
  const toStaffIds = told.map(({ staffId }) => staffId);
  const id = newId();
  await tx.insert(rosterReminders).values({
    id,
    sessionId: open.sessionId,
    kind: "by_hand",
    at: call.now,
    sentBy: actorId(call.actor),
    toStaffIds,
  });
  const [event] = remindedEvents([{ id, session: open, kind: "by_hand", toStaffIds }]);
  return done(changed({ names: told.map(({ name }) => name) }, event));
}
