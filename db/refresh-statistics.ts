import { engineOf } from "./engine";
import { openSqliteFile, sqlitePathOf } from "./sqlite-file";

/** Rows of an index that SQLite looks at; enough for good plans, and it takes milliseconds at any size. */
const LOOK_AT = 1000;

/** Let the database count what it holds, so that it plans well: after a world or an import was loaded, and by a job. */
export async function refreshStatistics(url: string): Promise<void> {
  if (engineOf(url) === "postgres") {
    const { default: pg } = await import("pg");
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query("analyze");
    } finally {
      await client.end();
    }
    return;
  }
  const connection = await openSqliteFile(sqlitePathOf(url));
  try {
    connection.pragma(`analysis_limit = ${LOOK_AT}`);
    connection.exec("ANALYZE");
  } finally {
    connection.close();
  }
}
