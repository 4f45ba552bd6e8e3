import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Engine } from "./engine";
import { MigrationRefused } from "./migration-refused";

export interface Migration {
  /** The file's name without ".sql": "0000_foundation". */
  readonly id: string;
  readonly hash: string;
  readonly statements: readonly string[];
}

export interface AppliedMigration {
  readonly id: string;
  readonly hash: string;
}

/** The migrations that this version ships for an engine, in their order. */
export async function shippedMigrations(engine: Engine, folder?: string): Promise<Migration[]> {
  const from = folder ?? join(/* turbopackIgnore: true */ process.cwd(), "db", "migrations", engine);
  const files = (await readdir(from)).filter((file) => file.endsWith(".sql")).sort();
  if (files.length === 0) throw new Error(`No migrations in ${from}.`);
  return Promise.all(
    files.map(async (file) => {
      // A checkout may turn line ends; that is no change of the migration.
      const sql = (await readFile(join(from, file), "utf8")).replaceAll("\r\n", "\n");
      return {
        id: file.replace(/\.sql$/, ""),
        hash: createHash("sha256").update(sql).digest("hex"),
        statements: sql.split("--> statement-breakpoint").filter((statement) => statement.trim() !== ""),
      };
    }),
  );
}

/** What is still to be applied. Refuses when what was applied is not exactly the beginning of what is shipped. */
export function pendingMigrations(shipped: readonly Migration[], applied: readonly AppliedMigration[]): Migration[] {
  applied.forEach((done, place) => {
    const ours = shipped[place];
    if (ours === undefined) {
      throw new MigrationRefused(
        "newer",
        `The database was written by a newer version of Evenkeel (it has "${done.id}", which this version does not know). ` +
          "Install that version again, or restore the backup that was made before it.",
      );
    }
    if (ours.id !== done.id || ours.hash !== done.hash) {
      throw new MigrationRefused(
        "edited",
        `The migration "${ours.id}" is not the one that was applied to this database as "${done.id}". ` +
          "Migrations are never changed after a release: reinstall Evenkeel from its original files.",
      );
    }
  });
  return shipped.slice(applied.length);
}

/** Refuses when a table that was there before and is there after has not kept all of its rows, or has gained any. */
export function checkRowCounts(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): void {
  for (const [table, rows] of before) {
    const now = after.get(table);
    if (now === undefined || now === rows) continue;
    throw new MigrationRefused(
      "rows_lost",
      `Updating the database would have changed the number of rows in "${table}" from ${rows} to ${now}. ` +
        "Nothing was changed. This is a fault in Evenkeel: please report it.",
    );
  }
}

/** "failed", with the statement that failed, unless it was refused already. */
export function asRefusal(error: unknown): MigrationRefused {
  if (error instanceof MigrationRefused) return error;
  const why = error instanceof Error ? error.message : String(error);
  return new MigrationRefused("failed", `The database could not be updated and was left as it was: ${why}`, error);
}

export const MIGRATIONS_TABLE = "evenkeel_migrations";
