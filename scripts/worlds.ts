import { WORLD_SIZES, type WorldSize } from "@/db/worlds/world-size";
import { checkNode } from "./steps/check-node";
import { ensureSettings } from "./steps/ensure-settings";

/*
 * `npm run worlds -- S`: make a world to measure on, in .bench/worlds/S.db. With `--url postgres://…` it goes there
 * instead; the database must be empty. The same size comes out the same on any day.
 */
const USAGE = "Use: npm run worlds -- S|M|L [--url file:…|postgres://…]";

async function main([size, flag, url]: readonly string[]): Promise<void> {
  checkNode();
  const isKnown = size !== undefined && size in WORLD_SIZES;
  if (!isKnown || (flag !== undefined && (flag !== "--url" || url === undefined))) throw new Error(USAGE);
  // The schema is built for one engine at import, so everything that knows it comes after this.
  process.env.DATABASE_URL = url ?? `file:.bench/worlds/${size}.db`;
  process.env.LOG_LEVEL ||= "warn";
  ensureSettings({ isDemo: false });
  const { ensureWorldFile, makeWorld } = await import("./worlds/make-world");
  if (url === undefined) return ensureWorldFile(`.bench/worlds/${size}.db`, size as WorldSize);
  const { sessions, coming, marks, seconds } = await makeWorld(url, size as WorldSize);
  process.stdout.write(
    `World ${size}: ${sessions} sessions, ${coming} to come, ${marks} marks, in ${seconds.toFixed(0)} s\n`,
  );
}

try {
  await main(process.argv.slice(2));
} catch (fault) {
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exitCode = 1;
}
