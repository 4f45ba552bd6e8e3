import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { is } from "drizzle-orm";
import { getTableConfig as sqliteConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import { getTableConfig as pgConfig, PgTable } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { engine } from "./engine";
import { comparingByBytes, hasDrifted, migrationsFolder, strict, takeBackNewest } from "./generated-migrations";
import * as schema from "./schema";
import { readCatalog, type Catalog } from "./testing/catalog";
import { makeTestDatabase, type TestDatabase } from "./testing/test-database";

let database: TestDatabase;
let catalog: Catalog;
beforeAll(async () => {
  database = await makeTestDatabase();
  catalog = await readCatalog(database.url);
});
afterAll(() => database.remove());

/**
 * Links without an index of their own. An index serves two things: finding the rows of a parent, and removing a parent.
 * Neither happens here: these parents are archived and never removed, and the rows are found by something narrower.
 */
const NOT_INDEXED: Readonly<Record<string, string>> = {
  "marks.enrollment_id": "the marks of an enrollment are those of its client in its dates: marks_client_date",
  "contract_agreements.site_id": "asked for by enrollment or by client",
  "contract_agreements.staff_signed_by_id": "as contract_agreements.site_id",
  "outreach_attempts.contact_id": "asked for by client or by alert",
  "reviews.decided_by_id": "asked for by enrollment, site or the director who is asked",
  "reviews.signed_off_by_id": "as reviews.decided_by_id",
  "sessions.topic_id": "a topic is put away, never deleted",
  "series.program_id": "a clinic has some hundred series: a page reads those of its site",
  "series.track_id": "as series.program_id",
  "series.service_type_id": "as series.program_id",
  "series.room_id": "as series.program_id",
  "series.facilitator_id": "as series.program_id",
  "series.co_facilitator_id": "as series.program_id",
  "schedule_changes.site_id": "asked for by who made it, or by series",
  "series_parts.room_id": "as series.program_id",
  "series_parts.facilitator_id": "as series.program_id",
  "series_parts.co_facilitator_id": "as series.program_id",
  "substitute_requests.for_staff_id": "asked for by session or by absence",
  "sessions.program_id": "a program's sessions are asked for over dates: sessions_site_date, sessions_date",
  "sessions.service_type_id": "asked only by a report, over dates",
};

function tableNames(): string[] {
  const found: string[] = [];
  for (const each of Object.values(schema)) {
    if (is(each, SQLiteTable)) found.push(sqliteConfig(each).name);
    else if (is(each, PgTable)) found.push(pgConfig(each).name);
  }
  return found.sort();
}

test("the migrations make every table of the schema, and no other", () => {
  expect(catalog.tables).toEqual(tableNames());
  expect(catalog.tables.length).toBeGreaterThan(30);
});

test("the committed migrations are what the schema generates", async () => {
  expect(await hasDrifted("sqlite")).toBe(false);
  expect(await hasDrifted("postgres")).toBe(false);
  // And the check would notice: without the newest they do not come to what the schema says.
  const older = mkdtempSync(join(tmpdir(), "evenkeel-older-"));
  cpSync(migrationsFolder("sqlite"), older, { recursive: true });
  await takeBackNewest(older);
  expect(await hasDrifted("sqlite", older)).toBe(true);
  rmSync(older, { recursive: true });
}, 60_000);

describe("links", () => {
  test("every one restricts: nothing is ever removed along with something else", () => {
    expect(catalog.links.length).toBeGreaterThan(40);
    expect(catalog.links.filter((link) => link.onDelete !== "restrict" || link.onUpdate !== "no action")).toEqual([]);
  });

  test("every one has an index that begins with it, or a reason why not", () => {
    const bare = catalog.links
      .filter((link) => !catalog.indexes.some((index) => serves(index, link)))
      .map((link) => `${link.table}.${link.columns.join(",")}`);
    expect(bare.sort()).toEqual(Object.keys(NOT_INDEXED).sort());
  });
});

function serves(index: Catalog["indexes"][number], link: Catalog["links"][number]): boolean {
  const leads = link.columns.every((column, place) => index.columns[place] === column);
  const isWhole =
    index.where === null || index.where.replaceAll(/[()"]/g, "").toLowerCase() === `${link.columns[0]} is not null`;
  return index.table === link.table && leads && isWhole;
}

test("no two unique indexes of a table have the same columns: SQLite's errors name columns alone", () => {
  const unique = catalog.indexes
    .filter((index) => index.isUnique)
    .map((index) => `${index.table}: ${index.columns.join()}`);
  expect(unique).toHaveLength(new Set(unique).size);
});

test("partial indexes are partial on both engines", () => {
  const partial = catalog.indexes.filter((index) => index.where !== null).map((index) => index.name);
  expect(partial.sort()).toEqual([
    "absence_notices_line",
    "contract_agreements_waiting",
    "correction_requests_waiting",
    "make_up_offers_line",
    "marks_current",
    "marks_make_up_for",
    "reviews_running",
    "roster_additions_line",
    "roster_reminders_step",
    "sessions_series_start",
  ]);
});

test("every column with a closed list of words has its CHECK", () => {
  const words: string[] = [];
  for (const each of Object.values(schema)) {
    const config = is(each, SQLiteTable) ? sqliteConfig(each) : is(each, PgTable) ? pgConfig(each) : null;
    for (const column of config?.columns ?? []) {
      if ((column.enumValues?.length ?? 0) === 0) continue;
      const name = column.name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      words.push(`${config?.name}.${config?.name}_${name}`);
    }
  }
  expect(words.length).toBeGreaterThan(15);
  expect(words.filter((check) => !catalog.checks.includes(check))).toEqual([]);
});

test("values keep to their column: STRICT on SQLite, text compared by bytes on PostgreSQL", async () => {
  if (engine === "postgres") {
    const others = Object.entries(catalog.collations).filter(([, collation]) => collation !== "C");
    expect(others).toEqual([]);
    return;
  }
  const { default: Database } = await import("better-sqlite3");
  const connection = new Database(database.url.replace("file:", ""));
  const loose = connection.prepare(
    "select name from pragma_table_list where schema = 'main' and strict = 0 and name not like 'sqlite%'",
  );
  expect(loose.all()).toEqual([]);
  const insert = connection.prepare("insert into sign_in_failures (key, last_failure_at, failures) values (?, ?, ?)");
  expect(() => insert.run("a", 0, "three")).toThrow(/cannot store TEXT value in INTEGER column/);
  expect(() => insert.run("a", 0, 1.5)).toThrow(/cannot store REAL value in INTEGER column/);
  insert.run("a", 0, 3);
  connection.close();
});

describe("what the generator adds to drizzle-kit's SQL", () => {
  test("STRICT on every table, once", () => {
    const sql =
      "CREATE TABLE `a` (\n\t`id` text\n);\n--> statement-breakpoint\nCREATE TABLE `__new_b` (\n\t`id` text,\n\tCHECK(x in ('a', 'b'))\n);\nCREATE INDEX `i` ON `a` (`id`);";
    expect(strict(sql).match(/\n\) STRICT;/g)).toHaveLength(2);
    expect(strict(strict(sql))).toBe(strict(sql));
  });

  test("COLLATE on every text column, added ones too, once, and on nothing else", () => {
    const sql =
      'CREATE TABLE "a" (\n\t"id" text PRIMARY KEY NOT NULL,\n\t"text" integer,\n\t"context" jsonb\n);\nALTER TABLE "a" ADD COLUMN "b" text;';
    const changed = comparingByBytes(sql);
    expect(changed).toContain('"id" text COLLATE "C" PRIMARY KEY');
    expect(changed).toContain('ADD COLUMN "b" text COLLATE "C";');
    expect(changed.match(/COLLATE/g)).toHaveLength(2);
    expect(comparingByBytes(changed)).toBe(changed);
  });
});
