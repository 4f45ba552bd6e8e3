import BetterSqlite3 from "better-sqlite3";
import { engine } from "../engine";
import { onTestServer } from "./test-server";

/** What a database holds, as its own catalog tells it. Names are the database's, in snake case. */
export interface Catalog {
  tables: string[];
  links: { table: string; columns: string[]; target: string; onDelete: string; onUpdate: string }[];
  /** Primary keys and indexes with their leading columns, partial ones with their condition. */
  indexes: { table: string; name: string; columns: string[]; isUnique: boolean; where: string | null }[];
  /** CHECK constraints: "table.name". */
  checks: string[];
  /** Text columns: "table.column". */
  collations: Record<string, string>;
}

export async function readCatalog(url: string): Promise<Catalog> {
  return engine === "postgres" ? readPostgres(url) : readSqlite(url.replace("file:", ""));
}

interface Row {
  [name: string]: unknown;
}

function readSqlite(path: string): Catalog {
  const database = new BetterSqlite3(path, { readonly: true });
  const all = (sql: string, ...values: unknown[]) => database.prepare(sql).all(...values) as Row[];
  const catalog: Catalog = { tables: [], links: [], indexes: [], checks: [], collations: {} };
  const own = "type = 'table' and name not like 'sqlite%' and name <> 'evenkeel_migrations'";
  for (const { name, sql } of all(`select name, sql from sqlite_master where ${own} order by name`)) {
    const table = String(name);
    catalog.tables.push(table);
    const links = new Map<unknown, Catalog["links"][number]>();
    for (const row of all("select * from pragma_foreign_key_list(?) order by id, seq", table)) {
      const link = links.get(row.id) ?? {
        table,
        columns: [],
        target: String(row.table),
        onDelete: String(row.on_delete).toLowerCase(),
        onUpdate: String(row.on_update).toLowerCase(),
      };
      link.columns.push(String(row.from));
      links.set(row.id, link);
    }
    catalog.links.push(...links.values());
    for (const row of all("select * from pragma_index_list(?)", table)) {
      const columns = all("select name from pragma_index_info(?) order by seqno", row.name).map((each) =>
        String(each.name),
      );
      const [made] = all("select sql from sqlite_master where name = ?", row.name);
      const where = row.partial === 1 ? (/ where (.*)$/i.exec(String(made?.sql))?.[1] ?? null) : null;
      catalog.indexes.push({ table, name: String(row.name), columns, isUnique: row.unique === 1, where });
    }
    for (const [, check] of String(sql).matchAll(/CONSTRAINT "(\w+)" CHECK/g)) catalog.checks.push(`${table}.${check}`);
  }
  database.close();
  return catalog;
}

async function readPostgres(url: string): Promise<Catalog> {
  const tables = await onTestServer<{ name: string }>(
    url,
    "select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'evenkeel_migrations' order by 1",
  );
  const names = (keys: string, of: string) =>
    `(select json_agg(attname order by place) from unnest(${keys}) with ordinality as k(key, place)
      join pg_attribute on attrelid = ${of} and attnum = key)`;
  const links = await onTestServer<Row>(
    url,
    `select conrelid::regclass::text as table, confrelid::regclass::text as target, confdeltype as deletes,
      confupdtype as updates, ${names("conkey", "conrelid")} as columns from pg_constraint where contype = 'f' order by 1, conname`,
  );
  const indexes = await onTestServer<Row>(
    url,
    `select indrelid::regclass::text as table, indexrelid::regclass::text as name, indisunique as is_unique,
      pg_get_expr(indpred, indrelid) as where, ${names("indkey::int2[]", "indrelid")} as columns
      from pg_index join pg_class on pg_class.oid = indrelid
      where relnamespace = 'public'::regnamespace and relname <> 'evenkeel_migrations'`,
  );
  const checks = await onTestServer<{ name: string }>(
    url,
    "select conrelid::regclass::text || '.' || conname as name from pg_constraint where contype = 'c' and conrelid <> 0",
  );
  const texts = await onTestServer<{ name: string; collation: string }>(
    url,
    `select table_name || '.' || column_name as name, coalesce(collation_name, 'default') as collation
      from information_schema.columns where table_schema = 'public' and data_type = 'text'
      and table_name <> 'evenkeel_migrations'`,
  );
  const rule = (code: unknown) =>
    ({ r: "restrict", a: "no action", c: "cascade", n: "set null" })[String(code)] ?? "other";
  return {
    tables: tables.map((row) => row.name),
    links: links.map((row) => ({
      table: String(row.table),
      columns: row.columns as string[],
      target: String(row.target),
      onDelete: rule(row.deletes),
      onUpdate: rule(row.updates),
    })),
    indexes: indexes.map((row) => ({
      table: String(row.table),
      name: String(row.name),
      columns: row.columns as string[],
      isUnique: row.is_unique === true,
      where: row.where === null ? null : String(row.where),
    })),
    checks: checks.map((row) => row.name),
    collations: Object.fromEntries(texts.map((row) => [row.name, row.collation])),
  };
}
