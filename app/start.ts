import { MigrationRefused } from "@/db/migration-refused";
import { openTheStore } from "@/db/store";
import { environment, EnvironmentError } from "@/server/env";
import { startBackgroundWork } from "@/server/jobs/start";
import { nobodysHash } from "@/server/sign-in/password-hash";
import { BACKGROUND_WORK } from "./background";

/** What has to stand before the first request: the settings, the database, the work beside the requests. */
export async function start(): Promise<void> {
  try {
    const settings = environment();
    const store = await openTheStore();
    await nobodysHash();
    if (settings.EVENKEEL_JOBS === "on") startBackgroundWork(store, BACKGROUND_WORK);
  } catch (error) {
    if (!(error instanceof EnvironmentError || error instanceof MigrationRefused)) throw error;
    // For the operator: what to set, and not a stack.
    process.stderr.write(`Evenkeel cannot start.\n${error.message}\n`);
    process.exit(1);
  }
}
