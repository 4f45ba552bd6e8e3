import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { discreetName } from "./discreetly";

describe("discreetName", () => {
  it.each([
    [{ givenName: "Barnaby", familyName: "Quill" }, "B.Q."],
    [{ givenName: "Barnaby", familyName: "Quill", preferredName: "Wren" }, "W.Q."],
    ["Barnaby Quill", "B.Q."],
    ["  Ana Lucía de la Cruz ", "A.C."],
    ["Barnaby Q.", "B.Q."],
    ["Juniper", "J."],
    ["Élodie Øst", "É.Ø."],
    ["", ""],
  ])("of %j is %j", (name, letters) => {
    expect(discreetName(name)).toBe(letters);
  });

  it("never shows a whole word", () => {
    const word = fc.stringMatching(/^[A-Z][a-z]{2,12}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
        const shown = discreetName(words.join(" "));
        for (const each of words) expect(shown).not.toContain(each);
      }),
    );
  });
});
