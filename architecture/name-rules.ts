import ts from "typescript";
import { fileRule, lineOf, type Finding, type Rule } from "./source";

const EMPTY_WORDS = new Set([
  "util",
  "utils",
  "helper",
  "helpers",
  "service",
  "services",
  "manager",
  "managers",
  "misc",
]);

/** The parts of a path without Next's signs and endings: "(staff)" is "staff", "page.tsx" is "page"; "[id]" names a parameter. */
function partsOf(path: string): string[] {
  return path
    .split("/")
    .filter((part) => !part.startsWith("["))
    .map((part) =>
      part.replace(/(\.(test|property|matrix|config|d))*\.(tsx?|sql)$/, "").replaceAll(/^[(@_.]+|\)$/g, ""),
    )
    .filter((part) => part !== "");
}

const telling = fileRule("a name says what is in it", (source) => {
  const empty = partsOf(source.path).find((part) => EMPTY_WORDS.has(part.split("-").at(-1) ?? ""));
  if (empty === undefined) return [];
  const sentence = `is called "${empty}", which could hold anything. Name it after what it does.`;
  return [{ path: source.path, line: 1, sentence }];
});

const kebab = fileRule("files are named in kebab-case", (source) => {
  if (source.path.endsWith(".sql")) return [];
  const odd = partsOf(source.path).find((part) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(part));
  if (odd === undefined) return [];
  return [
    { path: source.path, line: 1, sentence: `has "${odd}" in its path; files and folders are named in kebab-case.` },
  ];
});

const BARREL = "db/schema/index.ts";
const noBarrels = fileRule("there are no barrels", (source) => {
  if (source.path === BARREL) return [];
  if (/(^|\/)index\.tsx?$/.test(source.path)) {
    return [
      {
        path: source.path,
        line: 1,
        sentence: "is a barrel: import each thing from the file it is in, so that a page loads only what it uses.",
      },
    ];
  }
  return source.tree.statements.filter(isWholeExport).map((statement): Finding => {
    const sentence = "hands on everything of another file: let whoever needs it import it from there.";
    return { path: source.path, line: lineOf(source, statement), sentence };
  });
});

function isWholeExport(statement: ts.Statement): boolean {
  return (
    ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined && statement.exportClause === undefined
  );
}

/** The words of a feature's files; each may also be a folder, cut along named capabilities. */
const FEATURE_FILES: Readonly<Record<string, string>> = {
  queries: "reads; they take a Reader",
  commands: "writes; they take a Tx",
  loaders: "reads that face a request",
  actions: "writes that face a request",
  input: "zod shapes, shared by form and action",
  events: "what happened, in the past tense",
  jobs: "what is done later",
  refusals: "why a command may say no, and the sentence for each reason",
  subjects: "what a door is about, and who may reach it",
};

const vocabulary = fileRule("a feature has a closed vocabulary of files", (source) => {
  const [folder, area, part = "", ...deeper] = source.path.split("/");
  if (folder !== "features" || area === "testing" || (part === "" && source.isTest)) return [];
  const word = part.replace(/(\.test)?\.tsx?$/, "");
  const isFile = deeper.length === 0;
  if (word === "components" && !isFile) return [];
  if (word in FEATURE_FILES && part.endsWith(isFile ? ".ts" : "") && deeper.length <= 1) return [];
  const words = Object.keys(FEATURE_FILES).join(", ");
  if (part === "") {
    return [
      { path: source.path, line: 1, sentence: "lies beside the features: put it into the one whose work it does." },
    ];
  }
  const sentence = isFile
    ? `is not one of a feature's files (${words}). Put it into the one it belongs to; if that grows, cut it as ${area}/<word>/<capability>.ts. Rules without a database belong in lib/.`
    : `lies in "${part}". A feature has components/ and the folders ${words}, each one level deep.`;
  return [{ path: source.path, line: 1, sentence }];
});

/** The files of which Next demands a default export, and configurations. */
const DEFAULT_DEMANDED =
  /^(app\/(.*\/)?(page|layout|template|default|error|global-error|loading|not-found|forbidden|unauthorized|manifest|robots|sitemap|icon|apple-icon|opengraph-image)\.tsx?|[\w.-]+\.config\.ts|db\/testing\/global-setup\.ts|e2e\/(.*\/)?global-(setup|teardown)\.ts)$/;

const named = fileRule("exports have names", (source) => {
  if (DEFAULT_DEMANDED.test(source.path)) return [];
  return source.tree.statements.filter(isDefault).map((statement): Finding => {
    const sentence = "has a default export. Give it a name, so that it is called the same everywhere.";
    return { path: source.path, line: lineOf(source, statement), sentence };
  });
});

function isDefault(statement: ts.Statement): boolean {
  if (ts.isExportAssignment(statement)) return true;
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  return modifiers.some((modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword);
}

export const nameRules: readonly Rule[] = [telling, kebab, noBarrels, vocabulary, named];
