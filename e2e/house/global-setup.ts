import { chromium, type Browser, type FullConfig } from "@playwright/test";
import { execFile } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { signIn } from "../pages/sign-in";
import { AUTH_SECRET, Clinic, instantOf } from "./clinic";
import { BEGINNING, EVERYBODY, readWorld, RUN_FOLDER, signInFile, TEMPLATES, type Who, type WorldName } from "./world";

/** Builds the two databases of the run, and signs everybody in once, through the form, so that no journey has to. */
export default async function globalSetup(config: FullConfig): Promise<void> {
  rmSync(RUN_FOLDER, { recursive: true, force: true });
  mkdirSync(TEMPLATES, { recursive: true });
  await buildWorlds();
  const browser = await chromium.launch(config.projects[0]?.use.launchOptions);
  try {
    await Promise.all([signInto("clinic", EVERYBODY, browser), signInto("empty", ["admin"], browser)]);
  } finally {
    await browser.close();
  }
}

async function buildWorlds(): Promise<void> {
  const args = ["--import", "tsx", "scripts/worlds/e2e/build.ts", TEMPLATES, instantOf(BEGINNING).toISOString()];
  const env = { ...process.env, AUTH_SECRET, DATABASE_URL: "file:named-by-the-script.db" };
  await promisify(execFile)(process.execPath, args, { env });
}

async function signInto(world: WorldName, people: readonly Who[], browser: Browser): Promise<void> {
  const { emails, password } = readWorld();
  const folder = join(RUN_FOLDER, `sign-in-${world}`);
  mkdirSync(folder, { recursive: true });
  const clinic = await Clinic.serve(world, folder, join(TEMPLATES, `${world}.db`));
  try {
    const queue = [...people];
    const inTurn = async (): Promise<void> => {
      for (let who = queue.shift(); who !== undefined; who = queue.shift()) {
        const context = await browser.newContext({ baseURL: clinic.url });
        await signIn(await context.newPage(), who, emails[who], password);
        await context.storageState({ path: signInFile(world, who) });
        await context.close();
      }
    };
    await Promise.all([inTurn(), inTurn(), inTurn()]);
  } finally {
    await clinic.close();
  }
}
