import { existsSync } from "node:fs";
import { DEFAULT_DATABASE_URL } from "@/db/database-url";
import { ensureSecrets } from "@/server/secrets";

export const DEMO_DATABASE_URL = "file:./data/demo.db";
const SECRETS_FILE = "data/secrets.env";
const SETTINGS_FILE = ".env";

/**
 * Settles, before anything opens the database, what the settings of this process are: those of the shell first, then
 * the file .env, then defaults. A missing secret is made, and kept in a file for its owner alone.
 */
export function ensureSettings({ isDemo }: { readonly isDemo: boolean }): void {
  if (existsSync(SETTINGS_FILE)) process.loadEnvFile(SETTINGS_FILE);
  // The schema is built for one engine when it is first imported, so this is said before anything of db/ is.
  process.env.DATABASE_URL ||= isDemo ? DEMO_DATABASE_URL : DEFAULT_DATABASE_URL;
  process.env.AUTH_SECRET ||= ensureSecrets(SECRETS_FILE).AUTH_SECRET;
}
