import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { initialsOf } from "@/lib/scheduling/initials";

describe("initialsOf", () => {
  it.each([
    [{ givenName: "June", familyName: "Abbott" }, "JA"],
    [{ givenName: "June", familyName: "Abbott", preferredName: "Kit" }, "KA"],
    [{ givenName: "June", familyName: "Abbott", preferredName: "  " }, "JA"],
    [{ givenName: "élodie", familyName: "de Souza" }, "ÉD"],
    [{ givenName: "E\u0301lodie", familyName: "Roy" }, "ÉR"],
    [{ givenName: "  'Ana", familyName: "" }, "A"],
    [{ givenName: "نور", familyName: "חן" }, "\u0646\u05d7"],
    [{ givenName: "🙂", familyName: "🙂" }, ""],
  ])("%j: %s", (person, expected) => {
    expect(initialsOf(person)).toBe(expected);
  });

  it("never shows more than two letters of any name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (givenName, familyName) => {
        const parts = [...new Intl.Segmenter("en").segment(initialsOf({ givenName, familyName }))];
        expect(parts.length).toBeLessThanOrEqual(4);
      }),
    );
  });
});
