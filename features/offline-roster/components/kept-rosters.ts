import type { RosterView } from "@/features/attendance/queries/roster-view";
import { rosterNow } from "@/lib/offline-roster/roster-now";
import { addDays, localDate } from "@/lib/time/local-date";
import { noteAhead, serverNow } from "./device-key";
import { deviceStore, type KeptKey } from "./device-store";
import { seal, unseal } from "./sealed-box";

/** How often the rosters of the next days are fetched anew while rosters are open. */
const AHEAD_EVERY_MS = 5 * 60_000;

/** Keep a roster, sealed. It is erased on the day after its session: by then the clinic's own record is the place to look. */
export async function keepRoster(key: KeptKey, view: RosterView): Promise<void> {
  const { sessionId, date } = view;
  const box = await seal(key.key, aboutRoster(sessionId, key.signInId), view);
  const kept = { sessionId, signInId: key.signInId, lastDay: addDays(date, 1), box };
  await (await deviceStore()).put("rosters", kept);
}

/** Take along the facilitator's rosters of the next days, unless that was done a moment ago. */
export async function keepRostersAhead(key: KeptKey, isDue = Date.now() - key.aheadAt > AHEAD_EVERY_MS): Promise<void> {
  if (!isDue) return;
  let response: Response;
  try {
    response = await fetch("/rosters/ahead", { cache: "no-store" });
  } catch {
    // No connection: what was taken along before is still there.
    return;
  }
  if (!response.ok) return;
  const { rosters } = (await response.json()) as { rosters: RosterView[] };
  for (const view of rosters) await keepRoster(key, view);
  await noteAhead();
  await eraseOld();
}

/** One roster as it was last seen, or null. */
export async function recallRoster(key: KeptKey, sessionId: string): Promise<RosterView | null> {
  const kept = await (await deviceStore()).get("rosters", sessionId);
  if (kept === undefined || kept.signInId !== key.signInId) return null;
  const view = await unseal<RosterView>(key.key, aboutRoster(sessionId, key.signInId), kept.box);
  return view === null ? null : rosterNow(view, serverNow());
}

/** Everything that can be taken here without a connection, the next first. */
export async function listKeptRosters(key: KeptKey): Promise<RosterView[]> {
  const ids = await (await deviceStore()).getAllKeys("rosters");
  const views = await Promise.all(ids.map((sessionId) => recallRoster(key, sessionId)));
  return views
    .filter((view) => view !== null)
    .sort((one, other) => (`${one.date} ${one.startTime}` < `${other.date} ${other.startTime}` ? -1 : 1));
}

async function eraseOld(): Promise<void> {
  const store = await deviceStore();
  const today = localDate(serverNow().toISOString().slice(0, 10));
  for (const { sessionId, lastDay } of await store.getAll("rosters")) {
    if (localDate(lastDay) < addDays(today, -1)) await store.delete("rosters", sessionId);
  }
}

function aboutRoster(sessionId: string, signInId: string): string {
  return `roster ${sessionId} ${signInId}`;
}
