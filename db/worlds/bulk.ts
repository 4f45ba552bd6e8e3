import { getTableColumns, getTableName } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { engineOf } from "../engine";

/** Rows straight into tables, hundreds of thousands a minute: for worlds to measure on, never for records of care. */
export interface Bulk {
  insert<Table extends PgTable>(table: Table, rows: Iterable<Table["$inferInsert"]>): Promise<number>;
  /** Take the indexes of a table away while it is filled, and build them anew: faster than keeping them up to date. */
  withoutIndexes(table: PgTable, fill: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** One column of a table, as both engines need it. */
export interface BulkColumn {
  /** Its name in the program. */
  readonly key: string;
  /** Its name in the database. */
  readonly name: string;
  readonly type: string;
}

export async function openBulk(url: string): Promise<Bulk> {
  if (engineOf(url) === "postgres") return (await import("./bulk-postgres")).openPostgresBulk(url);
  return (await import("./bulk-sqlite")).openSqliteBulk(url);
}

export function columnsOf(table: PgTable): BulkColumn[] {
  return Object.entries(getTableColumns(table)).map(([key, column]) => ({
    key,
    name: key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    type: column.getSQLType(),
  }));
}

export function nameOf(table: PgTable): string {
  return getTableName(table);
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Cuts a long list into parts of at most so many. */
export function* partsOf<Row>(rows: Iterable<Row>, most: number): Generator<Row[]> {
  let part: Row[] = [];
  for (const row of rows) {
    part.push(row);
    if (part.length < most) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}
