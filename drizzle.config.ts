import { defineConfig } from "drizzle-kit";
import { engineOf } from "./db/engine";

/** Used by scripts/generate-migrations.ts alone, which chooses the engine by DATABASE_URL and the folder by DRIZZLE_OUT. */
const engine = engineOf(process.env.DATABASE_URL);

export default defineConfig({
  dialect: engine === "postgres" ? "postgresql" : "sqlite",
  schema: "./db/schema/index.ts",
  out: process.env.DRIZZLE_OUT ?? `./db/migrations/${engine}`,
  casing: "snake_case",
});
