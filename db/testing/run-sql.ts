import BetterSqlite3 from "better-sqlite3";
import { engine } from "../engine";
import { onTestServer } from "./test-server";

/** One statement straight on a test's database, past the store, with the rules for links in force. */
export async function runSql(url: string, statement: string): Promise<Record<string, unknown>[]> {
  if (engine === "postgres") return onTestServer(url, statement);
  const connection = new BetterSqlite3(url.replace("file:", ""));
  try {
    connection.pragma("foreign_keys = ON");
    const prepared = connection.prepare<unknown[], Record<string, unknown>>(statement);
    if (prepared.reader) return prepared.all();
    prepared.run();
    return [];
  } finally {
    connection.close();
  }
}
