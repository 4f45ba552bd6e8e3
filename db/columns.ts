import { sql, type AnyColumn } from "drizzle-orm";
import * as pg from "drizzle-orm/pg-core";
import * as lite from "drizzle-orm/sqlite-core";
import type { LocalDate } from "../lib/time/local-date";
import type { LocalTime } from "../lib/time/local-time";
import type { Zone } from "../lib/time/zone";
import { engine } from "./engine";
import { newId } from "./id";

/*
 * The column kit: the one place that knows that there are two engines when a table is written down. Each builder is the
 * running engine's, but its static type is always PostgreSQL's. So `.all()`, `.get()` and synchronous transactions,
 * which exist on SQLite alone, do not type-check anywhere in the house.
 */
const onSqlite = engine === "sqlite";

export const table = (onSqlite ? lite.sqliteTable : pg.pgTable) as typeof pg.pgTable;
export const index = (onSqlite ? lite.index : pg.index) as typeof pg.index;
export const uniqueIndex = (onSqlite ? lite.uniqueIndex : pg.uniqueIndex) as typeof pg.uniqueIndex;
export const primaryKey = (onSqlite ? lite.primaryKey : pg.primaryKey) as typeof pg.primaryKey;
const checkConstraint = (onSqlite ? lite.check : pg.check) as typeof pg.check;

/** Text of any length. */
export const text = (onSqlite ? lite.text : pg.text) as typeof pg.text;

/** A whole number of 32 bits. */
export const integer = (onSqlite ? lite.integer : pg.integer) as typeof pg.integer;

/** True or false: 0 or 1 on SQLite. */
export function flag() {
  return (onSqlite ? lite.integer({ mode: "boolean" }) : pg.boolean()) as ReturnType<typeof pg.boolean>;
}

/** A moment in time with milliseconds, a `Date` in the program: epoch milliseconds on SQLite, timestamptz(3) on PostgreSQL. */
export function instant() {
  return (
    onSqlite ? lite.integer({ mode: "timestamp_ms" }) : pg.timestamp({ withTimezone: true, precision: 3, mode: "date" })
  ) as ReturnType<typeof pg.timestamp<"", "date">>;
}

/** A value kept as JSON: text on SQLite, jsonb on PostgreSQL. */
export function json<Value>() {
  return ((onSqlite ? lite.text({ mode: "json" }) : pg.jsonb()) as ReturnType<typeof pg.jsonb>).$type<Value>();
}

/** A day on the wall calendar, "2026-11-24". */
export function day() {
  return text().$type<LocalDate>();
}

/** A time on the wall clock, "18:00". */
export function wallTime() {
  return text().$type<LocalTime>();
}

/** An IANA time zone name. */
export function timeZone() {
  return text().$type<Zone>();
}

/** One of a closed list of words. Pair it with `checkOneOf`, which makes the database hold to the list too. */
export function word<const Words extends readonly [string, ...string[]]>(words: Words) {
  return text({ enum: words as unknown as [Words[number], ...Words[number][]] });
}

/** The row's own opaque id. */
export function id() {
  return text().primaryKey().$defaultFn(newId);
}

/** A reference that holds: the row it names cannot be deleted while this one stands. */
export function ref(target: () => AnyColumn) {
  return text().references(target as () => pg.AnyPgColumn, { onDelete: "restrict" });
}

/** CHECK that a column holds one of `words`, or null. */
export function checkOneOf(name: string, column: AnyColumn, words: readonly string[]) {
  const list = words.map((each) => `'${each.replaceAll("'", "''")}'`).join(", ");
  return checkConstraint(name, sql`${column} in (${sql.raw(list)})`);
}

/** CHECK any condition on the row. */
export const check = checkConstraint;
