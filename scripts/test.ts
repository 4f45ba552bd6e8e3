import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { buildApp, isBuilt } from "./steps/build-app";
import { checkNode } from "./steps/check-node";
import { ensureTestTools } from "./steps/ensure-test-tools";
import { step } from "./steps/progress";
import { runProgram } from "./steps/run-program";

/**
 * `npm test`: bring what the tests need, run all of them, and close with one line that adds the runners up. Each stage
 * runs even when an earlier one failed, so that one run tells everything.
 */
const REPORTS = ".test";

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const MOST_OUTPUT = 40_000;

const total: Count = { passed: 0, failed: 0, skipped: 0 };
const failures: string[] = [];

interface Report {
  readonly file: string;
  readonly read: (json: unknown) => Count;
}

async function stage(title: string, args: string[], report?: Report, zone?: string): Promise<void> {
  const [program = "", ...rest] = args;
  const run = await step(title, () =>
    runProgram(process.execPath, [program, ...rest], {
      quiet: true,
      env: { ...process.env, FORCE_COLOR: "0", ...(zone === undefined ? {} : { TZ: zone }) },
    }),
  );
  const count = report === undefined ? null : readCount(report.file, report.read);
  if (count !== null) {
    total.passed += count.passed;
    total.failed += count.failed;
    total.skipped += count.skipped;
    process.stdout.write(`  ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped\n`);
  }
  if (run.code === 0 && (report === undefined || (count !== null && count.passed > 0))) return;
  if (count === null || count.failed === 0) total.failed += 1;
  failures.push(title);
  // What failed is told last by every runner.
  process.stdout.write(`${run.output.slice(-MOST_OUTPUT)}\n`);
}

function readCount(file: string, read: (json: unknown) => Count): Count | null {
  return existsSync(file) ? read(JSON.parse(readFileSync(file, "utf8"))) : null;
}

function fromVitest(json: unknown): Count {
  const report = json as { numPassedTests: number; numFailedTests: number; numPendingTests: number };
  return { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests };
}

function fromPlaywright(json: unknown): Count {
  const { stats } = json as { stats: { expected: number; unexpected: number; flaky: number; skipped: number } };
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
}

/** The journeys need a production build; one that fails is a failure like any other. */
async function build(): Promise<void> {
  if (isBuilt()) return;
  try {
    await step("Building for production", buildApp);
  } catch (fault) {
    total.failed += 1;
    failures.push("Building for production");
    process.stdout.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
  }
}

async function main(): Promise<void> {
  checkNode();
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  const missing = await step("Checking for Chromium and PostgreSQL", ensureTestTools);
  for (const sentence of missing) process.stdout.write(`  ${sentence}\n`);

  await stage("Types of the routes", ["node_modules/next/dist/bin/next", "typegen"]);
  await stage("Types", ["node_modules/typescript/bin/tsc", "--noEmit"]);
  await stage("Lint", ["node_modules/eslint/bin/eslint.js", "."]);
  const vitest = ["node_modules/vitest/vitest.mjs", "run", "--reporter=default", "--reporter=json"];
  // The two lanes run in two time zones of the machine, half a day apart: no answer may depend on it.
  const sqlite = `${REPORTS}/sqlite.json`;
  await stage(
    "Rules, commands and doors on SQLite, the machine in UTC",
    [...vitest, `--outputFile.json=${sqlite}`],
    { file: sqlite, read: fromVitest },
    "UTC",
  );
  const postgres = `${REPORTS}/postgres.json`;
  const onPostgres = ["--import", "tsx", "scripts/postgres-for-tests.ts", ...vitest.slice(1), "--project", "store"];
  await stage(
    "Storage, commands and doors on PostgreSQL, the machine in Auckland",
    [...onPostgres, `--outputFile.json=${postgres}`],
    { file: postgres, read: fromVitest },
    "Pacific/Auckland",
  );
  await build();
  await stage("Journeys in Chromium", ["node_modules/@playwright/test/cli.js", "test"], {
    file: `${REPORTS}/e2e.json`,
    read: fromPlaywright,
  });

  if (failures.length > 0) process.stdout.write(`\nFailed: ${failures.join("; ")}\n`);
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${skipped}\n`);
  process.exitCode = failures.length > 0 || total.passed === 0 ? 1 : 0;
}

await main();
