import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";
import { engine } from "../engine";
import { newId } from "../id";
import { onTestServer } from "./test-server";

export interface TestDatabase {
  readonly url: string;
  remove(): Promise<void>;
}

/** A fresh database for one test: a copy of the run's migrated template, or with `isEmpty` one without any table. */
export async function makeTestDatabase({ isEmpty = false } = {}): Promise<TestDatabase> {
  const place = inject("testPlace");
  const template = inject("testTemplate");
  if (engine === "postgres") {
    const name = `test_${newId()}`;
    await onTestServer(place, isEmpty ? `create database ${name}` : `create database ${name} template ${template}`);
    return {
      url: Object.assign(new URL(place), { pathname: `/${name}` }).href,
      remove: async () => void (await onTestServer(place, `drop database ${name} with (force)`)),
    };
  }
  const path = join(place, `${newId()}.db`);
  if (!isEmpty) copyFileSync(template, path);
  return {
    url: `file:${path}`,
    remove: async () => {
      for (const suffix of ["", "-wal", "-shm"]) rmSync(`${path}${suffix}`, { force: true });
    },
  };
}
