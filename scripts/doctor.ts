import { checkNode } from "./steps/check-node";
import { ensureSettings } from "./steps/ensure-settings";

/*
 * `npm run doctor`: is the database what it should be? Migrations, foreign keys, the audit trail's chain, and every
 * stored standing against one worked out from the records. `--rebuild` stores them anew. It changes nothing otherwise.
 */
const USAGE = "Use: npm run doctor [-- --rebuild]";

interface Finding {
  readonly isWell: boolean;
  readonly sentence: string;
}

async function main(words: readonly string[]): Promise<void> {
  checkNode();
  if (words.some((word) => word !== "--rebuild")) throw new Error(USAGE);
  process.env.LOG_LEVEL ||= "warn";
  ensureSettings({ isDemo: false });
  // The schema is built for one engine at import, so everything that knows it comes after the settings.
  const { openStore } = await import("@/db/store");
  const { checkMigrations } = await import("@/db/migrate");
  const { listBrokenReferences } = await import("@/db/broken-references");
  const url = process.env.DATABASE_URL ?? "";
  await checkMigrations({ url });
  say({ isWell: true, sentence: "The database fits this version of Evenkeel." });
  const broken = await listBrokenReferences(url);
  say({
    isWell: broken.length === 0,
    sentence:
      broken.length === 0 ? "Every reference leads somewhere." : `References lead nowhere: ${broken.join(", ")}.`,
  });
  const store = await openStore({ url });
  try {
    const { verifyAuditTrail } = await import("@/server/audit/verify");
    const verdict = await verifyAuditTrail(store.reader);
    say({
      isWell: verdict.isWhole,
      sentence: verdict.isWhole
        ? `The audit trail is whole: ${verdict.sealed.toLocaleString("en-US")} sealed entries.`
        : `The audit trail is not what was sealed: entry ${verdict.seq} was ${verdict.kind}.`,
    });
    const { findStandingsThatDiffer } = await import("@/features/standing/queries/standings-that-differ");
    const { checked, differ } = await findStandingsThatDiffer(store.reader);
    say({
      isWell: differ.length === 0,
      sentence:
        differ.length === 0
          ? `All ${checked.toLocaleString("en-US")} stored standings are what the records say.`
          : `${differ.length} of ${checked} stored standings are not what the records say. Run: npm run doctor -- --rebuild`,
    });
    if (!words.includes("--rebuild")) return;
    const { rebuildAllStandings } = await import("@/features/standing/jobs");
    const call = { actor: { kind: "system", name: "operator" } as const, now: new Date() };
    const rebuilt = await rebuildAllStandings(store, call, "operator.rebuild-standings");
    process.stdout.write(`  ${rebuilt} standings were worked out anew.\n`);
  } finally {
    await store.close();
  }
}

function say({ isWell, sentence }: Finding): void {
  process.stdout.write(`${isWell ? "ok   " : "NOT  "}${sentence}\n`);
  if (!isWell) process.exitCode = 1;
}

try {
  await main(process.argv.slice(2));
} catch (fault) {
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exitCode = 1;
}
