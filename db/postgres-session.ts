import type { Client, QueryArrayConfig, QueryResult } from "pg";
import { NodePgSession } from "drizzle-orm/node-postgres";
import type { PgDialect } from "drizzle-orm/pg-core";
import { countQuery } from "./query-count";
import { rowDecoder, type SelectedField } from "./row-decoder";

/** The one thing drizzle asks of its connection. */
export interface Queries {
  query(config: QueryArrayConfig, values: unknown[]): Promise<QueryResult>;
}

/**
 * drizzle's session, without people's data in its errors: drizzle writes all parameters of a failed query into the
 * message, PostgreSQL the whole row into `detail`, and from there they would go into the log.
 */
export class QuietSession extends NodePgSession<Record<string, never>, Record<string, never>> {
  constructor(connection: Queries, dialect: PgDialect) {
    super(withoutDetail(connection) as unknown as Client, dialect, undefined);
  }

  override prepareQuery(
    ...args: Parameters<NodePgSession<Record<string, never>, Record<string, never>>["prepareQuery"]>
  ) {
    const prepared = super.prepareQuery(...args);
    const inside = prepared as unknown as {
      queryWithCache: (text: string, values: unknown[], run: () => unknown) => unknown;
      fields?: readonly SelectedField[];
      customResultMapper?: (rows: unknown[][]) => unknown;
      joinsNotNullableMap?: Readonly<Record<string, boolean>>;
    };
    inside.queryWithCache = (_text, _values, run) => run();
    const { fields } = inside;
    if (fields !== undefined && inside.customResultMapper === undefined)
      inside.customResultMapper = (rows) => rows.map(rowDecoder(fields, inside.joinsNotNullableMap));
    return prepared as never;
  }
}

function withoutDetail(connection: Queries): Queries {
  return {
    async query(config, values) {
      countQuery();
      try {
        return await connection.query(config, values);
      } catch (error) {
        if (error instanceof Error && "detail" in error) error.detail = undefined;
        throw error;
      }
    },
  };
}
