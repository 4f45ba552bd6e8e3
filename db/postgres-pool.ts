import type { Pool } from "pg";

const CONNECTIONS = 10;

/** A pool whose every connection is set up before it is handed out, and proven to reach the server. */
export async function openPostgresPool(url: string, { isReadOnly = false } = {}): Promise<Pool> {
  const { default: pg } = await import("pg");
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    application_name: isReadOnly ? "evenkeel reads" : "evenkeel writes",
    // Set by statement, not in the address: an `options=` of the operator's would silently replace it there.
    async onConnect(client) {
      await client.query("set timezone = 'UTC'");
      await client.query(
        isReadOnly
          ? "set default_transaction_read_only = on"
          : // A body that hangs must not hold its locks for ever.
            "set idle_in_transaction_session_timeout = '60s'",
      );
    },
  });
  // An idle connection that the server closes is replaced at the next query; without a listener it would end the process.
  pool.on("error", () => undefined);
  const client = await pool.connect();
  client.release();
  return pool;
}
