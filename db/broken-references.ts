import { engineOf } from "./engine";
import { openSqliteFile, sqlitePathOf } from "./sqlite-file";

/**
 * The tables with rows that refer to rows that are not there. SQLite checks references only of connections that ask for
 * it, so a file that other tools wrote to may hold such rows; PostgreSQL never lets one in.
 */
export async function listBrokenReferences(url: string): Promise<string[]> {
  if (engineOf(url) === "postgres") return [];
  const connection = await openSqliteFile(sqlitePathOf(url));
  try {
    const rows = connection.pragma("foreign_key_check") as { table: string }[];
    return [...new Set(rows.map(({ table }) => table))].sort();
  } finally {
    connection.close();
  }
}
