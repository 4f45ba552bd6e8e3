import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { buildApp, isBuilt } from "./steps/build-app";
import { checkNode } from "./steps/check-node";
import { prepareDatabase } from "./steps/prepare-database";
import { step } from "./steps/progress";

/*
 * `npm start` serves the clinic's own database, `npm run demo` one with the demo clinic. Both do what is still to be
 * done (secrets, migrations, build) and nothing twice, so a second start takes seconds and keeps the data.
 */
const isDemo = process.argv.includes("--demo");
const FIRST_PORT = 3000;

async function main(): Promise<void> {
  checkNode();
  const host = process.env.HOST || "127.0.0.1";
  const port = process.env.PORT ? Number(process.env.PORT) : await freePort(host, FIRST_PORT);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error("PORT must be a number from 1 to 65535.");

  const prepared = await prepareDatabase({ isDemo });
  if (isBuilt()) process.stdout.write("The build is up to date.\n");
  else await step("Building the app (a minute or two, once for each version)", buildApp);
  await serve(host, port, prepared.accounts);
}

async function serve(host: string, port: number, accounts: readonly string[]): Promise<void> {
  const next = ["node_modules/next/dist/bin/next", "start", "-H", host, "-p", String(port)];
  const child = spawn(process.execPath, [...heap(), ...next], {
    stdio: ["ignore", "pipe", "inherit"],
    // Links in mail lead to where people open it: here, unless the operator says otherwise.
    env: { BASE_URL: `http://${host}:${port}`, ...process.env, NODE_ENV: "production" },
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
  child.stdout.on("data", (chunk: Buffer) => {
    const text = chunk.toString("utf8");
    if (!text.includes("Ready in")) return;
    const address = process.env.BASE_URL ?? `http://${host}:${port}`;
    process.stdout.write(`\nEvenkeel is ready at ${address}\n`);
    for (const line of accounts) process.stdout.write(`${line}\n`);
    process.stdout.write("\nStop it with Ctrl+C.\n");
  });
  process.exitCode = await new Promise<number>((resolve) => child.on("close", (code) => resolve(code ?? 0)));
}

/** Cap the heap unless the operator chose one: one clinic needs far less than what Node would take. */
function heap(): string[] {
  return (process.env.NODE_OPTIONS ?? "").includes("max-old-space-size") ? [] : ["--max-old-space-size=512"];
}

/** The first port from `first` on that nobody listens on. */
async function freePort(host: string, first: number): Promise<number> {
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

try {
  await main();
} catch (fault) {
  // What stops a start is for the operator to read: its sentence, not its stack.
  process.stderr.write(`\n${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exitCode = 1;
}
