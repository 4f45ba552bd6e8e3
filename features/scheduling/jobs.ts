import { eq } from "drizzle-orm";
import { scheduleChanges } from "@/db/schema";
import { homeOf } from "@/lib/access/home-of-side";
import { horizonFrom } from "@/lib/scheduling/horizon";
import { toLocal, zone } from "@/lib/time/zone";
import { runCommand } from "@/server/doors/run-command";
import { defineJob } from "@/server/jobs/job";
import type { MessageKind } from "@/server/outbox/message";
import { extendHorizon } from "./commands/extend-horizon";
import { CHANGED_TOPIC, changedMessage } from "./events";
import { findAddress } from "./queries/change-audience";

/** So many series in one transaction: a second's work at most, so that nobody who saves a mark waits longer. */
const SERIES_AT_ONCE = 20;

/** Keeps sessions rows for 26 weeks ahead of today, every night. */
export const extendHorizonJob = defineJob({
  name: "scheduling.extend-horizon",
  every: "30 6 * * *",
  run: async ({ store, call }) => {
    // The day that is furthest on anywhere on earth: no site's horizon is then shorter than 26 weeks.
    const through = horizonFrom(toLocal(call.now, zone("Pacific/Kiritimati")).date);
    for (;;) {
      const result = await runCommand(store, call, "scheduling.extend-horizon", (tx) =>
        extendHorizon(tx, call, { through, most: SERIES_AT_ONCE }),
      );
      if (!result.ok || result.value.seriesCount < SERIES_AT_ONCE) return;
    }
  },
});

/**
 * The mail to somebody whose appointments changed: that they did, and where to look. It names nobody, no program and no
 * place, because other people read mail too. When the change was taken back meanwhile, it is not sent.
 */
export const appointmentChangedMail: MessageKind = {
  topic: CHANGED_TOPIC,
  compose: async ({ reader, baseUrl }, { clientId, staffId, changeId }) => {
    if (typeof changeId === "string") {
      const rows = await reader
        .select({ undoneAt: scheduleChanges.undoneAt })
        .from(scheduleChanges)
        .where(eq(scheduleChanges.id, changeId));
      if (rows[0] !== undefined && rows[0].undoneAt !== null) return null;
    }
    const isClient = typeof clientId === "string";
    if (!isClient && typeof staffId !== "string") throw new Error("The message is to nobody.");
    const to = await findAddress(reader, isClient ? { clientId } : { staffId: String(staffId) });
    if (to === null) return null;
    const { subject, body } = changedMessage(`${baseUrl}${isClient ? homeOf("client") : "/schedule"}`);
    return { to, subject, text: `${body}\n` };
  },
};
