import { rename, rm } from "node:fs/promises";
import type { Instant } from "@/lib/time/zone";
import { step } from "./progress";

/** Everybody's password in the demo clinic. It is printed at every start, and holds nothing but invented people. */
export const DEMO_PASSWORD = "steady keel demo";

/**
 * Fills an empty database with the demo clinic and answers who may sign in. On SQLite it is built in a file beside and
 * put in place when it is whole, so that a load that was interrupted leaves nothing behind.
 */
export async function fillWithDemo(now: Instant): Promise<string[]> {
  const url = process.env.DATABASE_URL ?? "";
  // The log is the serving app's; here the steps speak for themselves.
  const logLevel = process.env.LOG_LEVEL;
  process.env.LOG_LEVEL = "warn";
  try {
    await build(url, now);
  } finally {
    if (logLevel === undefined) delete process.env.LOG_LEVEL;
    else process.env.LOG_LEVEL = logLevel;
  }
  return demoAccountLines();
}

async function build(url: string, now: Instant): Promise<void> {
  const { engineOf } = await import("@/db/engine");
  if (engineOf(url) === "postgres") await load(url, now);
  else {
    const { sqlitePathOf } = await import("@/db/sqlite-file");
    const path = sqlitePathOf(url);
    await removeFile(`${path}.loading`);
    await load(`file:${path}.loading`, now);
    await removeFile(path);
    await rename(`${path}.loading`, path);
  }
}

async function load(url: string, now: Instant): Promise<void> {
  const { migrate } = await import("@/db/migrate");
  const { openStore } = await import("@/db/store");
  const { refreshStatistics } = await import("@/db/refresh-statistics");
  const { hashPassword } = await import("@/server/sign-in/password-hash");
  const { loadDemoWorld } = await import("../worlds/demo/demo-world");
  await migrate({ url, now: new Date() });
  const store = await openStore({ url, isThrowAway: true });
  try {
    await step("Living the demo clinic's last twelve weeks, day by day (about a minute, once)", async () => {
      const passwordHash = await hashPassword(DEMO_PASSWORD);
      await loadDemoWorld(store, { now, passwordHash, onDay: sayWeeks });
    });
  } finally {
    await store.close();
  }
  await refreshStatistics(url);
  await flush(url);
}

/** Commands follow each other without a pause; this lets the line on the screen move. */
async function sayWeeks(day: number, days: number): Promise<void> {
  if (day % 21 === 0) process.stdout.write(`  day ${day} of ${days}\n`);
  await new Promise((resolve) => setImmediate(resolve));
}

/** Built without waiting for the disk; before it is served, all of it is on it. */
async function flush(url: string): Promise<void> {
  const { engineOf } = await import("@/db/engine");
  if (engineOf(url) === "postgres") return;
  const { openSqliteFile, sqlitePathOf } = await import("@/db/sqlite-file");
  const connection = await openSqliteFile(sqlitePathOf(url));
  try {
    connection.pragma("synchronous = FULL");
    connection.pragma("wal_checkpoint(TRUNCATE)");
  } finally {
    connection.close();
  }
}

async function removeFile(path: string): Promise<void> {
  for (const ending of ["", "-wal", "-shm"]) await rm(`${path}${ending}`, { force: true });
}

/** Who may sign in to the demo, for the screen. */
export async function demoAccountLines(): Promise<string[]> {
  const { DEMO_ACCOUNTS } = await import("../worlds/demo/demo-accounts");
  const widest = Math.max(...DEMO_ACCOUNTS.map(({ email }) => email.length));
  return [
    `Demo accounts, all with the password "${DEMO_PASSWORD}":`,
    ...DEMO_ACCOUNTS.map(({ email, who }) => `  ${email.padEnd(widest)}  ${who}`),
    'Clients and families choose "Client or family" on the sign-in page.',
  ];
}
