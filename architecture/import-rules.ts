import { fileRule, type Finding, type Import, type Rule, type Source } from "./source";

/** Which folders a folder may import from, besides itself. The files at the top start the house and may import all of it. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  lib: [],
  db: ["lib"],
  server: ["lib", "db"],
  components: ["lib"],
  features: ["lib", "db", "server", "components"],
  app: ["lib", "db", "server", "components", "features"],
  scripts: ["lib", "db", "server", "features"],
  e2e: ["lib"],
  architecture: [],
};

/** Why a folder stays clear of another, and what to do instead. */
const WHY: Readonly<Record<string, string>> = {
  lib: "The rule book is pure: pass the value in as an argument, or move this file to the floor it works on.",
  db: "Storage knows nothing of requests or of who may do what: move what needs both into server/ or a feature.",
  server: "What every request shares knows no use case: let the feature call it, or register there what it needs.",
  components:
    "A component could ship in another product: pass data and texts in as props, or move it into the feature's components/.",
  features: "A use case knows no route: move what both need into the feature, and let the route import it.",
  app: "A route only composes: read through a loader, write through an action, and keep SQL in the feature's queries.",
  scripts: "The operator's door uses the same commands and queries as everybody: move what it needs into a feature.",
  e2e: "A journey knows only what a person sees in the browser: go through the page.",
  architecture: "The rules look at the house from outside.",
};

function folderOf(path: string): string {
  return path.includes("/") ? (path.split("/")[0] ?? "") : "";
}

function eachImport(name: string, judge: (source: Source, its: Import) => string | null): Rule {
  return fileRule(name, (source) =>
    source.imports.flatMap((its): Finding[] => {
      const sentence = judge(source, its);
      return sentence === null ? [] : [{ path: source.path, line: its.line, sentence }];
    }),
  );
}

/** The package of a specifier: "next" of "next/link", "@auth/core" of "@auth/core/jwt". */
function packageOf({ specifier, target }: Import): string | null {
  if (target !== null || specifier.startsWith("node:")) return null;
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

const floors = eachImport("a file imports from its own floor or one below", (source, its) => {
  const from = folderOf(source.path);
  const allowed = MAY_IMPORT[from];
  if (its.target === null || allowed === undefined) return null;
  const to = folderOf(its.target);
  if (to === from || allowed.includes(to)) return null;
  // Tests of a floor may build their world with what stands above it; nothing that ships hangs on them.
  if (source.isTest && to === "features" && its.target.startsWith("features/testing/")) return null;
  return `imports "${its.specifier}", but ${from}/ does not know ${to === "" ? "the files at the top" : `${to}/`}. ${WHY[from]}`;
});

const outside = eachImport(
  "a file imports with @/ or from beside itself, and never from outside the house",
  (source, its) => {
    if (its.target === null || !its.target.startsWith("..")) return null;
    return `imports "${its.specifier}", which lies outside the project.`;
  },
);

const testing = eachImport("what serves tests is imported by tests alone", (source, its) => {
  if (source.isTest || its.target === null || !/^(db|features)\/testing\//.test(its.target)) return null;
  if (folderOf(source.path) === "") return null;
  return `imports "${its.specifier}", which is made for tests and may build or throw away whole databases. Move what both need out of testing/.`;
});

/** Packages that only some places may know. */
const PACKAGES: readonly { test: (name: string) => boolean; where: RegExp; sentence: string }[] = [
  {
    test: (name) => name === "next-auth" || name.startsWith("@auth/"),
    where: /^server\/sign-in\/next-auth\.ts$/,
    sentence:
      "Only server/sign-in/next-auth.ts knows the sign-in library, so that it can be replaced there: ask currentActor() who this is.",
  },
  {
    test: (name) => name === "better-sqlite3" || name === "pg",
    // The benchmark's floor is a bare answer of the driver's, with nothing of ours in between.
    where: /^db\/|^scripts\/bench\/bare-answers\.ts$/,
    sentence: "Only db/ knows the drivers: everything else reads through a Reader and writes through store.transact.",
  },
  {
    test: (name) => name === "drizzle-orm" || name === "drizzle-kit",
    // The operator's scripts load worlds and look a database over, which no request ever does.
    where: /^(db|server|features|scripts)\/|^drizzle\.config\.ts$/,
    sentence: "SQL is written in db/, server/ or a feature's queries and commands: call one of these.",
  },
];

const packages = eachImport("some packages are known in one place only", (source, its) => {
  const name = packageOf(its);
  const kept = name === null ? undefined : PACKAGES.find((each) => each.test(name));
  if (kept === undefined || kept.where.test(source.path)) return null;
  return `imports "${its.specifier}". ${kept.sentence}`;
});

const NOT_IN_LIB = new Set([
  "next",
  "react",
  "react-dom",
  "drizzle-orm",
  "better-sqlite3",
  "pg",
  "next-auth",
  "zod",
  "pino",
]);
const libPackages = eachImport(
  "the rule book imports neither framework, nor database, nor the machine",
  (source, its) => {
    if (folderOf(source.path) !== "lib" || source.isTest) return null;
    const name = packageOf(its);
    const isMachine = its.specifier.startsWith("node:");
    if (!isMachine && (name === null || !NOT_IN_LIB.has(name))) return null;
    return `imports "${its.specifier}". The rule book takes values and a time and returns values: ${isMachine ? "let the caller fetch what this needs from the machine" : "move this to the floor that knows it"}.`;
  },
);

const NOT_IN_DB = new Set(["next", "react", "react-dom", "next-auth"]);
const dbPackages = eachImport("storage knows neither Next nor React", (source, its) => {
  const name = packageOf(its);
  if (folderOf(source.path) !== "db" || name === null || !NOT_IN_DB.has(name)) return null;
  return `imports "${its.specifier}". Storage serves jobs and the command line too: move what knows the request into server/.`;
});

/** The parts of a feature that a page may run; the rest of it is behind these. */
const PAGE_MAY = /^features\/[^/]+\/(loaders|actions|components|input)(\/|$)/;
/** A route handler names its command itself, and what starts with the app (jobs, the store) is no page: both are `.ts`. */
const PAGE = /^app\/.*\.tsx$/;
const pages = eachImport("a page reads through loaders and writes through actions", (source, its) => {
  if (!PAGE.test(source.path) || source.isTest || its.isType || its.target === null) return null;
  const isPastDoor = its.target.startsWith("features/") && !PAGE_MAY.test(its.target);
  if (!isPastDoor && !its.target.startsWith("db/")) return null;
  return `imports "${its.specifier}", past the door. A page may use a feature's loaders, actions, input and components: they ask who this is and what they may see.`;
});

export const importRules: readonly Rule[] = [floors, outside, testing, packages, libPackages, dbPackages, pages];
