import type { Store } from "@/db/store";
import type { Call } from "@/server/doors/call";
import { runCommand } from "@/server/doors/run-command";
import { defineJob } from "@/server/jobs/job";
import { rebuildStandings } from "./commands/rebuild-standings";
import { listStaleStandings, listStandingEnrollments } from "./queries/stale-standings";

/** So many standings in one transaction: a fraction of a second, so that nobody who saves a mark waits longer. */
const AT_ONCE = 50;
const TURN_OF_DAY = "standing.turn-of-day";

/**
 * The turn of the local day. Somewhere it is midnight at every quarter of an hour; most of the time there is nothing to
 * do. What is stored says of which day it is, so a run that died in its middle is simply taken up by the next.
 */
export const turnOfDayJob = defineJob({
  name: TURN_OF_DAY,
  every: "1,16,31,46 * * * *",
  run: async ({ store, call }) => {
    const ids = await listStaleStandings(store.reader, call.now);
    await rebuildInBatches(store, call, TURN_OF_DAY, ids);
  },
});

/** For the operator: every standing there is, from the records. Answers how many were worked out. */
export async function rebuildAllStandings(store: Store, call: Call, door: string): Promise<number> {
  return rebuildInBatches(store, call, door, await listStandingEnrollments(store.reader));
}

async function rebuildInBatches(store: Store, call: Call, door: string, ids: readonly string[]): Promise<number> {
  let total = 0;
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const enrollmentIds = ids.slice(from, from + AT_ONCE);
    const rebuilt = await runCommand(store, call, door, (tx) => rebuildStandings(tx, call, { enrollmentIds }));
    if (rebuilt.ok) total += rebuilt.value.count;
  }
  return total;
}
