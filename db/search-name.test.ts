import fc from "fast-check";
import { expect, test } from "vitest";
import { searchName } from "./search-name";

test.each([
  [["Ada", "Marsh"], "ada marsh"],
  [["Zoë", "O’Brien-Łuk"], "zoe obrien luk"],
  [["  Jean-Luc ", null, undefined, "D'Arcy  "], "jean luc darcy"],
  [["Straße", "ÆØÅ"], "strasse aeoa"],
  [["İpek", "Ilgın"], "ipek ilgin"],
  [["Nguyễn", "Thị"], "nguyen thi"],
  [["EK-0417"], "ek 0417"],
  [["Мария", "Ёлкина"], "мария елкина"],
  [["山田", "太郎"], "山田 太郎"],
  [["ﬁnn"], "finn"],
  [["", " ", null], ""],
  [["100% _sure_"], "100 sure"],
])("%j becomes %j", (parts, wanted) => {
  expect(searchName(...parts)).toBe(wanted);
});

test("doing it twice is the same as once, and it holds no spaces at its ends or in pairs", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (name) => {
      const once = searchName(name);
      expect(searchName(once)).toBe(once);
      expect(once).toBe(once.trim());
      expect(once).not.toContain("  ");
    }),
  );
});
