import type BetterSqlite3 from "better-sqlite3";
import { countQuery } from "./query-count";

type Native = BetterSqlite3.Statement<unknown[], unknown>;
type Check = () => void;
type OnError = (error: unknown) => void;

const KEPT_STATEMENTS = 400;
const LONGEST_KEPT = 6000;

/**
 * What drizzle sees as its connection: it keeps compiled statements (drizzle compiles anew for every query), asks
 * `check` before each run, and tells `onError` of every failure.
 */
export class SqliteClient {
  constructor(
    private readonly connection: BetterSqlite3.Database,
    private readonly kept = new Map<string, Native>(),
    private readonly check: Check = () => undefined,
    private readonly onError: OnError = () => undefined,
  ) {}

  /** The same connection under a condition. */
  guarded(check: Check, onError?: OnError): SqliteClient {
    return new SqliteClient(this.connection, this.kept, check, onError);
  }

  prepare(sql: string): GuardedStatement {
    return this.watched(() => new GuardedStatement(this.compile(sql), this));
  }

  watched<Value>(run: () => Value): Value {
    this.check();
    try {
      return run();
    } catch (error) {
      this.onError(error);
      throw error;
    }
  }

  private compile(sql: string): Native {
    const known = this.kept.get(sql);
    if (known !== undefined) return known;
    const made = this.connection.prepare<unknown[], unknown>(sql);
    if (sql.length > LONGEST_KEPT) return made;
    // The oldest goes: lists of ids of every length would otherwise pile up for the life of the process.
    if (this.kept.size >= KEPT_STATEMENTS) this.kept.delete(this.kept.keys().next().value!);
    this.kept.set(sql, made);
    return made;
  }
}

/** A compiled statement. Rows come as objects or, after `raw()`, as arrays; the native one remembers which, so say it every time. */
class GuardedStatement {
  constructor(
    private readonly native: Native,
    private readonly client: SqliteClient,
    private readonly asArrays = false,
  ) {}

  raw(): GuardedStatement {
    return new GuardedStatement(this.native, this.client, true);
  }

  run(...values: unknown[]): BetterSqlite3.RunResult {
    countQuery();
    return this.client.watched(() => this.native.run(...values));
  }

  all(...values: unknown[]): unknown[] {
    countQuery();
    return this.client.watched(() => this.native.raw(this.asArrays).all(...values));
  }

  get(...values: unknown[]): unknown {
    countQuery();
    return this.client.watched(() => this.native.raw(this.asArrays).get(...values));
  }
}
