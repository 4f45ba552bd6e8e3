import next from "eslint-config-next/core-web-vitals";
import nextTypescript from "eslint-config-next/typescript";
import { defineConfig, globalIgnores } from "eslint/config";

/** What the engines do not share, or what does nothing until it is awaited; see db/store.ts. */
const ONE_ENGINE_ONLY = [
  {
    selector:
      "CallExpression[callee.property.name='for'][arguments.0.value=/^(update|share|no key update|key share)$/]",
    message: "SQLite has no row locks. transact is serializable on both engines, so none is needed.",
  },
  {
    selector: "CallExpression[callee.property.name=/^(selectDistinctOn|distinctOn)$/]",
    message: "DISTINCT ON exists on PostgreSQL alone: group by, or ask for the greatest.",
  },
  {
    selector: "CallExpression[callee.property.name='transaction']",
    message: "drizzle's own transactions do not roll back on SQLite: write through store.transact.",
  },
];

export default defineConfig([
  globalIgnores([
    ".next/**",
    ".test/**",
    ".e2e/**",
    ".bench/**",
    "data/**",
    "public/**",
    "db/migrations/**",
    "next-env.d.ts",
    "**/*.mjs",
    "**/*.cjs",
    "**/*.js",
  ]),
  ...next,
  ...nextTypescript,
  {
    files: ["**/*.ts", "**/*.tsx"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // A drizzle builder without await does nothing, and only this rule sees it.
      "@typescript-eslint/no-floating-promises": ["error", { checkThenables: true }],
      "@typescript-eslint/no-misused-promises": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "no-restricted-syntax": ["error", ...ONE_ENGINE_ONLY],
    },
  },
  {
    // Where rows are written, `void` before a builder would silence the rule and write nothing.
    files: ["db/**/*.ts", "features/*/{commands,queries,jobs}{.ts,/**/*.ts}"],
    rules: {
      "@typescript-eslint/no-floating-promises": ["error", { checkThenables: true, ignoreVoid: false }],
    },
  },
  {
    // Nothing here is React: "uses of a room" is no hook, nor is a fixture's `use`.
    files: ["{lib,db,server,scripts,e2e,architecture}/**/*.ts", "features/*/{commands,queries,jobs}{.ts,/**/*.ts}"],
    rules: { "react-hooks/rules-of-hooks": "off" },
  },
]);
