import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { buildApp, isBuilt } from "./steps/build-app";
import { checkNode } from "./steps/check-node";
import { prepareDatabase } from "./steps/prepare-database";
import { step } from "./steps/progress";
import { freePort, serveApp } from "./steps/serve-app";

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
  // The log goes to whoever runs the server; of the demo only what went wrong is worth a line.
  if (isDemo) process.env.LOG_LEVEL ||= "warn";
  const app = serveApp(host, port);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => app.child.kill(signal));
  await app.ready;
  if (app.child.stdout !== null) passLogOn(app.child.stdout);
  app.child.stderr?.pipe(process.stderr);
  process.stdout.write(`\nEvenkeel is ready at ${process.env.BASE_URL ?? app.address}\n`);
  for (const line of accounts) process.stdout.write(`${line}\n`);
  process.stdout.write("\nStop it with Ctrl+C.\n");
  process.exitCode = await app.ended;
}

/** The app's own log is lines of JSON; what the framework says of itself would only push the accounts off the screen. */
function passLogOn(from: Readable): void {
  createInterface({ input: from }).on("line", (line) => {
    if (line.startsWith("{")) process.stdout.write(`${line}\n`);
  });
}

try {
  await main();
} catch (fault) {
  // What stops a start is for the operator to read: its sentence, not its stack.
  process.stderr.write(`\n${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exitCode = 1;
}
