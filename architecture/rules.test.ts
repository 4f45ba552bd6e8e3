import { describe, expect, test } from "vitest";
import { houseOf } from "./house";
import { rules } from "./rules";

/*
 * Each rule on made-up files: it must say something about the bad ones and be silent about the good ones. What the
 * text rules look for is put together here, so that they do not find it in this file.
 */
const IGNORE = ["@ts", "ignore"].join("-");
const DISABLE = ["eslint", "disable"].join("-");
const LOOSE = ["a", "ny"].join("");

interface Sample {
  rule: string;
  path: string;
  text: string;
  /** Other files it needs. */
  more?: Record<string, string>;
  /** What the sentence must hold; null: silence. */
  says: RegExp | null;
}

const FLOORS = "a file imports from its own floor or one below";
const OUTSIDE = "a file imports with @/ or from beside itself, and never from outside the house";
const TESTING = "what serves tests is imported by tests alone";
const PACKAGES = "some packages are known in one place only";
const LIB = "the rule book imports neither framework, nor database, nor the machine";
const DB = "storage knows neither Next nor React";
const PAGES = "a page reads through loaders and writes through actions";
const BROWSER = "nothing of the server reaches the browser";
const TELLING = "a name says what is in it";
const KEBAB = "files are named in kebab-case";
const BARRELS = "there are no barrels";
const WORDS = "a feature has a closed vocabulary of files";
const NAMED = "exports have names";
const ACTIONS = "every action is a door";
const LOADERS = "every loader is a door";
const ROUTES = "every route handler is a door";
const PURE = "the rule book is pure";
const ANY = "nothing is typed any";
const TESTS = "every test runs, on every machine";
const SILENCE = "no check is silenced";
const SIZE = "no file is longer than 400 lines";
const RESTRICT = "nothing is removed along with something else";

const lib = (text: string, says: RegExp | null, rule = PURE): Sample => ({ rule, path: "lib/time/day.ts", text, says });
const floor = (path: string, text: string, says: RegExp | null): Sample => ({ rule: FLOORS, path, text, says });
const action = (text: string, says: RegExp | null): Sample => ({
  rule: ACTIONS,
  path: "features/staff/actions.ts",
  text,
  says,
});
const named = (rule: string, path: string, says: RegExp | null): Sample => ({
  rule,
  path,
  text: "export const a = 1;\n",
  says,
});

const samples: Sample[] = [
  floor("lib/a.ts", `import { sites } from "@/db/schema";`, /lib\/ does not know db\/.*pass the value in/),
  floor("lib/a.ts", `import { sites } from "../db/schema";`, /does not know db\//),
  floor("lib/a.ts", `export { now } from "@/server/clock";`, /does not know server\//),
  floor("lib/a.ts", `const it = await import("@/server/clock");`, /does not know server\//),
  floor("lib/a.ts", `type Row = import("@/db/store").Tx;`, /does not know db\//),
  floor("lib/a.ts", `import type { Tx } from "@/db/store";`, /does not know db\//),
  floor("db/a.ts", `import { now } from "../server/clock";`, /db\/ does not know server\//),
  floor("server/a.ts", `import { mark } from "@/features/attendance/commands";`, /knows no use case/),
  floor("components/a.tsx", `import { now } from "@/server/clock";`, /pass data and texts in as props/),
  floor("components/a.tsx", `import { sites } from "@/db/schema";`, /components\/ does not know db\//),
  floor(
    "components/a.tsx",
    `import { Roster } from "@/features/attendance/components/roster";`,
    /does not know features\//,
  ),
  floor("features/staff/queries.ts", `import Page from "@/app/page";`, /does not know app\//),
  floor("app/start.ts", `import { openTheStore } from "@/db/store";`, null),
  floor("app/page.tsx", `import { main } from "@/scripts/start";`, /does not know scripts\//),
  floor("scripts/start.ts", `import { config } from "../next.config";`, /does not know the files at the top/),
  floor("e2e/staff.ts", `import { theStore } from "@/db/store";`, /go through the page/),
  floor(
    "features/staff/queries.ts",
    `import { staff } from "@/db/schema"; import { Button } from "@/components/button";`,
    null,
  ),
  floor(
    "features/staff/queries.ts",
    `import { find } from "@/features/clients/queries"; import { a } from "./input";`,
    null,
  ),
  floor("server/a.test.ts", `import { world } from "@/features/testing/world";`, null),
  floor("lib/a.ts", `import { b } from "./b"; import fc from "fast-check"; // import { x } from "@/db/schema"`, null),
  floor("lib/a.ts", "const text = `import { x } from '@/db/schema'`;", null),
  floor("instrumentation.ts", `import { theStore } from "@/db/store";`, null),

  { rule: OUTSIDE, path: "lib/a.ts", text: `import { a } from "../../elsewhere/a";`, says: /outside the project/ },
  { rule: OUTSIDE, path: "lib/time/a.ts", text: `import { a } from "../result";`, says: null },

  {
    rule: TESTING,
    path: "server/a.ts",
    text: `import { openTestStore } from "@/db/testing/test-store";`,
    says: /made for tests/,
  },
  {
    rule: TESTING,
    path: "server/a.test.ts",
    text: `import { openTestStore } from "@/db/testing/test-store";`,
    says: null,
  },
  {
    rule: TESTING,
    path: "features/testing/world.ts",
    text: `import { openTestStore } from "@/db/testing/test-store";`,
    says: null,
  },

  { rule: PACKAGES, path: "server/doors/a.ts", text: `import NextAuth from "next-auth";`, says: /ask currentActor/ },
  { rule: PACKAGES, path: "app/a.ts", text: `import { x } from "@auth/core/jwt";`, says: /sign-in library/ },
  { rule: PACKAGES, path: "server/sign-in/next-auth.ts", text: `import NextAuth from "next-auth";`, says: null },
  {
    rule: PACKAGES,
    path: "scripts/a.ts",
    text: `import Database from "better-sqlite3";`,
    says: /Only db\/ knows the drivers/,
  },
  {
    rule: PACKAGES,
    path: "features/a/queries.ts",
    text: `const pg = require("pg");`,
    says: /Only db\/ knows the drivers/,
  },
  { rule: PACKAGES, path: "db/a.ts", text: `import type pg from "pg";`, says: null },
  { rule: PACKAGES, path: "app/page.tsx", text: `import { eq } from "drizzle-orm";`, says: /SQL is written/ },
  { rule: PACKAGES, path: "features/a/queries.ts", text: `import { eq } from "drizzle-orm";`, says: null },

  lib(`import { cache } from "react";`, /move this to the floor/, LIB),
  lib(`import { cookies } from "next/headers";`, /values/, LIB),
  lib(`import { readFileSync } from "node:fs";`, /from the machine/, LIB),
  lib(`import { RRule } from "rrule";`, null, LIB),
  { rule: LIB, path: "lib/a.test.ts", text: `import { execFileSync } from "node:child_process";`, says: null },
  { rule: DB, path: "db/a.ts", text: `import { headers } from "next/headers";`, says: /jobs and the command line/ },
  { rule: DB, path: "db/a.ts", text: `import { join } from "node:path";`, says: null },

  {
    rule: PAGES,
    path: "app/page.tsx",
    text: `import { findWeek } from "@/features/scheduling/queries/week";`,
    says: /past the door/,
  },
  { rule: PAGES, path: "app/page.tsx", text: `import { sites } from "@/db/schema";`, says: /past the door/ },
  { rule: PAGES, path: "app/background.ts", text: `import { jobs } from "@/features/accounts/jobs";`, says: null },
  {
    rule: PAGES,
    path: "app/page.tsx",
    text: `import { cancel } from "@/features/scheduling/commands";`,
    says: /past the door/,
  },
  {
    rule: PAGES,
    path: "app/page.tsx",
    text: `import { weekLoader } from "@/features/scheduling/loaders";`,
    says: null,
  },
  {
    rule: PAGES,
    path: "app/page.tsx",
    text: `import type { Week } from "@/features/scheduling/queries/week";`,
    says: null,
  },
  { rule: PAGES, path: "app/x/route.ts", text: `import { mark } from "@/features/attendance/commands";`, says: null },

  {
    rule: BROWSER,
    path: "features/a/components/form.tsx",
    text: `"use client";\nimport { shape } from "../input";`,
    more: { "features/a/input.ts": `import { z } from "zod";` },
    says: /brings "zod".*by way of features\/a\/input\.ts/,
  },
  {
    rule: BROWSER,
    path: "features/a/components/form.tsx",
    text: `"use client";\nimport { LEVELS } from "@/db/schema";`,
    says: /data access/,
  },
  {
    rule: BROWSER,
    path: "components/a.tsx",
    text: `"use client";\nimport { b } from "./b";`,
    more: { "components/b.ts": `import { c } from "./c";`, "components/c.ts": `import { join } from "node:path";` },
    says: /a part of Node.*components\/b\.ts and components\/c\.ts/,
  },
  {
    rule: BROWSER,
    path: "features/a/components/form.tsx",
    text: `"use client";\nimport { save } from "../actions";\nimport type { Row } from "@/db/store";\nimport { idle } from "@/server/doors/action-state";`,
    more: { "features/a/actions.ts": `"use server";\nimport { theStore } from "@/db/store";` },
    says: null,
  },
  {
    rule: BROWSER,
    path: "components/list.tsx",
    text: `import { sites } from "@/db/schema";`,
    says: null,
  },

  named(TELLING, "lib/utils.ts", /could hold anything/),
  named(TELLING, "features/staff/helpers/a.ts", /"helpers"/),
  named(TELLING, "server/mail-service.ts", /"mail-service"/),
  named(TELLING, "db/session-manager.test.ts", /"session-manager"/),
  named(TELLING, "features/programs/commands/service-types.ts", null),

  named(KEBAB, "lib/LocalDate.ts", /"LocalDate"/),
  named(KEBAB, "components/week_grid.tsx", /kebab-case/),
  named(KEBAB, "app/(staff)/clients/[clientId]/page.tsx", null),
  named(KEBAB, "vitest.config.ts", null),
  named(KEBAB, "lib/recurrence/expand-series.property.test.ts", null),
  named(KEBAB, "features/doors.matrix.ts", null),

  named(BARRELS, "components/index.ts", /is a barrel/),
  named(BARRELS, "db/schema/index.ts", null),
  { rule: BARRELS, path: "lib/time.ts", text: `export * from "./time/zone";`, says: /hands on everything/ },
  { rule: BARRELS, path: "lib/time.ts", text: `export { zone } from "./time/zone";`, says: null },

  named(WORDS, "features/staff/mailer.ts", /staff\/<word>\/<capability>\.ts/),
  named(WORDS, "features/staff/model/staff.ts", /lies in "model"/),
  named(WORDS, "features/staff/commands/deep/er.ts", /one level deep/),
  named(WORDS, "features/lists.ts", /beside the features/),
  named(WORDS, "features/staff/components.tsx", /not one of a feature's files/),
  named(WORDS, "features/staff/commands.ts", null),
  named(WORDS, "features/staff/commands/invite.ts", null),
  named(WORDS, "features/staff/commands/invite.test.ts", null),
  named(WORDS, "features/staff/queries.test.ts", null),
  named(WORDS, "features/staff/components/list/row.tsx", null),
  named(WORDS, "features/testing/world.ts", null),
  named(WORDS, "features/doors.test.ts", null),

  { rule: NAMED, path: "lib/a.ts", text: "export default 1;", says: /Give it a name/ },
  {
    rule: NAMED,
    path: "components/a.tsx",
    text: "export default function A() { return null; }",
    says: /Give it a name/,
  },
  {
    rule: NAMED,
    path: "app/(staff)/today/page.tsx",
    text: "export default function Page() { return null; }",
    says: null,
  },

  action(`export const save = defineAction({});`, /does not begin with "use server"/),
  action(`"use server";\nexport async function save() {}`, /"save", which is no defineAction/),
  action(`"use server";\nexport const save = async () => {};`, /"save"/),
  action(`"use server";\nconst save = async () => {};\nexport { save };`, /by a list/),
  action(`"use server";\nexport default defineAction({});`, /a default/),
  action(`"use server";\nexport const enter = defineOpenAction({});`, /"enter", which is no defineAction/),
  action(
    `"use server";\nconst limit = 3;\nexport const save = defineAction({ limit });\nexport type Saved = string;`,
    null,
  ),
  {
    rule: ACTIONS,
    path: "features/sign-in/actions.ts",
    text: `"use server";\nexport const enter = defineOpenAction({});`,
    says: null,
  },
  { rule: ACTIONS, path: "features/staff/actions/invite.ts", text: `"use server";\nexport const a = 1;`, says: /"a"/ },
  {
    rule: LOADERS,
    path: "features/staff/loaders.ts",
    text: `export const all = async () => [];`,
    says: /"all", which is no defineLoader/,
  },
  { rule: LOADERS, path: "features/staff/loaders.ts", text: `export const all = defineLoader({});`, says: null },
  {
    rule: ROUTES,
    path: "app/feed/route.ts",
    text: `export async function GET() {}`,
    says: /"GET", which is no defineRoute/,
  },
  {
    rule: ROUTES,
    path: "app/feed/route.ts",
    text: `export const dynamic = "force-dynamic";\nexport const GET = defineRoute({});`,
    says: null,
  },
  {
    rule: ROUTES,
    path: "app/api/auth/[...nextauth]/route.ts",
    text: `export const { GET, POST } = handlers;`,
    says: null,
  },

  lib(`const at = Date.now();`, /uses Date\.now.*take the time as an argument/),
  lib(`const at = globalThis.Date.now();`, /Date\.now/),
  lib(`const at = new Date();`, /new Date\(\)/),
  lib(`const at = new Date;`, /new Date\(\)/),
  lib(`const text = Date();`, /Date\(\)/),
  lib(`const n = Math.random();`, /leaves nothing to chance/),
  lib(`const id = crypto.randomUUID();`, /chance/),
  lib(`const zone = process.env.TZ;`, /every machine/),
  lib(`const { env } = process;`, /every machine/),
  lib(`export function f(now: Date) { const process = 1; return new Date(now.getTime()) /* Date.now() */; }`, null),
  lib(`export const step = { process: 1 }; const a = step.process;`, null),
  { rule: PURE, path: "server/clock.ts", text: `export const now = () => new Date();`, says: null },
  { rule: PURE, path: "lib/a.test.ts", text: `process.env.TZ = "UTC";`, says: null },

  lib(`export const a = (x: ${LOOSE}) => x;`, /switches the checking off/, ANY),
  lib(`export const a = {} as ${LOOSE};`, /switches the checking off/, ANY),
  lib(`export const any = "any";`, null, ANY),

  { rule: TESTS, path: "lib/a.test.ts", text: `test.only("a", () => {});`, says: /\.only/ },
  { rule: TESTS, path: "lib/a.test.ts", text: `describe.skip("a", () => {});`, says: /\.skip/ },
  { rule: TESTS, path: "lib/a.test.ts", text: `it.each([1])("skip %s", () => {});`, says: null },
  { rule: TESTS, path: "lib/a.test.ts", text: `test.concurrent.skip("a", () => {});`, says: /\.skip/ },
  { rule: TESTS, path: "lib/a.test.ts", text: `test.skipIf(true)("a", () => {});`, says: /\.skipIf/ },
  { rule: TESTS, path: "lib/a.test.ts", text: `xit("a", () => {});`, says: /xit/ },
  { rule: TESTS, path: "lib/a.ts", text: `export const b = rule.skip(list.only);`, says: null },

  lib(`// ${IGNORE}\nexport const a: string = 1;`, /Change the code/, SILENCE),
  lib(`/* ${DISABLE} no-console */`, /Change the code/, SILENCE),
  lib(`export const a = <div />; {/* ${DISABLE} */}`, /Change the code/, SILENCE),
  lib(`export const a = "nothing";`, null, SILENCE),

  lib("const a = 1;\n".repeat(401), /has 401 lines/, SIZE),
  lib("const a = 1;\n".repeat(400), null, SIZE),

  {
    rule: RESTRICT,
    path: "db/migrations/sqlite/0001_a.sql",
    text: "FOREIGN KEY (a) REFERENCES b(id) ON DELETE CASCADE",
    says: /RESTRICT/,
  },
  { rule: RESTRICT, path: "db/schema/a.ts", text: `references(() => b.id, { onDelete: "cascade" })`, says: /RESTRICT/ },
  { rule: RESTRICT, path: "db/schema/a.ts", text: `references(() => b.id, { onDelete: "restrict" })`, says: null },
];

describe.each(rules)("$name", ({ name, find }) => {
  const own = samples.filter((sample) => sample.rule === name);

  test("is tried on a bad file and on a good one", () => {
    expect(own.some((sample) => sample.says !== null)).toBe(true);
    expect(own.some((sample) => sample.says === null)).toBe(true);
  });

  test.each(own)("$path: $text", ({ path, text, more, says }) => {
    const said = find(houseOf({ ...more, [path]: text })).filter((finding) => finding.path === path);
    if (says === null) expect(said).toEqual([]);
    else expect(said.map(({ sentence }) => sentence).join("\n")).toMatch(says);
  });
});

test("every sample is of a rule that exists", () => {
  const names = new Set(rules.map((rule) => rule.name));
  expect(samples.filter((sample) => !names.has(sample.rule))).toEqual([]);
  expect(names.size).toBe(rules.length);
});

test("a finding names the line", () => {
  const [finding] = rules.flatMap((rule) =>
    rule.find(houseOf({ "lib/a.ts": `\n\nimport { x } from "@/db/schema";\n` })),
  );
  expect(finding).toMatchObject({ path: "lib/a.ts", line: 3 });
});
