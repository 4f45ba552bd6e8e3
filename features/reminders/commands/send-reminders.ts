import { newId } from "@/db/id";
import { rosterReminders } from "@/db/schema";
import type { Tx } from "@/db/store";
import { directorsOf, listColleagues, type Colleague } from "@/features/outreach/queries/colleagues";
import { findClinic } from "@/features/programs/queries/clinic";
import { readReminderRules, remindersDue } from "@/lib/attendance/not-taken";
import { done, type Result } from "@/lib/result";
import { actorId, type Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type Unchanged } from "@/server/doors/changed";
import type { ReminderKind } from "../events";
import { listDaysOver } from "../queries/held-days";
import { listNotTaken, type NotTaken } from "../queries/not-taken";
import { listSent } from "../queries/sent";
import { remindedEvents, type Reminder } from "./reminded";

interface Sent {
  readonly reminders: number;
}

/**
 * Tell whoever should know by now that attendance was not taken: who leads the session, then the director, and at the
 * end of the day the director once more, with the whole list. Each of them once for a session; somebody with several
 * rosters gets one letter.
 */
export async function sendReminders(tx: Tx, call: Call): Promise<Result<Changed<Sent> | Unchanged<Sent>, never>> {
  const open = await listNotTaken(tx, { now: call.now, sites: "all" });
  if (open.length === 0) return done(unchanged({ reminders: 0 }));
  const rules = readReminderRules((await findClinic(tx))?.attendanceRules);
  const sent = await listSent(
    tx,
    open.map(({ sessionId }) => sessionId),
  );
  const isOver = rules.endOfDay ? await listDaysOver(tx, open, call.now) : () => false;
  const due = open.flatMap((session): { session: NotTaken; kind: ReminderKind }[] => {
    const before = (sent.get(session.sessionId) ?? []).map(({ kind }) => kind);
    const kinds: ReminderKind[] = [...remindersDue(session, before, call.now, rules)];
    if (!before.includes("end_of_day") && isOver(session)) kinds.push("end_of_day");
    return kinds.map((kind) => ({ session, kind }));
  });
  if (due.length === 0) return done(unchanged({ reminders: 0 }));
  const colleagues = await listColleagues(tx);
  const reminders = due.map(({ session, kind }): Reminder => ({
    session,
    kind,
    id: newId(),
    toStaffIds: toldOf(session, kind, colleagues),
  }));
  await tx.insert(rosterReminders).values(
    reminders.map(({ id, session, kind, toStaffIds }) => ({
      id,
      sessionId: session.sessionId,
      kind,
      at: call.now,
      sentBy: actorId(call.actor),
      toStaffIds: [...toStaffIds],
    })),
  );
  const [first, ...others] = remindedEvents(reminders);
  return done(changed({ reminders: reminders.length }, first, ...others));
}

/** Who leads it, both of them; for a session without a lead, and for everything else, the director of the site. */
function toldOf(session: NotTaken, kind: ReminderKind, colleagues: readonly Colleague[]): readonly string[] {
  const leads = [session.facilitatorId, session.coFacilitatorId].filter((id) => id !== null);
  if (kind === "facilitator" && leads.length > 0) return leads;
  return directorsOf(colleagues, session.siteId)
    .slice(0, 1)
    .map(({ staffId }) => staffId);
}
