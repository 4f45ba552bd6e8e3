import type BetterSqlite3 from "better-sqlite3";
import { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import { SQLiteSyncDialect } from "drizzle-orm/sqlite-core";
import { countTransaction } from "./query-count";
import { SqliteClient } from "./sqlite-client";
import { DecodingSession } from "./sqlite-session";
import { openSqliteFile, sqlitePathOf } from "./sqlite-file";
import type { Reader, Store, StoreOptions, Tx } from "./store";
import { StoreBusy, TransactionLife, TransactionScope } from "./transaction-guard";

/**
 * SQLite: one connection that writes, behind one queue, and one that the engine itself holds to reading. Both are
 * synchronous, so a statement takes the whole process for the microseconds it runs.
 */
export async function openSqliteStore({ url, isThrowAway = false, busyTimeoutMs }: StoreOptions): Promise<Store> {
  const path = sqlitePathOf(url);
  const writer = await openSqliteFile(path, { busyTimeoutMs });
  writer.pragma("journal_mode = WAL");
  // FULL: a mark that was answered with "saved" is on the disk, also when the power fails in the next moment.
  writer.pragma(isThrowAway ? "synchronous = OFF" : "synchronous = FULL");
  writer.pragma("foreign_keys = ON");
  writer.pragma("cache_size = -32000");

  const readOnly = await openSqliteFile(path, { isReadOnly: true, busyTimeoutMs });
  readOnly.pragma("query_only = ON");
  readOnly.pragma("cache_size = -32000");
  readOnly.pragma("mmap_size = 268435456");

  // One dialect for all: it remembers the snake-case names of the columns it has met.
  const dialect = new SQLiteSyncDialect({ casing: "snake_case" });
  const scope = new TransactionScope();
  const writing = new SqliteClient(writer);

  function databaseOn(client: SqliteClient): unknown {
    return new BetterSQLite3Database("sync", dialect, new DecodingSession(client, dialect), undefined);
  }

  async function attempt<Value>(body: (tx: Tx) => Promise<Value>): Promise<Value> {
    const life = new TransactionLife();
    begin(writer);
    countTransaction();
    try {
      const tx = databaseOn(
        writing.guarded(
          () => life.check(),
          (error) => life.fail(error),
        ),
      ) as Tx;
      const value = await scope.run(life, async () => body(tx));
      life.checkBeforeCommit();
      life.end();
      writer.exec("COMMIT");
      return value;
    } finally {
      life.end();
      // A full disk ends the transaction by itself; then there is nothing to roll back.
      if (writer.inTransaction) writer.exec("ROLLBACK");
    }
  }

  let last: Promise<unknown> = Promise.resolve();
  return {
    engine: "sqlite",
    reader: databaseOn(new SqliteClient(readOnly).guarded(() => scope.refuseReader())) as Reader,
    async transact(body) {
      scope.refuseNested();
      const mine = last.then(() => attempt(body));
      // The next in the queue waits for this one's end, whichever it is; the caller alone learns of the error.
      last = mine.then(
        () => undefined,
        () => undefined,
      );
      return mine;
    },
    async close() {
      await last;
      readOnly.close();
      writer.close();
    },
  };
}

/** IMMEDIATE takes the write lock before anything is read, so that what was read is still so when it is written. */
function begin(writer: BetterSqlite3.Database): void {
  try {
    writer.exec("BEGIN IMMEDIATE");
  } catch (error) {
    if ((error as { code?: unknown }).code === "SQLITE_BUSY") throw new StoreBusy(error);
    throw error;
  }
}
