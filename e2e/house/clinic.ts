import { spawn, type ChildProcess } from "node:child_process";
import { copyFileSync, createWriteStream, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { localDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";
import { toInstant, zone } from "@/lib/time/zone";
import { BEGINNING, TEMPLATES, type WorldName } from "./world";

/** Seals the cookies of every clinic of the run, so that a sign-in made once is good in all of them. */
export const AUTH_SECRET = "a secret for browser journeys, and for nothing else";
const ZONE = zone("America/New_York");
const START_MS = 120_000;

/** A clinic of one's own: a copy of a prepared database, a clock to set, and the production server over both. */
export class Clinic {
  private constructor(
    readonly url: string,
    readonly world: WorldName,
    private readonly folder: string,
    private readonly database: string,
    private server: ChildProcess,
  ) {}

  static async open(world: WorldName, folder: string): Promise<Clinic> {
    mkdirSync(folder, { recursive: true });
    for (const end of ["", "-wal"]) {
      const from = `${join(TEMPLATES, `${world}.db`)}${end}`;
      if (existsSync(from)) copyFileSync(from, `${join(folder, "clinic.db")}${end}`);
    }
    return Clinic.serve(world, folder, join(folder, "clinic.db"));
  }

  /** Serves a database file where it lies. */
  static async serve(world: WorldName, folder: string, database: string): Promise<Clinic> {
    const port = await freePort();
    writeFileSync(join(folder, "clock"), instantOf(BEGINNING).toISOString());
    const url = `http://127.0.0.1:${port}`;
    const clinic = new Clinic(url, world, folder, database, startServer(url, folder, database));
    try {
      await clinic.isServing();
      return clinic;
    } catch (fault) {
      await clinic.close();
      throw fault;
    }
  }

  get log(): string {
    return join(this.folder, "server.log");
  }

  /** Turns the clinic's clock to a wall clock of its own: "2026-11-19T09:10". */
  at(wall: string): Date {
    const instant = instantOf(wall);
    writeFileSync(join(this.folder, "clock"), instant.toISOString());
    return instant;
  }

  /** The server comes back at its old address, over the same database, as after an update or a power cut. */
  async startAgain(): Promise<void> {
    this.server = startServer(this.url, this.folder, this.database);
    await this.isServing();
  }

  async close(): Promise<void> {
    if (this.server.exitCode !== null || this.server.signalCode !== null) return;
    const closed = new Promise((done) => this.server.once("close", done));
    this.server.kill("SIGTERM");
    const patience = setTimeout(() => this.server.kill("SIGKILL"), 5000);
    await closed;
    clearTimeout(patience);
  }

  private async isServing(): Promise<void> {
    const until = Date.now() + START_MS;
    while (Date.now() < until) {
      if (this.server.exitCode !== null) throw new Error(`The server ended at its start; see ${this.log}.`);
      const answer = await fetch(`${this.url}/sign-in`).catch(() => null);
      if (answer?.ok) return;
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error(`The server did not answer in ${START_MS / 1000} s; see ${this.log}.`);
  }
}

function startServer(url: string, folder: string, database: string): ChildProcess {
  const mode = process.env.E2E_DEV === "1" ? "dev" : "start";
  const server = spawn(
    process.execPath,
    ["node_modules/next/dist/bin/next", mode, "-H", "127.0.0.1", "-p", new URL(url).port],
    {
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        NODE_ENV: mode === "dev" ? "development" : "production",
        NODE_OPTIONS: "--max-old-space-size=512",
        DATABASE_URL: `file:${resolve(database)}`,
        AUTH_SECRET,
        BASE_URL: url,
        SMTP_URL: "",
        EVENKEEL_TEST_CLOCK: resolve(folder, "clock"),
      },
    },
  );
  const log = createWriteStream(join(folder, "server.log"), { flags: "a" });
  server.stdout?.pipe(log);
  server.stderr?.pipe(log);
  return server;
}

/** The instant of a wall clock of the clinic. */
export function instantOf(wall: string): Date {
  return toInstant(localDate(wall.slice(0, 10)), localTime(wall.slice(11, 16)), ZONE);
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (typeof address === "object" && address ? done(address.port) : fail(new Error("No port."))));
    });
  });
}
