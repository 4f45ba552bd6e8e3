import { chmodSync, closeSync, existsSync, mkdirSync, openSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type BetterSqlite3 from "better-sqlite3";
import type { MigrationReport } from "./migrate";
import {
  asRefusal,
  checkRowCounts,
  MIGRATIONS_TABLE,
  pendingMigrations,
  type AppliedMigration,
  type Migration,
} from "./migration-plan";
import { MigrationRefused } from "./migration-refused";
import { openSqliteFile, sqlitePathOf } from "./sqlite-file";

interface Options {
  url: string;
  now: Date;
  backups?: string;
  shipped: readonly Migration[];
}

export async function migrate({ url, now, backups, shipped }: Options): Promise<MigrationReport> {
  const path = sqlitePathOf(url);
  makePrivate(path);
  const connection = await openSqliteFile(path);
  try {
    connection.pragma("journal_mode = WAL");
    // Inside a transaction this is ignored, and a table that is rebuilt would take its children's links with it.
    connection.pragma("foreign_keys = OFF");
    const pending = pendingMigrations(shipped, readApplied(connection));
    const first = pending[0];
    if (first === undefined) return { applied: [], backup: null };
    const backup = hasRows(connection)
      ? await backUp(connection, backupPath(path, backups, first.id, now), rowCounts(connection))
      : null;
    try {
      return { applied: apply(connection, shipped, now), backup };
    } catch (error) {
      // Nothing was changed, so the copy is of no use; kept, each restart of a failing update would add another.
      if (backup !== null) rmSync(backup);
      throw error;
    }
  } catch (error) {
    throw asRefusal(error);
  } finally {
    connection.close();
  }
}

export async function applied(url: string): Promise<AppliedMigration[]> {
  const path = sqlitePathOf(url);
  if (!existsSync(path)) return [];
  const connection = await openSqliteFile(path, { isReadOnly: true });
  try {
    return readApplied(connection);
  } finally {
    connection.close();
  }
}

function apply(connection: BetterSqlite3.Database, shipped: readonly Migration[], now: Date): string[] {
  connection.exec("BEGIN EXCLUSIVE");
  try {
    // Asked again under the lock: another process may have been faster.
    const pending = pendingMigrations(shipped, readApplied(connection));
    const before = rowCounts(connection);
    connection.exec(
      `CREATE TABLE IF NOT EXISTS ${MIGRATIONS_TABLE} (id text PRIMARY KEY NOT NULL, hash text NOT NULL, applied_at text NOT NULL) STRICT`,
    );
    const note = connection.prepare(`INSERT INTO ${MIGRATIONS_TABLE} (id, hash, applied_at) VALUES (?, ?, ?)`);
    for (const migration of pending) {
      for (const statement of migration.statements) connection.exec(statement);
      note.run(migration.id, migration.hash, now.toISOString());
    }
    checkLinks(connection);
    checkRowCounts(before, rowCounts(connection));
    connection.exec("COMMIT");
    return pending.map((migration) => migration.id);
  } finally {
    if (connection.inTransaction) connection.exec("ROLLBACK");
  }
}

function checkLinks(connection: BetterSqlite3.Database): void {
  const broken = connection.pragma("foreign_key_check") as { table: string; parent: string }[];
  const [first] = broken;
  if (first === undefined) return;
  throw new MigrationRefused(
    "links_broken",
    `Updating the database would have left ${broken.length} rows without what they belong to ` +
      `("${first.table}" to "${first.parent}"). Nothing was changed. Please report it.`,
  );
}

/** A whole, defragmented copy that stands by itself. It is opened and counted before anything is changed. */
async function backUp(
  connection: BetterSqlite3.Database,
  backup: string,
  expected: ReadonlyMap<string, number>,
): Promise<string> {
  mkdirSync(dirname(backup), { recursive: true, mode: 0o700 });
  connection.prepare("VACUUM INTO ?").run(backup);
  chmodSync(backup, 0o600);
  const copy = await openSqliteFile(backup, { isReadOnly: true });
  try {
    const health = copy.pragma("quick_check", { simple: true });
    const counts = rowCounts(copy);
    const isWhole = [...expected].every(([table, rows]) => counts.get(table) === rows);
    if (health === "ok" && isWhole) return backup;
  } finally {
    copy.close();
  }
  throw new MigrationRefused(
    "backup_failed",
    `The copy of the database in ${backup} is not complete, so the update was not begun. Nothing was changed.`,
  );
}

function backupPath(path: string, backups: string | undefined, id: string, now: Date): string {
  const moment = now.toISOString().replaceAll(/[:.]/g, "-");
  const folder = backups ?? join(dirname(path), "backups");
  return join(folder, `${basename(path, ".db")}-before-${id}-${moment}.db`);
}

/** The file is for its owner alone: it holds records of treatment. SQLite gives its side files the same mode. */
function makePrivate(path: string): void {
  if (existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  closeSync(openSync(path, "a", 0o600));
}

function readApplied(connection: BetterSqlite3.Database): AppliedMigration[] {
  const tables = tablesOf(connection, { withOwn: true });
  if (tables.includes(MIGRATIONS_TABLE)) {
    return connection.prepare(`SELECT id, hash FROM ${MIGRATIONS_TABLE} ORDER BY id`).all() as AppliedMigration[];
  }
  if (tables.length === 0) return [];
  throw new MigrationRefused(
    "foreign",
    `The database holds tables ("${tables[0]}") but not Evenkeel's list of updates, so it is not one of Evenkeel's. ` +
      "Choose another place in DATABASE_URL.",
  );
}

function hasRows(connection: BetterSqlite3.Database): boolean {
  return tablesOf(connection).some(
    (table) => connection.prepare(`SELECT 1 FROM ${quoted(table)} LIMIT 1`).get() !== undefined,
  );
}

function rowCounts(connection: BetterSqlite3.Database): Map<string, number> {
  return new Map(
    tablesOf(connection).map((table) => [
      table,
      connection
        .prepare(`SELECT count(*) FROM ${quoted(table)}`)
        .pluck()
        .get() as number,
    ]),
  );
}

function tablesOf(connection: BetterSqlite3.Database, { withOwn = false } = {}): string[] {
  const names = connection
    .prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
    )
    .pluck()
    .all() as string[];
  return withOwn ? names : names.filter((name) => name !== MIGRATIONS_TABLE);
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
