import type { Engine } from "../db/engine";
import { generateMigration, hasDrifted, migrationsFolder, takeBackNewest } from "../db/generated-migrations";

/**
 * `npm run db:generate -- <name>`: write the next migration of both engines, from what db/schema says to what the ones
 * before it come to. `--again` first takes the newest one back, while nobody has run it yet; it keeps its name unless
 * another is given. With `--check` nothing is written: it fails when the files do not come to what the schema says.
 */
const ENGINES: readonly Engine[] = ["sqlite", "postgres"];
const flags = process.argv.slice(2).filter((word) => word.startsWith("--"));
const [name] = process.argv.slice(2).filter((word) => !word.startsWith("--"));

for (const engine of ENGINES) {
  const folder = migrationsFolder(engine);
  if (flags.includes("--check")) {
    if (!(await hasDrifted(engine))) continue;
    process.stderr.write(`${folder} is not what db/schema says. Run: npm run db:generate -- <name>\n`);
    process.exitCode = 1;
    continue;
  }
  const taken = flags.includes("--again") ? await takeBackNewest(folder) : null;
  const next = name ?? taken;
  if (next === null) throw new Error("Give the migration a name: npm run db:generate -- <name>");
  await generateMigration(engine, folder, next);
  process.stdout.write(`${folder} written\n`);
}
