import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

// Whatever database the shell names, tests never touch it: they run on files of their own, or on the throw-away server
// that `npm run test:postgres` starts. The schema is built for an engine at import, so this is said before anything else.
const DATABASE_URL = process.env.EVENKEEL_TEST_POSTGRES ?? "file:made-by-each-test.db";
process.env.DATABASE_URL = DATABASE_URL;

export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    env: { DATABASE_URL },
    // As many as there are cores: vitest leaves one free, which on two halves the work.
    maxWorkers: availableParallelism(),
    // It imports "next/server" without an extension, which only a bundler resolves.
    server: { deps: { inline: ["next-auth"] } },
    projects: [
      {
        extends: true,
        test: { name: "rules", include: ["{lib,components,architecture}/**/*.test.{ts,tsx}", "*.test.ts"] },
      },
      {
        extends: true,
        test: {
          name: "store",
          include: ["{db,server,features,app,scripts}/**/*.test.{ts,tsx}"],
          globalSetup: "db/testing/global-setup.ts",
        },
      },
    ],
  },
});
