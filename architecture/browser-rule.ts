import type { Finding, House, Rule, Source } from "./source";

/** What lies in server/ and is made for the browser as well. */
const FOR_BOTH: ReadonlySet<string> = new Set(["server/doors/action-state"]);

/** What must not reach a browser: it holds secrets or data access, does not run there, or weighs too much. */
function whyNot(specifier: string, target: string | null): string | null {
  if (target?.startsWith("db/")) return "data access";
  if (target?.startsWith("server/") && !FOR_BOTH.has(target)) return "what only the server may know";
  if (specifier.startsWith("node:")) return "a part of Node";
  if (/^(drizzle-orm|pg|better-sqlite3|next-auth|pino|nodemailer|@node-rs\/argon2)(\/|$)/.test(specifier)) {
    return "a package of the server";
  }
  if (specifier === "zod" || specifier.startsWith("zod/v")) return "24 KB of validation, which the server does anyway";
  return null;
}

/** A client component takes everything it imports with it to the browser, and what these import in turn. */
export const browserRule: Rule = {
  name: "nothing of the server reaches the browser",
  find: (house) =>
    [...house.values()]
      .filter((source) => source.directive === "use client")
      .flatMap((source) => leaksOf(house, source)),
};

function leaksOf(house: House, start: Source): Finding[] {
  const seen = new Set<string>([start.path]);
  const findings: Finding[] = [];
  const follow = (source: Source, way: readonly string[], line: number) => {
    for (const its of source.imports) {
      if (its.isType) continue;
      const from = source === start ? its.line : line;
      const next = its.target === null ? undefined : resolve(house, its.target);
      // Next puts a stub into the browser for each action: what is behind it stays on the server.
      if (next?.directive === "use server") continue;
      const why = whyNot(its.specifier, its.target);
      if (why !== null) {
        const through = way.length === 0 ? "" : ` by way of ${way.join(" and ")}`;
        findings.push({
          path: start.path,
          line: from,
          sentence: `is a client component and brings "${its.specifier}" (${why}) to the browser${through}. Import its types only, or pass values in as props.`,
        });
      } else if (next !== undefined && !seen.has(next.path)) {
        seen.add(next.path);
        follow(next, [...way, next.path], from);
      }
    }
  };
  follow(start, [], 0);
  return findings;
}

function resolve(house: House, target: string): Source | undefined {
  return [target, `${target}.ts`, `${target}.tsx`, `${target}/index.ts`].map((path) => house.get(path)).find(Boolean);
}
