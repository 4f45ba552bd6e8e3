import { checkNode } from "./steps/check-node";
import { ensureSettings } from "./steps/ensure-settings";
import { step } from "./steps/progress";

/*
 * `npm run doctor [-- --demo] [-- --rebuild]`: is the database well? It looks and changes nothing, unless it is asked to
 * rebuild the stored standings, which are a copy of what the records say. It ends with 1 when something is not well.
 */
const USAGE = "Use: npm run doctor [-- --demo] [-- --rebuild]";

async function main(words: readonly string[]): Promise<boolean> {
  checkNode();
  if (words.some((word) => word !== "--demo" && word !== "--rebuild")) throw new Error(USAGE);
  process.env.LOG_LEVEL ||= "warn";
  ensureSettings({ isDemo: words.includes("--demo") });
  const url = process.env.DATABASE_URL ?? "";
  const { checkLinks, checkStandings, checkTrail, checkVersion, count } = await import("./doctor/checks");
  const { openStore } = await import("@/db/store");
  const say = ({ isWell, sentence }: { isWell: boolean; sentence: string }) => {
    process.stdout.write(`${isWell ? "well  " : "NOT WELL  "}${sentence}\n`);
    return isWell;
  };
  // Nothing else can be asked of a database of another version.
  if (!say(await checkVersion(url))) return false;
  const store = await openStore({ url });
  try {
    if (words.includes("--rebuild")) {
      const { rebuildAllStandings } = await import("@/features/standing/jobs");
      const { sealAuditTrail } = await import("@/server/audit/seal");
      const call = { actor: { kind: "system", name: "operator" } as const, now: new Date() };
      const rebuilt = await step("Rebuilding the standings", () =>
        rebuildAllStandings(store, call, "operator.rebuild-standings"),
      );
      await sealAuditTrail(store);
      process.stdout.write(`${count(rebuilt, "standing")} worked out anew.\n`);
    }
    const findings = [await checkLinks(url), await checkTrail(store), await checkStandings(store)];
    return findings.map(say).every(Boolean);
  } finally {
    await store.close();
  }
}

try {
  process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
} catch (fault) {
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exitCode = 1;
}
