import { checkNode } from "./steps/check-node";
import { prepareDatabase } from "./steps/prepare-database";

/*
 * Fill an empty database with the demo clinic and stop: DATABASE_URL=file:/path/x.db npx tsx scripts/load-demo.ts
 * [--now 2026-11-18T15:42:00Z]. `npm run demo` does the same and then serves it.
 */
async function main(words: readonly string[]): Promise<void> {
  checkNode();
  const at = words.indexOf("--now");
  const now = at < 0 ? new Date() : new Date(words[at + 1] ?? "");
  if (Number.isNaN(now.getTime())) throw new Error("--now takes an instant, such as 2026-11-18T15:42:00Z.");
  const { accounts } = await prepareDatabase({ isDemo: true, now });
  for (const line of accounts) process.stdout.write(`${line}\n`);
}

try {
  await main(process.argv.slice(2));
} catch (fault) {
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exitCode = 1;
}
