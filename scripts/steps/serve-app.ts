import { spawn, type ChildProcess } from "node:child_process";
import { createServer } from "node:net";

export interface ServedApp {
  readonly child: ChildProcess;
  readonly address: string;
  /** Resolves when requests are taken; rejects, with what it said, when it ended before. */
  readonly ready: Promise<void>;
  /** Resolves with the exit code. */
  readonly ended: Promise<number>;
}

/** Serve the production build. It is stopped by its own process, never by a name. */
export function serveApp(host: string, port: number, env: NodeJS.ProcessEnv = process.env): ServedApp {
  const next = ["node_modules/next/dist/bin/next", "start", "-H", host, "-p", String(port)];
  const child = spawn(process.execPath, [...heap(env), ...next], {
    stdio: ["ignore", "pipe", "pipe"],
    // Links in mail lead to where people open it: here, unless the operator says otherwise.
    env: { BASE_URL: `http://${host}:${port}`, ...env, NODE_ENV: "production" },
  });
  let said = "";
  const ended = new Promise<number>((resolve) =>
    child.on("close", (code, signal) => resolve(code ?? (signal === null ? 1 : 0))),
  );
  const ready = new Promise<void>((resolve, reject) => {
    child.on("error", reject);
    child.stderr?.on("data", (chunk: Buffer) => (said = `${said}${chunk.toString("utf8")}`.slice(-4000)));
    child.stdout?.on("data", (chunk: Buffer) => {
      const text = chunk.toString("utf8");
      said = `${said}${text}`.slice(-4000);
      if (text.includes("Ready in")) resolve();
    });
    void ended.then(() => reject(new Error(`The app ended before it was ready:\n${said}`)));
  });
  return { child, address: `http://${host}:${port}`, ready, ended };
}

/** Cap the heap unless the operator chose one: one clinic needs far less than what Node would take. */
function heap(env: NodeJS.ProcessEnv): string[] {
  return (env.NODE_OPTIONS ?? "").includes("max-old-space-size") ? [] : ["--max-old-space-size=512"];
}

/** The first port from `first` on that nobody listens on. */
export async function freePort(host: string, first: number): Promise<number> {
  for (let port = first; port < first + 50; port++) if (await isFree(host, port)) return port;
  throw new Error(`No free port from ${first} to ${first + 49}. Set PORT to one.`);
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}
