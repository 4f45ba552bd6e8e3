import { is } from "drizzle-orm";
import { toSnakeCase } from "drizzle-orm/casing";
import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import * as schema from "./schema";

export interface BrokenConstraint {
  kind: "unique" | "foreign_key" | "check" | "not_null";
  /**
   * unique, check: the name in the schema ("rooms_site_name"; a primary key "rooms_pkey"). not_null: "rooms.name".
   * foreign_key: always null, since SQLite does not say which.
   */
  name: string | null;
}

/** Which rule of the schema a failed write broke, the same on both engines; null when the error is another one. */
export function constraintOf(error: unknown): BrokenConstraint | null {
  for (let each = error; each instanceof Error; each = each.cause) {
    const found = ofPostgres(each) ?? ofSqlite(each);
    if (found !== null) return found;
  }
  return null;
}

interface PostgresError {
  code?: string;
  constraint?: string;
  table?: string;
  column?: string;
}

function ofPostgres(error: Error): BrokenConstraint | null {
  const { code, constraint, table, column } = error as PostgresError;
  switch (code) {
    case "23505":
      return { kind: "unique", name: constraint ?? null };
    case "23514":
      return { kind: "check", name: constraint ?? null };
    case "23502":
      return { kind: "not_null", name: `${table}.${column}` };
    // 23001 is what newer servers say of RESTRICT.
    case "23503":
    case "23001":
      return { kind: "foreign_key", name: null };
    default:
      return null;
  }
}

const SQLITE_SAYS = /^(UNIQUE|CHECK|NOT NULL|FOREIGN KEY) constraint failed(?:: (.*))?$/;

function ofSqlite(error: Error): BrokenConstraint | null {
  const code = (error as { code?: unknown }).code;
  if (typeof code !== "string" || !code.startsWith("SQLITE_CONSTRAINT")) return null;
  const [, rule, what = ""] = SQLITE_SAYS.exec(error.message) ?? [];
  switch (rule) {
    case "UNIQUE":
      return { kind: "unique", name: uniqueNameOf(what) };
    case "CHECK":
      return { kind: "check", name: what };
    case "NOT NULL":
      return { kind: "not_null", name: what };
    case "FOREIGN KEY":
      return { kind: "foreign_key", name: null };
    default:
      return null;
  }
}

let names: Map<string, string> | null = null;

/** SQLite names the columns ("rooms.site_id, rooms.name") and not the index, so the schema is asked for its name. */
function uniqueNameOf(columns: string): string | null {
  names ??= uniqueNames();
  return names.get(columns) ?? null;
}

function uniqueNames(): Map<string, string> {
  const found = new Map<string, string>();
  for (const table of Object.values(schema)) {
    if (!is(table, SQLiteTable)) continue;
    const config = getTableConfig(table);
    const key = (columns: readonly string[]) =>
      columns.map((column) => `${config.name}.${toSnakeCase(column)}`).join(", ");
    for (const column of config.columns) if (column.primary) found.set(key([column.name]), `${config.name}_pkey`);
    for (const { columns } of config.primaryKeys) {
      const own = columns.map((column) => column.name);
      found.set(key(own), `${config.name}_${own.map(toSnakeCase).join("_")}_pk`);
    }
    for (const { config: index } of config.indexes) {
      if (index.unique)
        found.set(key(index.columns.map((column) => ("name" in column ? column.name : ""))), index.name);
    }
  }
  return found;
}
