import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { postgresBin } from "./steps/ensure-test-tools";

/**
 * `npm run test:postgres -- db features`: start a throw-away PostgreSQL on a free port of this machine, run vitest (or,
 * with `--command`, any program) against it, and take it away again, whatever happened.
 */
const args = process.argv.slice(2);
const [program = "", ...rest] =
  args[0] === "--command" ? args.slice(1) : [process.execPath, "node_modules/vitest/vitest.mjs", ...args];

/** PostgreSQL refuses to run as root, so there it runs as the user that Debian's package made for it. */
function owner(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const ask = (flag: string) => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: ask("-u"), gid: ask("-g") };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.on("error", () => resolve(127));
    child.on("exit", (code, signal) => resolve(code ?? (signal === null ? 1 : 130)));
  });
}

function makeCluster(bin: string, folder: string, as: { uid: number; gid: number } | undefined): string {
  const data = join(folder, "data");
  const version = Number(/\d+/.exec(execFileSync(`${bin}/initdb`, ["--version"], { encoding: "utf8" }))?.[0] ?? 0);
  // An order of text that is not the order of bytes, as on most servers, so that nothing can lean on either.
  const order = version >= 15 ? ["--locale-provider=icu", "--icu-locale=en-US", "--locale=C"] : ["--locale=C"];
  execFileSync(
    `${bin}/initdb`,
    ["-D", data, "-U", "evenkeel", "-A", "trust", "-E", "UTF8", "--no-sync", "--no-instructions", ...order],
    { ...as, cwd: folder, stdio: ["ignore", "ignore", "inherit"] },
  );
  return data;
}

function startServer(bin: string, data: string, folder: string, port: number, as: ReturnType<typeof owner>) {
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: folder,
    max_connections: 300,
    // Nothing here has to outlive a power cut.
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
    autovacuum: "off",
    wal_level: "minimal",
    max_wal_senders: 0,
    // What goes wrong is part of many tests; only what the server itself cannot do is worth a line.
    log_min_messages: "fatal",
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  return spawn(`${bin}/postgres`, ["-D", data, "-p", String(port), ...options], {
    ...as,
    cwd: folder,
    stdio: ["ignore", "inherit", "inherit"],
  });
}

/** Asks the server's own tool until it says that connections are taken; false when the server ended instead. */
async function becomesReady(bin: string, port: number, server: ChildProcess): Promise<boolean> {
  for (let tries = 0; tries < 300 && server.exitCode === null; tries++) {
    const probe = spawn(
      `${bin}/pg_isready`,
      ["-q", "-h", "127.0.0.1", "-p", String(port), "-U", "evenkeel", "-d", "postgres"],
      { stdio: "ignore" },
    );
    if ((await ended(probe)) === 0) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

async function main(): Promise<number> {
  const bin = postgresBin();
  if (bin === null) {
    process.stderr.write(
      "PostgreSQL's server is not installed, so nothing was tested on it. On Debian: apt-get install postgresql. " +
        "Elsewhere: set PG_BIN to the folder of initdb and postgres.\n",
    );
    return 1;
  }
  const as = owner();
  const folder = mkdtempSync(join(tmpdir(), "evenkeel-postgres-"));
  if (as !== undefined) chownSync(folder, as.uid, as.gid);
  let server: ChildProcess | undefined;
  try {
    const port = await freePort();
    server = startServer(bin, makeCluster(bin, folder, as), folder, port, as);
    if (!(await becomesReady(bin, port, server))) {
      process.stderr.write("The PostgreSQL for the tests did not start; its own words are above.\n");
      return 1;
    }
    const url = `postgres://evenkeel@127.0.0.1:${port}/postgres`;
    const child = spawn(program, rest, {
      env: { ...process.env, DATABASE_URL: url, EVENKEEL_TEST_POSTGRES: url },
      stdio: "inherit",
    });
    // Asked to stop, stop the tests first; the server goes after them.
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
    return await ended(child);
  } finally {
    if (server !== undefined && server.exitCode === null) {
      const gone = ended(server);
      // Its "fast" shutdown: connections are cut, nothing is waited for.
      server.kill("SIGINT");
      await gone;
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = await main();
