import { posix } from "node:path";
import ts from "typescript";

export interface Import {
  /** As written: "@/lib/time/zone". */
  readonly specifier: string;
  /** Inside the house: the path without its ending, "lib/time/zone". A package: null. */
  readonly target: string | null;
  /** Erased before anything runs. */
  readonly isType: boolean;
  readonly line: number;
}

export interface Source {
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly isTest: boolean;
  readonly imports: readonly Import[];
  /** "use client", "use server", or neither. */
  readonly directive: string | null;
  readonly tree: ts.SourceFile;
}

/** What the rules look at, by path. */
export type House = ReadonlyMap<string, Source>;

export interface Finding {
  readonly path: string;
  readonly line: number;
  /** What a reviewer would write beside the line. */
  readonly sentence: string;
}

export interface Rule {
  readonly name: string;
  find(house: House): Finding[];
}

/** A rule that looks at one file at a time. */
export function fileRule(name: string, find: (source: Source) => Finding[]): Rule {
  return { name, find: (house) => [...house.values()].flatMap((source) => find(source)) };
}

export function readSource(path: string, text: string): Source {
  const kind = path.endsWith(".tsx") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const isCode = /\.tsx?$/.test(path);
  const tree = ts.createSourceFile(path, isCode ? text : "", ts.ScriptTarget.Latest, true, kind);
  const [first] = tree.statements;
  const isDirective = first !== undefined && ts.isExpressionStatement(first) && ts.isStringLiteral(first.expression);
  return {
    path,
    text,
    lines: text.split("\n").length - (text.endsWith("\n") ? 1 : 0),
    isTest: /\.(test|matrix)\.tsx?$/.test(path) || /^(db|features)\/testing\//.test(path),
    imports: importsOf(path, tree),
    directive: isDirective ? (first.expression as ts.StringLiteral).text : null,
    tree,
  };
}

/** Calls `visit` for every node below `node`. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  node.forEachChild((child) => {
    visit(child);
    walk(child, visit);
  });
}

export function lineOf(source: Source, node: ts.Node): number {
  return source.tree.getLineAndCharacterOfPosition(node.getStart(source.tree)).line + 1;
}

function importsOf(path: string, tree: ts.SourceFile): Import[] {
  const found: Import[] = [];
  const add = (node: ts.Node, module: ts.Node | undefined, isType: boolean) => {
    if (module === undefined || !ts.isStringLiteralLike(module)) return;
    const line = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
    found.push({ specifier: module.text, target: targetOf(path, module.text), isType, line });
  };
  walk(tree, (node) => {
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier, isTypeImport(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node, node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node))
      add(node, ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true);
    else if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
      add(node, node.moduleReference.expression, node.isTypeOnly);
    } else if (ts.isCallExpression(node) && isLoad(node.expression)) add(node, node.arguments[0], false);
  });
  return found;
}

function isLoad(called: ts.Expression): boolean {
  return called.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(called) && called.text === "require");
}

/** `import type …`, or `import { type A, type B } …`: nothing of it is left when the program runs. */
function isTypeImport(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false;
  if (clause.isTypeOnly) return true;
  const names = clause.namedBindings;
  if (clause.name !== undefined || names === undefined || !ts.isNamedImports(names)) return false;
  return names.elements.length > 0 && names.elements.every((each) => each.isTypeOnly);
}

function targetOf(path: string, specifier: string): string | null {
  if (specifier.startsWith("@/")) return specifier.slice(2);
  if (specifier.startsWith(".")) return posix.normalize(posix.join(posix.dirname(path), specifier));
  return null;
}
