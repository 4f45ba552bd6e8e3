import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { readSource, type House, type Source } from "./source";

/** The folders that hold our own code; besides them, the files at the top. */
const FOLDERS = ["lib", "db", "server", "features", "components", "app", "scripts", "e2e", "architecture"];
const READ = /\.(tsx?|sql)$/;

/** Every file of ours under `root`. */
export function readHouse(root: string): House {
  const paths = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile() && READ.test(entry.name) && entry.name !== "next-env.d.ts")
    .map((entry) => entry.name);
  for (const folder of FOLDERS) paths.push(...filesIn(root, join(root, folder)));
  return new Map(
    paths.map((path): [string, Source] => [path, readSource(path, readFileSync(join(root, path), "utf8"))]),
  );
}

/** A house of made-up files, for trying a rule. */
export function houseOf(files: Readonly<Record<string, string>>): House {
  return new Map(Object.entries(files).map(([path, text]) => [path, readSource(path, text)]));
}

function filesIn(root: string, folder: string): string[] {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(root, path);
    return READ.test(entry.name) ? [relative(root, path).replaceAll(sep, "/")] : [];
  });
}
