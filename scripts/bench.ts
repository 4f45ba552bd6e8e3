import { randomBytes } from "node:crypto";
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { spawn } from "node:child_process";
import { WORLD_CLIENT, WORLD_DIRECTOR, WORLD_NOW, WORLD_SIZES, type WorldSize } from "@/db/worlds/world-size";
import { measureMarkToAlert } from "./bench/mark-to-alert";
import { countQueries } from "./bench/count-queries";
import { captureNavigation, measureFirstLoads } from "./bench/first-load";
import { memoryMiB } from "./bench/process-cost";
import { runRounds, type Served } from "./bench/rounds";
import { resultJson, resultText, type BenchResult, type RequestsResult } from "./bench/say-result";
import { signIn } from "./bench/sign-in";
import { listWorks, type Work } from "./bench/works";
import { buildApp, isBuilt } from "./steps/build-app";
import { checkNode } from "./steps/check-node";
import { step } from "./steps/progress";
import { freePort, serveApp } from "./steps/serve-app";

/*
 * `npm run bench -- --size S [--rounds 5] [--without-browser]`: what requests of the production build cost, each beside
 * two floors of the same run. It changes nothing but .bench/, and is no part of the tests.
 */
const USAGE = "Use: npm run bench -- --size S|M|L [--rounds 5] [--without-browser]";
const HOST = "127.0.0.1";
const RUN = ".bench/run";

interface Options {
  readonly size: WorldSize;
  readonly rounds: number;
  readonly withBrowser: boolean;
}

function readOptions(words: readonly string[]): Options {
  const valueOf = (flag: string) => (words.includes(flag) ? words[words.indexOf(flag) + 1] : undefined);
  const size = valueOf("--size") ?? "S";
  const rounds = Number(valueOf("--rounds") ?? 5);
  if (!(size in WORLD_SIZES) || !Number.isInteger(rounds) || rounds < 1 || rounds > 50) throw new Error(USAGE);
  return { size: size as WorldSize, rounds, withBrowser: !words.includes("--without-browser") };
}

async function main(): Promise<void> {
  checkNode();
  const { size, rounds, withBrowser } = readOptions(process.argv.slice(2));
  const world = `.bench/worlds/${size}.db`;
  const database = `${RUN}/${size}.db`;
  // The schema is built for an engine at import, so this is said before anything that opens a database is loaded.
  process.env.DATABASE_URL = `file:${database}`;
  process.env.AUTH_SECRET = randomBytes(48).toString("base64url");
  process.env.LOG_LEVEL = "error";
  const { ensureWorldFile, WORLD_PASSWORD } = await import("./worlds/make-world");
  await ensureWorldFile(world, size);
  if (!isBuilt()) await step("Building the app", buildApp);
  mkdirSync(RUN, { recursive: true });
  // Copies, because marks are saved: one with what the world does not have, and from it one for each round of work.
  const prepared = `${RUN}/${size}-prepared.db`;
  copyDatabase(world, prepared);
  const subjects = await readSubjects(`file:${prepared}`);
  copyDatabase(prepared, database);
  writeFileSync(`${RUN}/clock`, `${WORLD_NOW.toISOString()} running`);
  const people = {
    staff: { email: WORLD_DIRECTOR, password: WORLD_PASSWORD },
    client: { email: WORLD_CLIENT, password: WORLD_PASSWORD },
  };
  const worksFor = async (origin: string): Promise<Work[]> => {
    const cookies = {
      staff: await signIn(origin, { as: "staff", ...people.staff }),
      client: await signIn(origin, { as: "client", ...people.client }),
    };
    const calendar = `/schedule?site=${subjects.siteId}`;
    const navigation = withBrowser ? await captureNavigation(origin, calendar, people.staff) : null;
    return listWorks(subjects, cookies, origin, navigation);
  };

  const queries = await withApp({ EVENKEEL_JOBS: "off", EVENKEEL_COUNT_QUERIES: `${RUN}/queries.json` }, async (app) =>
    countQueries(await worksFor(app.origin), app, `${RUN}/queries.json`),
  );
  // The counting has corrected marks; the rounds begin with those of the world again.
  copyDatabase(prepared, database);
  const requests = await withApp({}, (app) =>
    withBare(async (bare): Promise<RequestsResult> => {
      const works = await worksFor(app.origin);
      const idle = memoryMiB(app.pid);
      const measured = await runRounds(works, { app, bare }, rounds, (round) =>
        process.stdout.write(round === 0 ? "Warming up\n" : `Round ${round} of ${rounds}\n`),
      );
      const after = memoryMiB(app.pid);
      const loads = withBrowser
        ? await step("First loads in Chromium", () => measureFirstLoads(works, app.origin, people))
        : null;
      return {
        size,
        rounds,
        ...measured,
        queries,
        loads,
        memory: { idle: idle.now, after: after.now, most: after.most },
      };
    }),
  );
  // Each on the world as it was, with nothing else running.
  copyDatabase(prepared, database);
  const markToAlert = await withApp({}, async (app) =>
    measureMarkToAlert(app, subjects.rosters, await signIn(app.origin, { as: "staff", ...people.staff })),
  );
  copyDatabase(prepared, database);
  const { measureStandings } = await import("./bench/standing-speed");
  const standings = await step("Working out every standing", () => measureStandings(`file:${database}`));
  copyDatabase(prepared, database);
  const { measureSimulator } = await import("./bench/simulator-speed");
  const simulator = await step("Trying a policy on 90 days", () => measureSimulator(`file:${database}`));
  const result: BenchResult = { ...requests, markToAlert, standings, simulator };
  const file = `.bench/${size}-${new Date().toISOString().replaceAll(/[:.]/g, "-")}.json`;
  writeFileSync(
    file,
    JSON.stringify({ ...resultJson(result), cpus: cpus()[0]?.model, node: process.version }, null, 2),
  );
  process.stdout.write(`\n${resultText(result)}\n\nAll figures: ${file}\n`);
}

/** Both files are closed: everything is in them. */
function copyDatabase(from: string, to: string): void {
  for (const ending of ["", "-wal", "-shm"]) rmSync(`${to}${ending}`, { force: true });
  copyFileSync(from, to);
}

async function readSubjects(url: string) {
  const { openStore } = await import("@/db/store");
  const { findSubjects } = await import("./bench/subjects");
  const store = await openStore({ url });
  try {
    return await findSubjects(store);
  } finally {
    await store.close();
  }
}

async function withApp<Value>(
  env: Readonly<Record<string, string>>,
  work: (app: Served) => Promise<Value>,
): Promise<Value> {
  const port = await freePort(HOST, 3400);
  const app = serveApp(HOST, port, { ...process.env, EVENKEEL_TEST_CLOCK: `${RUN}/clock`, ...env });
  try {
    await app.ready;
    return await work({ origin: app.address, pid: app.child.pid ?? 0 });
  } finally {
    app.child.kill("SIGTERM");
    await app.ended;
  }
}

async function withBare<Value>(work: (bare: Served) => Promise<Value>): Promise<Value> {
  const port = await freePort(HOST, 3500);
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/bench/bare-server.ts"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, PORT: String(port), NODE_ENV: "production" },
  });
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
  try {
    await new Promise<void>((resolve, reject) => {
      child.stdout.once("data", () => resolve());
      child.on("error", reject);
      void ended.then(() => reject(new Error("The bare server did not start.")));
    });
    return await work({ origin: `http://${HOST}:${port}`, pid: child.pid ?? 0 });
  } finally {
    child.kill("SIGTERM");
    await ended;
  }
}

try {
  await main();
} catch (fault) {
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exitCode = 1;
}
