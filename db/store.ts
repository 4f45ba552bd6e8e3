import type { WithSubquery } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { DEFAULT_DATABASE_URL } from "./database-url";
import { engine, engineOf, type Engine } from "./engine";
import { checkMigrations } from "./migrate";

/** What a write without `returning` gives back differs between the engines, so the house does not look at it. */
interface UnreadResult extends PgQueryResultHKT {
  readonly type: unknown;
}
type Drizzle = PgDatabase<UnreadResult>;

/** Reads. What stands behind it cannot write: a read-only handle on SQLite, read-only sessions on PostgreSQL. */
export type Reader = Pick<Drizzle, "select" | "selectDistinct" | "$count" | "$with"> & {
  with(...queries: WithSubquery[]): Pick<ReturnType<Drizzle["with"]>, "select" | "selectDistinct">;
};

/** One open transaction. It is dead once the body it was given to has ended. */
export type Tx = Pick<
  Drizzle,
  "select" | "selectDistinct" | "$count" | "$with" | "with" | "insert" | "update" | "delete"
>;

export interface Store {
  readonly engine: Engine;
  readonly reader: Reader;
  /**
   * Run one body in one transaction: all of it is kept, or, when the body throws or any statement in it fails, nothing.
   *
   * The body awaits `tx` and nothing else: on SQLite every other write in the process waits for it, and on PostgreSQL it
   * is run again from the start when another transaction got in between. So it has to be repeatable: no mail, no file,
   * no counting in variables outside of it. Asking for a second transaction inside, or reading from `reader`, throws.
   */
  transact<Value>(body: (tx: Tx) => Promise<Value>): Promise<Value>;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** "file:/path/evenkeel.db" or "postgres://…". */
  url: string;
  /** Give up durability for speed; for throw-away databases of tests and measurements. */
  isThrowAway?: boolean;
  /** How long a write on SQLite waits for another process's. The whole process waits with it. */
  busyTimeoutMs?: number;
}

/** Open the database at `url`. Its tables must stand already: migrating is `db/migrate.ts`. */
export async function openStore(options: StoreOptions): Promise<Store> {
  if (engineOf(options.url) !== engine) {
    throw new Error(
      `This process was started for ${engine}, because DATABASE_URL said so, and cannot open a ${engineOf(options.url)} database.`,
    );
  }
  // Each driver is loaded only where it is used, so that PostgreSQL needs nothing of SQLite's native part.
  if (engine === "postgres") {
    const { openPostgresStore } = await import("./postgres-store");
    return openPostgresStore(options);
  }
  const { openSqliteStore } = await import("./sqlite-store");
  return openSqliteStore(options);
}

const KEY = Symbol.for("evenkeel.store");
const shelf = globalThis as { [KEY]?: Store };

/** The store of this process. Kept on `globalThis`, because a bundler may load this module more than once. */
export function theStore(): Store {
  const store = shelf[KEY];
  if (store === undefined) throw new Error("The database is not open yet: openTheStore() runs first, at start.");
  return store;
}

export function setTheStore(store: Store): void {
  shelf[KEY] = store;
}

/**
 * Open the database that DATABASE_URL names and make it the store of this process. A second call changes nothing.
 * Throws MigrationRefused when the database is not exactly of this version: then nothing is served.
 */
export async function openTheStore(): Promise<Store> {
  const open = shelf[KEY];
  if (open !== undefined) return open;
  const url = process.env.DATABASE_URL || DEFAULT_DATABASE_URL;
  await checkMigrations({ url });
  const store = await openStore({ url });
  setTheStore(store);
  return store;
}
