import ts from "typescript";
import { fileRule, lineOf, walk, type Finding, type Rule, type Source } from "./source";

const LONGEST = 400;

function found(source: Source, node: ts.Node, sentence: string): Finding {
  return { path: source.path, line: lineOf(source, node), sentence };
}

/** Every node for which `judge` has something to say. */
function eachNode(name: string, applies: (source: Source) => boolean, judge: (node: ts.Node) => string | null): Rule {
  return fileRule(name, (source) => {
    const findings: Finding[] = [];
    if (!applies(source)) return findings;
    walk(source.tree, (node) => {
      const sentence = judge(node);
      if (sentence !== null) findings.push(found(source, node, sentence));
    });
    return findings;
  });
}

/** "Date.now" for `Date.now`, and for `globalThis.Date.now` as well. */
function memberName(node: ts.Node): string | null {
  if (!ts.isPropertyAccessExpression(node)) return null;
  const of = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression;
  return ts.isIdentifier(of) ? `${of.text}.${node.name.text}` : null;
}

/** A name that stands for a value of its own, not one of a property, a parameter or a type. */
function isFreeName(node: ts.Node, name: string): boolean {
  if (!ts.isIdentifier(node) || node.text !== name) return false;
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  // Whatever declares a name of its own, or only mentions one.
  return !("name" in parent && parent.name === node) && !ts.isTypeNode(parent);
}

const CLOCK =
  "The rule book has no clock of its own, or yesterday's cases could not be tried again: take the time as an argument.";
const CHANCE = "The rule book leaves nothing to chance: take the value as an argument.";
const MACHINE = "The rule book must give the same answer on every machine: take the value as an argument.";
const FORBIDDEN_MEMBERS: Readonly<Record<string, string>> = {
  "Date.now": CLOCK,
  "performance.now": CLOCK,
  "Temporal.Now": CLOCK,
  "Math.random": CHANCE,
  "crypto.randomUUID": CHANCE,
  "crypto.getRandomValues": CHANCE,
};

const pure = eachNode(
  "the rule book is pure",
  (source) => source.path.startsWith("lib/") && !source.isTest,
  (node) => {
    const member = memberName(node);
    const why = member === null ? undefined : FORBIDDEN_MEMBERS[member];
    if (why !== undefined) return `uses ${member}. ${why}`;
    if (ts.isNewExpression(node) && isDate(node.expression) && !node.arguments?.length)
      return `uses new Date(). ${CLOCK}`;
    if (ts.isCallExpression(node) && isDate(node.expression)) return `calls Date(). ${CLOCK}`;
    if (isFreeName(node, "process")) return `uses process. ${MACHINE}`;
    return null;
  },
);

function isDate(node: ts.Node): boolean {
  return ts.isIdentifier(node) && node.text === "Date";
}

const noAny = eachNode(
  "nothing is typed any",
  () => true,
  (node) =>
    node.kind === ts.SyntaxKind.AnyKeyword
      ? 'says "any", which switches the checking off from here on. Name the type, or take unknown and look at it.'
      : null,
);

const RUNNERS = new Set(["test", "it", "describe", "suite", "bench"]);
const NOT_ALL = new Set(["only", "skip", "todo", "fails", "fixme", "skipIf", "runIf"]);
const allTests = eachNode(
  "every test runs, on every machine",
  () => true,
  (node) => {
    if (
      ts.isIdentifier(node) &&
      /^(xit|xtest|xdescribe|fit|fdescribe)$/.test(node.text) &&
      ts.isCallExpression(node.parent)
    ) {
      return `uses ${node.text}. A test that does not run proves nothing: make it pass, or remove it.`;
    }
    if (!ts.isPropertyAccessExpression(node) || !NOT_ALL.has(node.name.text)) return null;
    let root: ts.Expression = node.expression;
    while (ts.isPropertyAccessExpression(root)) root = root.expression;
    if (!ts.isIdentifier(root) || !RUNNERS.has(root.text)) return null;
    return `uses .${node.name.text}. A test that does not run proves nothing: make it pass, or remove it.`;
  },
);

const SILENCED = /(?:\/\/|\/\*).*?(@ts-ignore|@ts-nocheck|eslint-disable)/;
const notSilenced = fileRule("no check is silenced", (source) =>
  source.text.split("\n").flatMap((text, place): Finding[] => {
    const [, word] = SILENCED.exec(text) ?? [];
    if (word === undefined) return [];
    const sentence = `says ${word}. Change the code so that the check passes; if the check is wrong, change it for everybody.`;
    return [{ path: source.path, line: place + 1, sentence }];
  }),
);

const size = fileRule("no file is longer than 400 lines", (source) => {
  if (source.lines <= LONGEST || source.path.endsWith(".sql")) return [];
  const sentence = `has ${source.lines} lines. Cut it along a capability that has a name of its own.`;
  return [{ path: source.path, line: LONGEST, sentence }];
});

const CASCADE = /on\s+delete\s+(cascade|set\s+null|set\s+default)|onDelete:\s*["'](cascade|set null|set default)["']/i;
const restrict = fileRule("nothing is removed along with something else", (source) => {
  if (!source.path.startsWith("db/") || source.isTest) return [];
  return source.text.split("\n").flatMap((text, place): Finding[] =>
    CASCADE.test(text)
      ? [
          {
            path: source.path,
            line: place + 1,
            sentence:
              "removes or changes rows along with another. Records of care go only by a command that says so: RESTRICT.",
          },
        ]
      : [],
  );
});

export const habitRules: readonly Rule[] = [pure, noAny, allTests, notSilenced, size, restrict];
