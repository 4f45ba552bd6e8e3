import { execFile } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { promisify } from "node:util";
import type { Engine } from "./engine";

/** The folder of the migrations of one engine, from the root of the project. */
export function migrationsFolder(engine: Engine): string {
  return join("db", "migrations", engine);
}

/**
 * Let drizzle-kit compare the schema with the migrations in `folder` and write the next one, `name`, if they differ.
 * Then make of its SQL what it cannot say itself.
 */
export async function generateMigration(engine: Engine, folder: string, name: string): Promise<void> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["node_modules/drizzle-kit/bin.cjs", "generate", "--name", name],
    {
      env: {
        ...process.env,
        DATABASE_URL: engine === "postgres" ? "postgres://schema-only" : "file:schema-only.db",
        // It looks for what is there below the folder it runs in.
        DRIZZLE_OUT: relative(process.cwd(), resolve(folder)),
      },
    },
  );
  // It ends well even when the schema could not be read, or when it has a question and nobody to ask.
  if (!/Your SQL migration|No schema changes/.test(stdout)) throw new Error(`drizzle-kit wrote nothing:\n${stdout}`);
  for (const file of await sqlFiles(folder)) {
    const path = join(folder, file);
    const sql = await readFile(path, "utf8");
    await writeFile(path, engine === "postgres" ? comparingByBytes(sql) : strict(sql));
  }
  await settle(folder);
}

/**
 * SQLite keeps any value in any column, unless the table is STRICT; drizzle-kit cannot emit the word, and in a column
 * that is added it forgets what a link does when its row goes.
 * Doing it twice is the same as once.
 */
export function strict(sql: string): string {
  return sql
    .replaceAll(/^(CREATE TABLE [^;]*\n\)) *;/gm, "$1 STRICT;")
    .replaceAll(/^(ALTER TABLE .* REFERENCES \w+\(\w+\));/gm, "$1 ON UPDATE no action ON DELETE restrict;");
}

/**
 * PostgreSQL orders text by the language the database was made with, SQLite by bytes. COLLATE "C" makes the same list
 * come out in the same order on both, and lets an index serve a search by prefix. Doing it twice is the same as once.
 */
export function comparingByBytes(sql: string): string {
  return sql.replaceAll(/^(\t|ALTER TABLE "\w+" ADD COLUMN )("\w+") text\b(?! COLLATE)/gm, '$1$2 text COLLATE "C"');
}

/** drizzle-kit notes the time and random ids; without them the same schema gives the same files. */
async function settle(folder: string): Promise<void> {
  const journalPath = join(folder, "meta", "_journal.json");
  const journal = JSON.parse(await readFile(journalPath, "utf8")) as { entries: { idx: number; when: number }[] };
  for (const entry of journal.entries) entry.when = entry.idx;
  await writeFile(journalPath, `${JSON.stringify(journal, null, 2)}\n`);

  for (const { idx } of journal.entries) {
    const path = join(folder, "meta", `${String(idx).padStart(4, "0")}_snapshot.json`);
    const snapshot = JSON.parse(await readFile(path, "utf8")) as { id: string; prevId: string };
    snapshot.id = snapshotId(idx);
    snapshot.prevId = snapshotId(idx - 1);
    await writeFile(path, `${JSON.stringify(snapshot, null, 2)}\n`);
  }
}

/** The id of the nth snapshot; drizzle-kit's own id of "nothing yet" is all zeros. */
function snapshotId(idx: number): string {
  return `00000000-0000-0000-0000-${String(idx + 1).padStart(12, "0")}`;
}

/** Removes the newest migration's files and its line in the journal, and gives its name. */
export async function takeBackNewest(folder: string): Promise<string> {
  const path = join(folder, "meta", "_journal.json");
  const journal = JSON.parse(await readFile(path, "utf8")) as {
    entries: { tag: string }[];
  };
  const newest = journal.entries.at(-1);
  if (newest === undefined) throw new Error(`${folder} holds no migration.`);
  await rm(join(folder, `${newest.tag}.sql`));
  await rm(join(folder, "meta", `${newest.tag.slice(0, 4)}_snapshot.json`));
  await writeFile(path, `${JSON.stringify({ ...journal, entries: journal.entries.slice(0, -1) }, null, 2)}\n`);
  return newest.tag.slice(5);
}

/** Whether the schema says more, or less, than the committed migrations of an engine come to. */
export async function hasDrifted(engine: Engine, committed = migrationsFolder(engine)): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), "evenkeel-generate-"));
  try {
    await cp(committed, folder, { recursive: true });
    await generateMigration(engine, folder, "drift");
    return (await contents(folder)) !== (await contents(committed));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function contents(folder: string): Promise<string> {
  const parts = (await sqlFiles(folder)).map(async (file) => `${file}\n${await readFile(join(folder, file), "utf8")}`);
  return (await Promise.all(parts)).join("\n");
}

async function sqlFiles(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((file) => file.endsWith(".sql")).sort();
}
