import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { migrate } from "../migrate";
import { onTestServer } from "./test-server";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the run's databases lie: a folder, or the address of the throw-away server. */
    readonly testPlace: string;
    /** The migrated, empty database that each test copies: a file's path, or a database's name. */
    readonly testTemplate: string;
  }
}

/** Once a run: one migrated, empty database to copy from. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const now = new Date("2026-01-05T12:00:00Z");
  const server = process.env.EVENKEEL_TEST_POSTGRES;
  if (server !== undefined) {
    const template = `template_${process.pid}`;
    await onTestServer(server, `create database ${template}`);
    await migrate({ url: Object.assign(new URL(server), { pathname: `/${template}` }).href, now });
    project.provide("testPlace", server);
    project.provide("testTemplate", template);
    // The server goes with the run, and all of its databases with it.
    return async () => undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), "evenkeel-test-"));
  const made = join(folder, "made.db");
  await migrate({ url: `file:${made}`, now });
  const template = join(folder, "template.db");
  copyFileSync(made, template);
  project.provide("testPlace", folder);
  project.provide("testTemplate", template);
  return async () => rmSync(folder, { recursive: true, force: true });
}
