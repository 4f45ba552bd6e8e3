import type BetterSqlite3 from "better-sqlite3";

const BUSY_TIMEOUT_MS = 5000;

/** The path in "file:./data/evenkeel.db"; a bare path is taken as it is. */
export function sqlitePathOf(url: string): string {
  const path = url.replace(/^file:(\/\/(?=\/))?/, "");
  if (path === "" || path.includes(":memory:")) {
    throw new Error(
      `DATABASE_URL must name a file ("file:./data/evenkeel.db") or a postgres:// address, not "${url}".`,
    );
  }
  return path;
}

/** One connection to a SQLite file. Opening for writing makes the file; the folder must stand. */
export async function openSqliteFile(
  path: string,
  { isReadOnly = false, busyTimeoutMs = BUSY_TIMEOUT_MS }: { isReadOnly?: boolean; busyTimeoutMs?: number } = {},
): Promise<BetterSqlite3.Database> {
  checkNode();
  const { default: Database } = await import("better-sqlite3");
  return new Database(path, { readonly: isReadOnly, fileMustExist: isReadOnly, timeout: busyTimeoutMs });
}

/** better-sqlite3 ends the process without a word on a Node that lacks Node-API 10, so ask before loading it. */
function checkNode(): void {
  if (Number(process.versions.napi) < 10) {
    throw new Error(
      `Node ${process.versions.node} is too old for the embedded database: it needs Node 22.14 or newer. ` +
        "`npm install` brings a fitting one into node_modules, and npm scripts use it.",
    );
  }
}
