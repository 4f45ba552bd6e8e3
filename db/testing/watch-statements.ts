import BetterSqlite3 from "better-sqlite3";
import { vi } from "vitest";
import { QuietSession } from "../postgres-session";
import { SqliteClient } from "../sqlite-client";

/** The statements that reached the database while `work` ran, in order, as drizzle wrote them. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const onSqlite = vi.spyOn(SqliteClient.prototype, "prepare");
  const onPostgres = vi.spyOn(QuietSession.prototype, "prepareQuery");
  try {
    await work();
    statements.push(...onSqlite.mock.calls.map(([sql]) => sql));
    statements.push(...onPostgres.mock.calls.map(([query]) => query.sql));
  } finally {
    onSqlite.mockRestore();
    onPostgres.mockRestore();
  }
  return statements;
}

/** How SQLite would run a statement, a line a step: "SEARCH marks USING INDEX …", or "SCAN marks". */
export function planOnSqlite(url: string, statement: string): string[] {
  const connection = new BetterSqlite3(url.replace("file:", ""), { readonly: true });
  try {
    // What the places hold does not matter: the plan is made without looking.
    const places = Array.from(statement.matchAll(/\?/g), () => null);
    const rows = connection.prepare(`explain query plan ${statement}`).all(...places) as { detail: string }[];
    return rows.map(({ detail }) => detail);
  } finally {
    connection.close();
  }
}
