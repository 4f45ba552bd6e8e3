import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ownPath } from "./own-path";

describe("ownPath", () => {
  it.each(["/", "/today", "/schedule?week=2026-11-16&site=all", "/clients/01abc", "/a/b?c=%2F%2Fevil.example"])(
    "is ours: %s",
    (path) => {
      expect(ownPath(path)).toBe(path);
    },
  );

  it.each([
    null,
    undefined,
    "",
    "today",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/\n//evil.example",
    "https://evil.example/",
    "javascript:alert(1)",
    "/today\\..\\x",
    ` /today`,
    `/${"a".repeat(2001)}`,
  ])("is not: %j", (path) => {
    expect(ownPath(path)).toBeNull();
  });

  it("never leads to another host", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webPath(),
          fc.string(),
          fc.string().map((text) => `/${text}`),
        ),
        (text) => {
          const path = ownPath(text);
          if (path !== null) expect(new URL(path, "https://evenkeel.example").origin).toBe("https://evenkeel.example");
        },
      ),
    );
  });
});
