import { horizonFrom } from "@/lib/scheduling/horizon";
import { toLocal, zone } from "@/lib/time/zone";
import { runCommand } from "@/server/doors/run-command";
import { defineJob } from "@/server/jobs/job";
import { extendHorizon } from "./commands/extend-horizon";

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
