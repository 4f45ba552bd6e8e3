import type BetterSqlite3 from "better-sqlite3";
import { BetterSQLiteSession } from "drizzle-orm/better-sqlite3";
import type { SQLiteSyncDialect } from "drizzle-orm/sqlite-core";
import { rowDecoder, type SelectedField } from "./row-decoder";
import type { SqliteClient } from "./sqlite-client";

type Base = BetterSQLiteSession<Record<string, never>, Record<string, never>>;

/** What a prepared query of drizzle's holds, as far as its rows are concerned. */
interface Prepared {
  readonly fields?: readonly SelectedField[];
  readonly customResultMapper?: unknown;
  readonly joinsNotNullableMap?: Readonly<Record<string, boolean>>;
  all(values?: Record<string, unknown>): unknown;
  get(values?: Record<string, unknown>): unknown;
  values(values?: Record<string, unknown>): unknown[][];
}

/** drizzle's session, with rows decoded by a plan that is made once a statement. */
export class DecodingSession extends BetterSQLiteSession<Record<string, never>, Record<string, never>> {
  constructor(client: SqliteClient, dialect: SQLiteSyncDialect) {
    // drizzle asks nothing of its client but `prepare`.
    super(client as unknown as BetterSqlite3.Database, dialect, undefined);
  }

  override prepareQuery(...args: Parameters<Base["prepareQuery"]>) {
    const prepared = super.prepareQuery(...args);
    const inside = prepared as unknown as Prepared;
    const { fields } = inside;
    if (fields !== undefined && inside.customResultMapper === undefined) {
      inside.all = (values) => {
        const rows = inside.values(values);
        return rows.length === 0 ? [] : rows.map(rowDecoder(fields, inside.joinsNotNullableMap));
      };
      inside.get = (values) => {
        const [row] = inside.values(values);
        return row && rowDecoder(fields, inside.joinsNotNullableMap)(row);
      };
    }
    return prepared as never;
  }
}
