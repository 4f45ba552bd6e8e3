import type { Client } from "pg";
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

interface Options {
  url: string;
  now: Date;
  shipped: readonly Migration[];
}

/** Any number, the same for every Evenkeel: who holds it is migrating. */
const LOCK = 7_306_402_118;

export async function migrate({ url, now, shipped }: Options): Promise<MigrationReport> {
  return withClient(url, async (client) => {
    if (pendingMigrations(shipped, await readApplied(client)).length === 0) return { applied: [], backup: null };
    // Taken before the transaction: its snapshot must not be older than what the process before us has done.
    // It ends with the connection, however this ends.
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    await client.query("begin isolation level repeatable read");
    try {
      const ids = await apply(client, shipped, now);
      await client.query("commit");
      return { applied: ids, backup: null };
    } catch (error) {
      await client.query("rollback");
      throw asRefusal(error);
    }
  });
}

export async function applied(url: string): Promise<AppliedMigration[]> {
  return withClient(url, readApplied);
}

async function apply(client: Client, shipped: readonly Migration[], now: Date): Promise<string[]> {
  const pending = pendingMigrations(shipped, await readApplied(client));
  const before = await rowCounts(client);
  await client.query(
    `create table if not exists ${MIGRATIONS_TABLE} (id text collate "C" primary key, hash text not null, applied_at text not null)`,
  );
  for (const migration of pending) {
    for (const statement of migration.statements) await client.query(statement);
    await client.query(`insert into ${MIGRATIONS_TABLE} (id, hash, applied_at) values ($1, $2, $3)`, [
      migration.id,
      migration.hash,
      now.toISOString(),
    ]);
  }
  checkRowCounts(before, await rowCounts(client));
  return pending.map((migration) => migration.id);
}

async function readApplied(client: Client): Promise<AppliedMigration[]> {
  const tables = await tablesOf(client);
  if (tables.includes(MIGRATIONS_TABLE)) {
    const { rows } = await client.query<AppliedMigration>(`select id, hash from ${MIGRATIONS_TABLE} order by id`);
    return rows;
  }
  if (tables.length === 0) return [];
  throw new MigrationRefused(
    "foreign",
    `The database holds tables ("${tables[0]}") but not Evenkeel's list of updates, so it is not one of Evenkeel's. ` +
      "Give Evenkeel a database of its own in DATABASE_URL.",
  );
}

async function rowCounts(client: Client): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const table of await tablesOf(client)) {
    if (table === MIGRATIONS_TABLE) continue;
    const { rows } = await client.query<{ rows: number }>(
      `select count(*)::int as rows from "${table.replaceAll('"', '""')}"`,
    );
    counts.set(table, rows[0]?.rows ?? 0);
  }
  return counts;
}

async function tablesOf(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = current_schema() order by tablename",
  );
  return rows.map((row) => row.name);
}

async function withClient<Value>(url: string, body: (client: Client) => Promise<Value>): Promise<Value> {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url, application_name: "evenkeel migrations" });
  await client.connect();
  try {
    return await body(client);
  } finally {
    await client.end();
  }
}
