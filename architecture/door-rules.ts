import ts from "typescript";
import { fileRule, lineOf, type Finding, type Rule, type Source } from "./source";

interface Door {
  readonly name: string;
  readonly files: RegExp;
  readonly maker: string;
  /** The same for people who are nobody yet; it stands at the entrance alone. */
  readonly openMaker: string | null;
  readonly directive: string | null;
  /** Exports that Next reads as settings. */
  readonly settings: ReadonlySet<string>;
  readonly why: string;
}

const DOORS: readonly Door[] = [
  {
    name: "every action is a door",
    files: /^features\/[^/]+\/actions(\.ts|\/[^/]+\.ts)$/,
    maker: "defineAction",
    openMaker: "defineOpenAction",
    directive: "use server",
    settings: new Set(),
    why: "anybody can call what an actions.ts exports, with anything",
  },
  {
    name: "every loader is a door",
    files: /^features\/[^/]+\/loaders(\.ts|\/[^/]+\.ts)$/,
    maker: "defineLoader",
    openMaker: "defineOpenLoader",
    directive: null,
    settings: new Set(),
    why: "pages trust a loader to show only what this person may see",
  },
  {
    name: "every route handler is a door",
    files: /^app\/(.*\/)?route\.ts$/,
    maker: "defineRoute",
    openMaker: null,
    directive: null,
    settings: new Set(["dynamic", "runtime", "maxDuration", "revalidate", "fetchCache", "preferredRegion"]),
    why: "anybody can call an address, with anything",
  },
];

/** Handlers that cannot be doors, by name and with the reason. */
const NOT_DOORS: Readonly<Record<string, string>> = {
  "app/api/auth/[...nextauth]/route.ts":
    "the sign-in library answers here itself: who this is comes out of it, so nothing can be asked before",
};

/** Where a door may stand open, and why. */
const OPEN: Readonly<Record<string, string>> = {
  "features/sign-in/": "nobody is somebody before signing in",
  "features/own-account/": "the look of a browser is chosen by whoever uses it",
  "features/kiosk/": "a tablet is nobody before its pairing code was typed",
};

function doorRule(door: Door): Rule {
  return fileRule(door.name, (source) => {
    if (!door.files.test(source.path) || source.isTest || source.path in NOT_DOORS) return [];
    const findings: Finding[] = [];
    if (door.directive !== null && source.directive !== door.directive) {
      findings.push({ path: source.path, line: 1, sentence: `does not begin with "${door.directive}".` });
    }
    for (const statement of source.tree.statements) findings.push(...judge(door, source, statement));
    return findings;
  });
}

function judge(door: Door, source: Source, statement: ts.Statement): Finding[] {
  const say = (node: ts.Node, what: string): Finding => ({
    path: source.path,
    line: lineOf(source, node),
    sentence: `exports ${what}, which is no ${door.maker}(…); ${door.why}. Make it one, or move it out of this file.`,
  });
  if (ts.isExportDeclaration(statement)) return statement.isTypeOnly ? [] : [say(statement, "by a list")];
  if (ts.isExportAssignment(statement)) return [say(statement, "a default")];
  if (!isExported(statement)) return [];
  if (ts.isTypeAliasDeclaration(statement) || ts.isInterfaceDeclaration(statement)) return [];
  if (!ts.isVariableStatement(statement)) return [say(statement, nameOf(statement))];
  return statement.declarationList.declarations
    .filter((made) => !isDoor(door, source, made.initializer) && !door.settings.has(made.name.getText(source.tree)))
    .map((made) => say(made, `"${made.name.getText(source.tree)}"`));
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  return modifiers.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword);
}

function nameOf(statement: ts.Statement): string {
  const { name } = statement as { name?: unknown };
  return typeof name === "object" && name !== null && "text" in name ? `"${String(name.text)}"` : "something";
}

function isDoor(door: Door, source: Source, value: ts.Expression | undefined): boolean {
  if (value === undefined || !ts.isCallExpression(value) || !ts.isIdentifier(value.expression)) return false;
  if (value.expression.text === door.maker) return true;
  const mayBeOpen = Object.keys(OPEN).some((place) => source.path.startsWith(place));
  return mayBeOpen && value.expression.text === door.openMaker;
}

export const doorRules: readonly Rule[] = DOORS.map(doorRule);
