import { DEFAULT_DATABASE_URL } from "./database-url";
import { engineOf, type Engine } from "./engine";
import { pendingMigrations, shippedMigrations, type AppliedMigration, type Migration } from "./migration-plan";
import { MigrationRefused } from "./migration-refused";

export interface MigrateOptions {
  /** "file:…" or "postgres://…"; left out: DATABASE_URL. */
  url?: string;
  now: Date;
  /** Where the copy made before an update goes; left out: "backups" beside the SQLite file. */
  backups?: string;
  /** Where the migrations are; left out: those shipped. */
  folder?: string;
}

export interface MigrationReport {
  /** The ids of what was applied now, none when the database was up to date. */
  readonly applied: readonly string[];
  /** The copy made before; null when there was nothing to lose, or on PostgreSQL. */
  readonly backup: string | null;
}

interface Migrator {
  migrate(options: {
    url: string;
    now: Date;
    backups?: string;
    shipped: readonly Migration[];
  }): Promise<MigrationReport>;
  applied(url: string): Promise<AppliedMigration[]>;
}

/**
 * Bring the database to this version: all pending migrations, or none of them. SQLite is copied first, and the copy
 * checked; on PostgreSQL, whose backups are the operator's, everything is one transaction under a lock.
 * Throws MigrationRefused when database and version do not fit, or rows would be lost.
 */
export async function migrate(options: MigrateOptions): Promise<MigrationReport> {
  const url = options.url ?? (process.env.DATABASE_URL || DEFAULT_DATABASE_URL);
  const engine = engineOf(url);
  const shipped = await shippedMigrations(engine, options.folder);
  const migrator = await migratorOf(engine);
  const report = await migrator.migrate({ url, now: options.now, backups: options.backups, shipped });
  await checkMigrations({ url, folder: options.folder });
  return report;
}

/** Throws MigrationRefused unless exactly the shipped migrations are applied. Changes nothing. */
export async function checkMigrations(options: { url?: string; folder?: string } = {}): Promise<void> {
  const url = options.url ?? (process.env.DATABASE_URL || DEFAULT_DATABASE_URL);
  const engine = engineOf(url);
  const shipped = await shippedMigrations(engine, options.folder);
  const migrator = await migratorOf(engine);
  const pending = pendingMigrations(shipped, await migrator.applied(url));
  if (pending.length === 0) return;
  throw new MigrationRefused(
    "pending",
    pending.length === shipped.length
      ? "The database has not been set up yet."
      : `The database is older than this version of Evenkeel: ${pending.length} of ${shipped.length} updates are missing.`,
  );
}

async function migratorOf(engine: Engine): Promise<Migrator> {
  return engine === "postgres" ? import("./migrate-postgres") : import("./migrate-sqlite");
}
