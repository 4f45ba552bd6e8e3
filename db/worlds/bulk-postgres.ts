import type { PgTable } from "drizzle-orm/pg-core";
import { columnsOf, nameOf, partsOf, quoted, type Bulk } from "./bulk";

const ROWS_AT_ONCE = 5000;

export async function openPostgresBulk(url: string): Promise<Bulk> {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("set synchronous_commit = off");
  return {
    async insert(table, rows) {
      const sql = insertSql(table);
      const columns = columnsOf(table);
      let count = 0;
      for (const part of partsOf(rows as Iterable<Record<string, unknown>>, ROWS_AT_ONCE)) {
        await client.query(
          sql,
          columns.map(({ key, type }) => part.map((row) => storable(row[key], type))),
        );
        count += part.length;
      }
      return count;
    },
    async withoutIndexes(table, fill) {
      const { rows: made } = await client.query<{ name: string; sql: string }>(
        `select indexname as name, indexdef as sql from pg_indexes where tablename = $1
           and schemaname = current_schema() and indexname not in (select conname from pg_constraint)`,
        [nameOf(table)],
      );
      for (const { name } of made) await client.query(`drop index ${quoted(name)}`);
      await fill();
      for (const { sql } of made) await client.query(sql);
    },
    close: () => client.end(),
  };
}

/** One array a column: the server unfolds them into rows. */
function insertSql(table: PgTable): string {
  const columns = columnsOf(table);
  const names = columns.map(({ name }) => quoted(name)).join(", ");
  const unfolded = columns.map(({ type }, at) => `$${at + 1}::${arrayTypeOf(type)}[]`).join(", ");
  const read = columns.map(({ name, type }) => (type === "jsonb" ? `${quoted(name)}::jsonb` : quoted(name))).join(", ");
  return `insert into ${quoted(nameOf(table))} (${names}) select ${read} from unnest(${unfolded}) as rows (${names})`;
}

function arrayTypeOf(type: string): string {
  if (type === "jsonb") return "text";
  return type.startsWith("timestamp") ? "timestamptz" : type;
}

function storable(value: unknown, type: string): unknown {
  if (value === undefined || value === null) return null;
  if (type === "jsonb") return JSON.stringify(value);
  return value instanceof Date ? value.toISOString() : value;
}
