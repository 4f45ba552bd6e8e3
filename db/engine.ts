export type Engine = "sqlite" | "postgres";

/** SQLite is the embedded default; a `postgres://` address chooses PostgreSQL. */
export function engineOf(databaseUrl: string | undefined): Engine {
  return /^postgres(ql)?:/.test(databaseUrl ?? "") ? "postgres" : "sqlite";
}

/** The engine of this process. One process speaks to one engine, so the schema is built for it once, at import. */
export const engine: Engine = engineOf(process.env.DATABASE_URL);
