import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runProgram } from "./run-program";

const SOURCES = ["app", "components", "db", "features", "lib", "public", "server"];
const FILES = ["instrumentation.ts", "next.config.ts", "package-lock.json", "proxy.ts", "tsconfig.json"];
const STAMP = ".next/evenkeel-sources";

/** Is there a production build of exactly these sources? */
export function isBuilt(): boolean {
  return existsSync(".next/BUILD_ID") && existsSync(STAMP) && readFileSync(STAMP, "utf8") === hashOfSources();
}

/** Make the production build. Throws with the build's own words if it fails. */
export async function buildApp(): Promise<void> {
  const hash = hashOfSources();
  const run = await runProgram(process.execPath, ["node_modules/next/dist/bin/next", "build"], { quiet: true });
  if (run.code !== 0) throw new Error(`The build failed:\n${run.output}`);
  writeFileSync(STAMP, hash);
}

function hashOfSources(): string {
  const hash = createHash("sha256");
  const add = (path: string) => hash.update(path).update("\0").update(readFileSync(path));
  for (const file of FILES) if (existsSync(file)) add(file);
  for (const folder of SOURCES) {
    if (!existsSync(folder)) continue;
    for (const path of (readdirSync(folder, { recursive: true }) as string[]).sort()) {
      const isCode = /\.(ts|tsx|css|sql|json|svg|woff2)$/.test(path) && !/\.test\.tsx?$/.test(path);
      if (isCode) add(join(folder, path));
    }
  }
  return hash.digest("hex");
}
