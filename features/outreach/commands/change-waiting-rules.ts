import { eq } from "drizzle-orm";
import { clinics } from "@/db/schema";
import type { Tx } from "@/db/store";
import type { ChangedMeanwhile } from "@/features/audit/queries/changes";
import { found, refuseStale } from "@/features/programs/commands/saving";
import { findClinic } from "@/features/programs/queries/clinic";
import { DUE_KINDS, readLadderRules, type LadderRules } from "@/lib/alerts/ladder-rules";
import { readReminderRules, type ReminderRules } from "@/lib/attendance/not-taken";
import { changesBetween, isSame } from "@/lib/records/changes-between";
import { done, type Result } from "@/lib/result";
import type { Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type Unchanged } from "@/server/doors/changed";

/**
 * Sets by when somebody looks at an alert, who is told when it waits, and who is told of a roster that was not taken.
 * What was told already is told no second time.
 */
export async function changeWaitingRules(
  tx: Tx,
  call: Call,
  input: { readonly ladder: LadderRules; readonly reminders: ReminderRules; readonly seenVersion: number },
): Promise<Result<Changed<{ id: string }> | Unchanged<{ id: string }>, ChangedMeanwhile>> {
  const clinic = found(await findClinic(tx), "clinic");
  const stale = await refuseStale(tx, call, "clinic", clinic, input.seenVersion);
  if (stale) return stale;
  const stored = clinic.attendanceRules ?? {};
  const differing = changesBetween(
    wordsOf(readLadderRules(stored), readReminderRules(stored)),
    wordsOf(input.ladder, input.reminders),
  );
  if (isSame(differing)) return done(unchanged({ id: clinic.id }));
  const version = clinic.version + 1;
  await tx
    .update(clinics)
    .set({ attendanceRules: { ...stored, ladder: { ...input.ladder }, reminders: { ...input.reminders } }, version })
    .where(eq(clinics.id, clinic.id));
  const facts = { version, changes: differing };
  return done(
    changed(
      { id: clinic.id },
      { name: "clinic.waiting-rules-changed", subjectType: "clinic", subjectId: clinic.id, facts },
    ),
  );
}

/** One line for each thing that can be set, as the trail tells it. */
function wordsOf(ladder: LadderRules, reminders: ReminderRules): Record<string, string | number | boolean | null> {
  return {
    ...Object.fromEntries(
      DUE_KINDS.map((kind) => [`Alerts: ${kind} due`, `${ladder.due[kind].days} days, ${ladder.due[kind].by}`]),
    ),
    "Alerts: late from": ladder.lateFrom,
    "Alerts: late due by": ladder.lateBy,
    "Alerts: director after hours": ladder.directorAfterHours,
    "Alerts: team meeting after days": ladder.meetingAfterDays,
    "Alerts: day opens": ladder.opens,
    "Alerts: day closes": ladder.closes,
    "Rosters: facilitator after minutes": reminders.facilitatorAfter,
    "Rosters: director after minutes": reminders.directorAfter,
    "Rosters: list at the end of the day": reminders.endOfDay,
  };
}
