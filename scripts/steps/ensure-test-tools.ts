import { existsSync, readdirSync } from "node:fs";
import { runProgram } from "./run-program";

const CHROMIUM_PATHS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const POSTGRES_ROOT = "/usr/lib/postgresql";

/** The browser the journeys run in: CHROMIUM_PATH, or the system's. Null: none. */
export function chromiumPath(): string | null {
  return [process.env.CHROMIUM_PATH ?? "", ...CHROMIUM_PATHS].find((path) => path !== "" && existsSync(path)) ?? null;
}

/** The folder with PostgreSQL's `initdb` and `pg_ctl`: PG_BIN, or the newest of the system's. Null: none. */
export function postgresBin(): string | null {
  const versions = existsSync(POSTGRES_ROOT) ? readdirSync(POSTGRES_ROOT).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [process.env.PG_BIN ?? "", ...versions.map((version) => `${POSTGRES_ROOT}/${version}/bin`)];
  return folders.find((folder) => folder !== "" && existsSync(`${folder}/initdb`)) ?? null;
}

/**
 * Install Debian's Chromium and PostgreSQL where they are absent and apt is there. What is still missing afterwards
 * comes back as plain sentences; the stage that needs it then fails by itself.
 */
export async function ensureTestTools(): Promise<string[]> {
  const wanted = [...(chromiumPath() === null ? ["chromium"] : []), ...(postgresBin() === null ? ["postgresql"] : [])];
  if (wanted.length > 0) await install(wanted);
  const missing: string[] = [];
  if (chromiumPath() === null) {
    missing.push("Chromium is missing: install it, or set CHROMIUM_PATH to it. The journeys need it.");
  }
  if (postgresBin() === null) {
    missing.push("PostgreSQL's server is missing: install it, or set PG_BIN to the folder of initdb and pg_ctl.");
  }
  return missing;
}

async function install(packages: readonly string[]): Promise<void> {
  if (!existsSync("/usr/bin/apt-get")) return;
  const isRoot = process.getuid?.() === 0;
  const asRoot = (args: readonly string[]): [string, string[]] =>
    isRoot ? ["apt-get", [...args]] : ["sudo", ["-n", "apt-get", ...args]];
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const quiet = { env, quiet: true };
  process.stdout.write(`\n  Installing ${packages.join(" and ")} …\n`);
  await runProgram(...asRoot(["update", "-q"]), quiet);
  const run = await runProgram(...asRoot(["install", "-y", "-q", "--no-install-recommends", ...packages]), quiet);
  if (run.code !== 0) process.stdout.write(`  apt could not install them:\n${run.output.slice(-2000)}\n`);
}
