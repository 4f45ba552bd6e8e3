import { and, eq, inArray } from "drizzle-orm";
import { alerts } from "@/db/schema";
import { addContact, recordConsent } from "@/features/clients/commands/contacts";
import { sendReminders } from "@/features/reminders/commands/send-reminders";
import { logOutreach } from "@/features/outreach/commands/log-outreach";
import { addDays, startOfMonth, addMonths } from "@/lib/time/local-date";
import type { Company } from "./people";

/**
 * What the work list shows at its best: somebody whose sister one may speak with, a letter that was sent, and a next try
 * that is due today. And the reminders of rosters not taken, as the clock would have sent them.
 */
export async function playWorkList({ stage, places, people }: Company): Promise<void> {
  const silent = [...people.values()].find(({ stay }) => stay.story === "silent");
  const at = stage.at(stage.today, "08:50");
  if (silent !== undefined && at <= stage.now) {
    const { clientId } = silent;
    const before = { by: places.staff.tilda, at: stage.at(addDays(stage.today, -30), "14:00") };
    const contact = { name: "Ada Quill", relationship: "Sister", phone: null, email: null };
    const { id: contactId } = await stage.do(addContact, { clientId, ...contact }, before);
    const through = startOfMonth(addMonths(stage.today, 4));
    await stage.do(recordConsent, { contactId, from: addDays(stage.today, -30), through }, before);
    const open = await stage.store.reader
      .select({ id: alerts.id })
      .from(alerts)
      .where(and(eq(alerts.clientId, clientId), inArray(alerts.state, ["open", "acknowledged"])));
    const letter = {
      channel: "letter",
      result: "message",
      wasReached: false,
      note: "A neutral letter: please call us.",
    } as const;
    const next = { nextStep: "try_again", nextOn: stage.today, settles: false } as const;
    const alertIds = open.map(({ id }) => id);
    await stage.do(logOutreach, { clientId, at, ...letter, ...next, alertIds }, { by: places.staff.marisol, at });
  }
  const byJob = { by: { kind: "system", name: "job:rosters.remind" } as const, at: stage.now };
  await stage.do((tx, call) => sendReminders(tx, call), {}, byJob);
}
