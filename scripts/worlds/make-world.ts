import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { asc, eq } from "drizzle-orm";
import { migrate } from "@/db/migrate";
import { refreshStatistics } from "@/db/refresh-statistics";
import { openStore, type Store } from "@/db/store";
import { enrollments } from "@/db/schema";
import { partsOf } from "@/db/worlds/bulk";
import { buildWorld, type BuiltWorld } from "@/db/worlds/build-world";
import { settleOldAlerts } from "@/db/worlds/settle-old-alerts";
import { WORLD_NOW, WORLD_ZONE, type WorldSize } from "@/db/worlds/world-size";
import { DEFAULT_POLICY } from "@/lib/policy/default-policy";
import { rebuildStandings } from "@/features/standing/commands/rebuild-standings";
import { runCommand } from "@/server/doors/run-command";
import { addDays } from "@/lib/time/local-date";
import { toLocal, zone } from "@/lib/time/zone";
import { sealAuditTrail } from "@/server/audit/seal";
import { hashPassword } from "@/server/sign-in/password-hash";
import { step } from "../steps/progress";

/** Of everybody in a measured world who may sign in. */
export const WORLD_PASSWORD = "measure twice cut once";

const BATCH = 100;

/** Makes a world of a size at `url`, which must be empty, and answers what is in it and how long it took. */
export async function makeWorld(url: string, size: WorldSize): Promise<BuiltWorld & { readonly seconds: number }> {
  const from = performance.now();
  await migrate({ url, now: new Date() });
  const passwordHash = await hashPassword(WORLD_PASSWORD);
  const policy = { ...DEFAULT_POLICY };
  const built = await step(`Filling world ${size}`, () => buildWorld({ url, size, policy, passwordHash }));
  // Counted before it is first read: without, the plans are those of an empty database.
  await refreshStatistics(url);
  const store = await openStore({ url, isThrowAway: true });
  try {
    await step("Working out everybody's standing", () => rebuildActive(store));
    const today = toLocal(WORLD_NOW, zone(WORLD_ZONE)).date;
    await settleOldAlerts(store, addDays(today, -1), WORLD_NOW);
    await sealAuditTrail(store);
  } finally {
    await store.close();
  }
  return { ...built, seconds: (performance.now() - from) / 1000 };
}

/** The same, in a file that is put in place when it is whole. An existing world is kept. */
export async function ensureWorldFile(path: string, size: WorldSize): Promise<void> {
  if (existsSync(path)) return;
  const building = `${path}.loading`;
  await mkdir(dirname(path), { recursive: true });
  for (const ending of ["", "-wal", "-shm"]) await rm(`${building}${ending}`, { force: true });
  const { sessions, coming, marks, seconds } = await makeWorld(`file:${building}`, size);
  await rename(building, path);
  const counts = `${sessions} sessions, ${coming} to come, ${marks} marks`;
  process.stdout.write(`World ${size}: ${counts}, in ${seconds.toFixed(0)} s, in ${path}\n`);
}

/** Of those in care now. Who left has none in a measured world; nobody asks for it. */
async function rebuildActive(store: Store): Promise<void> {
  const call = { actor: { kind: "system", name: "operator" } as const, now: WORLD_NOW };
  const rows = await store.reader
    .select({ id: enrollments.id })
    .from(enrollments)
    .where(eq(enrollments.status, "active"))
    .orderBy(asc(enrollments.id));
  for (const part of partsOf(rows, BATCH)) {
    const enrollmentIds = part.map(({ id }) => id);
    await runCommand(store, call, "world", (tx) => rebuildStandings(tx, call, { enrollmentIds }));
    await new Promise((resolve) => setImmediate(resolve));
  }
}
