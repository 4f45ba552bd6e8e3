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

const total: Count = { passed: 0, failed: 0, skipped: 0 };
const failures: string[] = [];

async function stage(title: string, args: string[], report?: { file: string; read: (json: unknown) => Count }) {
  const [program = "", ...rest] = args;
  const run = await step(title, () =>
    runProgram(process.execPath, [program, ...rest], { quiet: true, env: { ...process.env, FORCE_COLOR: "0" } }),
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
  process.stdout.write(`${run.output}\n`);
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
  await stage("Rules, commands and doors on SQLite", [...vitest, `--outputFile.json=${REPORTS}/sqlite.json`], {
    file: `${REPORTS}/sqlite.json`,
    read: fromVitest,
  });
  await stage(
    "Storage, commands and doors on PostgreSQL",
    [
      "--import",
      "tsx",
      "scripts/postgres-for-tests.ts",
      ...vitest.slice(1),
      `--outputFile.json=${REPORTS}/postgres.json`,
    ],
    { file: `${REPORTS}/postgres.json`, read: fromVitest },
  );
  if (!isBuilt()) await step("Building for production", buildApp);
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
