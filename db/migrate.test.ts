import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { engine } from "./engine";
import { checkMigrations, migrate } from "./migrate";
import { MigrationRefused } from "./migration-refused";
import { clients, sites } from "./schema";
import { openStore, openTheStore } from "./store";
import { runSql } from "./testing/run-sql";
import { addClient, addSite } from "./testing/rows";
import { makeTestDatabase, type TestDatabase } from "./testing/test-database";

const NOW = new Date("2026-11-21T20:03:00.123Z");
const onSqlite = engine === "sqlite";
const SHIPPED = readdirSync(join("db", "migrations", engine))
  .filter((file) => file.endsWith(".sql"))
  .map((file) => file.replace(".sql", ""))
  .sort();
/** The number of the update that a test adds to what is shipped, and of one after it. */
const [NEXT, LATER] = [0, 1].map((more) => String(SHIPPED.length + more).padStart(4, "0"));

let database: TestDatabase;
let folder: string;
let backups: string;
let url: string;

/** A folder with what is shipped, for a test to add to. */
beforeEach(async () => {
  database = await makeTestDatabase({ isEmpty: true });
  url = database.url;
  const root = mkdtempSync(join(tmpdir(), "evenkeel-migrate-"));
  [folder, backups] = [root, join(root, "backups")];
  const shipped = join("db", "migrations", engine);
  for (const file of readdirSync(shipped)) {
    if (file.endsWith(".sql")) ship(file, readFileSync(join(shipped, file), "utf8"));
  }
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await database.remove();
});

function ship(file: string, sql: string): void {
  writeFileSync(join(folder, file), sql);
}

const bringUpToDate = () => migrate({ url, now: NOW, folder, backups });

/** Set up, with a site and two clients. */
async function fill(): Promise<void> {
  await bringUpToDate();
  const store = await openStore({ url, isThrowAway: true });
  await store.transact(async (tx) => {
    const siteId = await addSite(tx);
    await addClient(tx, siteId, "EK-0001");
    await addClient(tx, siteId, "EK-0002");
  });
  await store.close();
}

async function rows(): Promise<{ sites: number; clients: number }> {
  const store = await openStore({ url, isThrowAway: true });
  const found = { sites: await store.reader.$count(sites), clients: await store.reader.$count(clients) };
  await store.close();
  return found;
}

async function refusal(work: () => Promise<unknown>): Promise<MigrationRefused> {
  const error: unknown = await work().then(
    () => null,
    (fault: unknown) => fault,
  );
  expect(error).toBeInstanceOf(MigrationRefused);
  return error as MigrationRefused;
}

/** As drizzle-kit writes a changed table on SQLite: a new one, its rows, the old one dropped, the new one renamed. */
const REBUILD = [
  "PRAGMA foreign_keys=OFF;",
  "CREATE TABLE `__new_sites` (`id` text PRIMARY KEY NOT NULL, `name` text NOT NULL, `zone` text NOT NULL, `address` text NOT NULL, `phone` text NOT NULL, `created_at` integer NOT NULL, `archived_at` integer, `version` integer DEFAULT 1 NOT NULL, `fax` text) STRICT;",
  "INSERT INTO `__new_sites` SELECT id, name, zone, address, phone, created_at, archived_at, version, null FROM `sites`;",
  "DROP TABLE `sites`;",
  "ALTER TABLE `__new_sites` RENAME TO `sites`;",
  "PRAGMA foreign_keys=ON;",
  "CREATE UNIQUE INDEX `sites_name` ON `sites` (`name`);",
].join("--> statement-breakpoint\n");
const CHANGE_SITES = onSqlite ? REBUILD : 'ALTER TABLE "sites" ADD COLUMN "fax" text;';

describe("an empty database", () => {
  test("is set up, once", async () => {
    expect(await bringUpToDate()).toEqual({ applied: SHIPPED, backup: null });
    expect(await bringUpToDate()).toEqual({ applied: [], backup: null });
    await checkMigrations({ url, folder });
    expect(await rows()).toEqual({ sites: 0, clients: 0 });
    expect(await runSql(url, "select id, applied_at from evenkeel_migrations")).toEqual(
      SHIPPED.map((id) => ({ id, applied_at: NOW.toISOString() })),
    );
  });

  test("is set up once by two processes that start together", async () => {
    const reports = await Promise.all([bringUpToDate(), bringUpToDate()]);
    expect(reports.flatMap((report) => report.applied)).toEqual(SHIPPED);
  });

  test("is not served before it is set up", async () => {
    expect((await refusal(() => checkMigrations({ url, folder }))).sentence).toBe(
      "The database has not been set up yet.",
    );
    const before = process.env.DATABASE_URL;
    process.env.DATABASE_URL = url;
    expect((await refusal(openTheStore)).reason).toBe("pending");
    process.env.DATABASE_URL = before;
  });

  test("is a file for its owner alone", async () => {
    await bringUpToDate();
    if (onSqlite) expect(statSync(url.replace("file:", "")).mode & 0o777).toBe(0o600);
  });
});

describe("a database with records", () => {
  test("keeps every row through a change of a table that others belong to", async () => {
    await fill();
    ship(`${NEXT}_fax.sql`, CHANGE_SITES);
    expect((await refusal(() => checkMigrations({ url, folder }))).sentence).toContain(
      `1 of ${SHIPPED.length + 1} updates are missing`,
    );
    const report = await bringUpToDate();
    expect(report.applied).toEqual([`${NEXT}_fax`]);
    expect(await rows()).toEqual({ sites: 1, clients: 2 });
    expect(await runSql(url, "select fax from sites")).toEqual([{ fax: null }]);
    // The links hold afterwards as before.
    await expect(runSql(url, "delete from sites")).rejects.toThrow(/foreign key/i);
  });

  test("is copied before, whole, beside itself or where it is told", async () => {
    await fill();
    ship(`${NEXT}_fax.sql`, CHANGE_SITES);
    const { backup } = await bringUpToDate();
    if (!onSqlite) return expect(backup).toBeNull();
    expect(backup).toMatch(new RegExp(`backups/.*-before-${NEXT}_fax-2026-11-21T20-03-00-123Z[.]db$`));
    expect(existsSync(String(backup))).toBe(true);
    expect(statSync(String(backup)).mode & 0o777).toBe(0o600);
    expect(await runSql(`file:${backup}`, "select count(*) as n from clients")).toEqual([{ n: 2 }]);
    await expect(runSql(`file:${backup}`, "select fax from sites")).rejects.toThrow(/no such column/);
    // The copy is itself a database of the version before, and can be served and updated.
    expect((await migrate({ url: `file:${backup}`, now: NOW, folder, backups })).applied).toEqual([`${NEXT}_fax`]);
  });

  test("is not copied when there is nothing to do", async () => {
    await fill();
    await bringUpToDate();
    expect(existsSync(backups)).toBe(false);
  });

  test("refuses an update that would lose rows, and stays as it was", async () => {
    await fill();
    ship(`${NEXT}_careless.sql`, "DELETE FROM clients;");
    const { reason, sentence } = await refusal(bringUpToDate);
    expect(reason).toBe("rows_lost");
    expect(sentence).toContain('"clients" from 2 to 0');
    expect(await rows()).toEqual({ sites: 1, clients: 2 });
  });

  test("refuses an update that would leave rows without what they belong to", async () => {
    await fill();
    ship(`${NEXT}_careless.sql`, "DELETE FROM sites;");
    const { reason } = await refusal(bringUpToDate);
    expect(reason).toBe(onSqlite ? "links_broken" : "failed");
    expect(await rows()).toEqual({ sites: 1, clients: 2 });
  });

  test("is rolled back as a whole when an update fails in the middle", async () => {
    await fill();
    ship(`${NEXT}_first.sql`, "CREATE TABLE first (id text);");
    ship(
      `${LATER}_second.sql`,
      "CREATE TABLE second (id text);--> statement-breakpoint\nINSERT INTO nowhere VALUES (1);",
    );
    const { reason, sentence } = await refusal(bringUpToDate);
    expect(reason).toBe("failed");
    expect(sentence).toContain("left as it was");
    await expect(runSql(url, "select * from first")).rejects.toThrow();
    expect(await runSql(url, "select id from evenkeel_migrations")).toEqual(SHIPPED.map((id) => ({ id })));
    // Its copy went too: a server that restarts for ever must not fill the disk with copies.
    expect(existsSync(backups) ? readdirSync(backups) : []).toEqual([]);
    // Put right, the same update goes through.
    ship(`${LATER}_second.sql`, "CREATE TABLE second (id text);");
    expect((await bringUpToDate()).applied).toEqual([`${NEXT}_first`, `${LATER}_second`]);
  });
});

describe("a database that does not fit", () => {
  test("by a newer version is refused by both, with what to do", async () => {
    await fill();
    ship(`${NEXT}_fax.sql`, CHANGE_SITES);
    await bringUpToDate();
    rmSync(join(folder, `${NEXT}_fax.sql`));
    for (const work of [bringUpToDate, () => checkMigrations({ url, folder })]) {
      const { reason, sentence } = await refusal(work);
      expect(reason).toBe("newer");
      expect(sentence).toContain(`"${NEXT}_fax"`);
    }
    expect(await rows()).toEqual({ sites: 1, clients: 2 });
  });

  test("because a migration was edited is refused by both", async () => {
    await fill();
    ship("0000_foundation.sql", `${readFileSync(join(folder, "0000_foundation.sql"), "utf8")}\n-- a harmless remark`);
    for (const work of [bringUpToDate, () => checkMigrations({ url, folder })]) {
      expect((await refusal(work)).reason).toBe("edited");
    }
  });

  test("because its own list was tampered with is refused", async () => {
    await fill();
    await runSql(url, "update evenkeel_migrations set hash = 'other'");
    expect((await refusal(() => checkMigrations({ url, folder }))).reason).toBe("edited");
  });

  test("because a migration was slipped in before those applied is refused", async () => {
    await fill();
    ship("0000_a_late_idea.sql", "CREATE TABLE late (id text);");
    expect((await refusal(bringUpToDate)).reason).toBe("edited");
  });

  test("because it is another program's is refused and left alone", async () => {
    await runSql(url, "create table wordpress_posts (id integer)");
    const { reason, sentence } = await refusal(bringUpToDate);
    expect(reason).toBe("foreign");
    expect(sentence).toContain("wordpress_posts");
    await expect(runSql(url, "select * from sites")).rejects.toThrow();
  });

  test("is not one whose files were checked out with other line ends", async () => {
    await fill();
    const path = "0000_foundation.sql";
    ship(path, readFileSync(join(folder, path), "utf8").replaceAll("\n", "\r\n"));
    await checkMigrations({ url, folder });
  });
});
