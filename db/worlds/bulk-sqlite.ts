import type BetterSqlite3 from "better-sqlite3";
import type { PgTable } from "drizzle-orm/pg-core";
import { openSqliteFile, sqlitePathOf } from "../sqlite-file";
import { columnsOf, nameOf, partsOf, quoted, type Bulk, type BulkColumn } from "./bulk";

/** Values in one statement: far below SQLite's limit, and enough that starting one no longer counts. */
const VALUES_AT_ONCE = 2000;

export async function openSqliteBulk(url: string): Promise<Bulk> {
  const connection = await openSqliteFile(sqlitePathOf(url));
  // Nothing here has to outlive a power cut: a world that is not whole is made again.
  connection.pragma("journal_mode = MEMORY");
  connection.pragma("synchronous = OFF");
  connection.pragma("cache_size = -200000");
  connection.pragma("temp_store = MEMORY");
  connection.pragma("foreign_keys = OFF");
  return {
    insert: async (table, rows) => insertAll(connection, table, rows as Iterable<Record<string, unknown>>),
    async withoutIndexes(table, fill) {
      const made = connection
        .prepare("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL")
        .all(nameOf(table)) as { name: string; sql: string }[];
      for (const { name } of made) connection.exec(`DROP INDEX ${quoted(name)}`);
      await fill();
      for (const { sql } of made) connection.exec(sql);
    },
    async close() {
      const broken = connection.pragma("foreign_key_check") as unknown[];
      connection.pragma("journal_mode = WAL");
      connection.close();
      if (broken.length > 0) throw new Error(`The world holds ${broken.length} rows without what they belong to.`);
    },
  };
}

function insertAll(
  connection: BetterSqlite3.Database,
  table: PgTable,
  rows: Iterable<Record<string, unknown>>,
): number {
  const columns = columnsOf(table);
  const atOnce = Math.floor(VALUES_AT_ONCE / columns.length);
  const whole = connection.prepare(insertSql(table, columns, atOnce));
  let count = 0;
  connection.exec("BEGIN");
  for (const part of partsOf(rows, atOnce)) {
    const values: unknown[] = [];
    for (const row of part) for (const { key } of columns) values.push(storable(row[key]));
    const statement = part.length === atOnce ? whole : connection.prepare(insertSql(table, columns, part.length));
    statement.run(values);
    count += part.length;
  }
  connection.exec("COMMIT");
  return count;
}

function insertSql(table: PgTable, columns: readonly BulkColumn[], rows: number): string {
  const names = columns.map(({ name }) => quoted(name)).join(", ");
  const one = `(${columns.map(() => "?").join(", ")})`;
  return `INSERT INTO ${quoted(nameOf(table))} (${names}) VALUES ${Array.from({ length: rows }, () => one).join(", ")}`;
}

/** As the column kit stores it on SQLite: moments as milliseconds, true and false as 1 and 0, lists and objects as JSON. */
function storable(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value instanceof Date) return value.getTime();
  return typeof value === "object" ? JSON.stringify(value) : value;
}
