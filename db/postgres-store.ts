import type { PoolClient, QueryArrayConfig } from "pg";
import { PgDatabase, PgDialect } from "drizzle-orm/pg-core";
import { openPostgresPool } from "./postgres-pool";
import { QuietSession } from "./postgres-session";
import { countTransaction } from "./query-count";
import type { Reader, Store, StoreOptions, Tx } from "./store";
import { StoreBusy, TransactionLife, TransactionScope } from "./transaction-guard";

const ATTEMPTS = 16;
const FIRST_PAUSE_MS = 4;
const LONGEST_PAUSE_MS = 250;

/** PostgreSQL: one pool that writes in serializable transactions, and one whose sessions are read-only. */
export async function openPostgresStore({ url }: StoreOptions): Promise<Store> {
  const writers = await openPostgresPool(url);
  const readers = await openPostgresPool(url, { isReadOnly: true });
  const dialect = new PgDialect({ casing: "snake_case" });
  const scope = new TransactionScope();

  async function attempt<Value>(body: (tx: Tx) => Promise<Value>): Promise<Value> {
    const client = await writers.connect();
    const life = new TransactionLife();
    let broken: Error | undefined;
    try {
      await client.query("begin isolation level serializable");
      countTransaction();
      const tx = new PgDatabase(dialect, new QuietSession(oneAtATime(client, life), dialect), undefined) as Tx;
      const value = await scope.run(life, async () => body(tx));
      life.checkBeforeCommit();
      life.end();
      await client.query("commit");
      return value;
    } catch (error) {
      life.end();
      // A connection that cannot even roll back is thrown away rather than handed to the next one.
      await client.query("rollback").catch((failure: Error) => (broken = failure));
      throw error;
    } finally {
      client.release(broken);
    }
  }

  return {
    engine: "postgres",
    reader: new PgDatabase(
      dialect,
      new QuietSession(
        {
          async query(config: QueryArrayConfig, values: unknown[]) {
            scope.refuseReader();
            return readers.query(config, values);
          },
        },
        dialect,
      ),
      undefined,
    ) as Reader,
    async transact(body) {
      scope.refuseNested();
      for (let nth = 1; ; nth++) {
        try {
          return await attempt(body);
        } catch (error) {
          if (!isLostRace(error)) throw error;
          if (nth >= ATTEMPTS) throw new StoreBusy(error);
          await pause(nth);
        }
      }
    },
    async close() {
      await Promise.all([writers.end(), readers.end()]);
    },
  };
}

/** The connection of one transaction. Statements that are awaited together are sent one after another. */
function oneAtATime(client: PoolClient, life: TransactionLife) {
  let last: Promise<unknown> = Promise.resolve();
  return {
    async query(config: QueryArrayConfig, values: unknown[]) {
      const mine = last.then(async () => {
        life.check();
        try {
          return await client.query(config, values);
        } catch (error) {
          life.fail(error);
          throw error;
        }
      });
      last = mine.then(
        () => undefined,
        () => undefined,
      );
      return mine;
    },
  };
}

/** 40001: another transaction got in between. 40P01: two waited for each other and this one was chosen to give way. */
function isLostRace(error: unknown): boolean {
  for (let each = error; each instanceof Error; each = each.cause) {
    const { code } = each as { code?: unknown };
    if (code === "40001" || code === "40P01") return true;
  }
  return false;
}

/** Longer each time and never the same length, so that those who collided do not meet again. */
async function pause(nth: number): Promise<void> {
  const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** nth);
  await new Promise((resolve) => setTimeout(resolve, longest * (0.25 + 0.75 * Math.random())));
}
