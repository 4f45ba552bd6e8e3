import { rm } from "node:fs/promises";
import type { Engine } from "../db/engine";
import { generateMigration, hasDrifted, migrationsFolder } from "../db/generated-migrations";

/**
 * `npm run db:generate`: write the migrations of both engines anew from db/schema. Until the first release there is one,
 * "foundation", made from scratch each time. With `--check` nothing is written: it fails when the files are not what the
 * schema says.
 */
const ENGINES: readonly Engine[] = ["sqlite", "postgres"];
const isCheck = process.argv.includes("--check");

for (const engine of ENGINES) {
  const folder = migrationsFolder(engine);
  if (!isCheck) {
    await rm(folder, { recursive: true, force: true });
    await generateMigration(engine, folder, "foundation");
    process.stdout.write(`${folder} written\n`);
  } else if (await hasDrifted(engine)) {
    process.stderr.write(`${folder} is not what db/schema says. Run: npm run db:generate\n`);
    process.exitCode = 1;
  }
}
