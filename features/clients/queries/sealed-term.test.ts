import { expect, test } from "vitest";
import { openTerm, sealTerm } from "./sealed-term";

test("what is looked for stands in the address unread, and comes back", () => {
  const sealed = sealTerm("Núñez");
  expect(sealed).toMatch(/^[\w-]+$/);
  expect(sealed).not.toContain("Núñez");
  expect(openTerm(sealed)).toBe("Núñez");
  expect(sealTerm("Núñez")).not.toBe(sealed);
});

test.each([null, "", "made-up", sealTerm("ada").slice(0, -3), `A${sealTerm("ada").slice(1)}`])(
  "what was not sealed here asks for nothing: %s",
  (text) => expect(openTerm(text)).toBe(""),
);

test("the longest term fits the address", () => expect(sealTerm("😀".repeat(200)).length).toBeLessThanOrEqual(1200));
