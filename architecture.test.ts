import { expect, test } from "vitest";
import { readHouse } from "./architecture/house";
import { rules } from "./architecture/rules";

/**
 * Files that may break a rule, as "rule: path". It is empty and stays empty: a rule that is wrong is changed for
 * everybody, in architecture/, with a word in docs/adr on why.
 */
const ALLOWED: readonly string[] = [];

const house = readHouse(import.meta.dirname);

test("the whole house was read", () => {
  expect(house.size).toBeGreaterThan(100);
  for (const path of ["lib/result.ts", "db/schema/index.ts", "server/clock.ts", "architecture.test.ts"]) {
    expect(house.has(path), path).toBe(true);
  }
});

test.each(rules)("$name", (rule) => {
  const said = rule
    .find(house)
    .filter(({ path }) => !ALLOWED.includes(`${rule.name}: ${path}`))
    .map(({ path, line, sentence }) => `${path}:${line} ${sentence}`);
  expect(said.join("\n")).toBe("");
});
