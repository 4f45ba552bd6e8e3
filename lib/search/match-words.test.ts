import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bestMatches, matchWords } from "./match-words";

describe("words in a text", () => {
  it.each([
    ["relapse prevention", ["prev", "apse"], 1],
    ["relapse prevention", ["prev", "rel"], 0],
    ["relapse prevention", ["evention"], 1],
    ["relapse prevention", ["yoga"], null],
    ["relapse prevention", ["relapse", "yoga"], null],
    ["relapse prevention", [], 0],
    ["", ["a"], null],
  ])("%j holds %j: %j", (text, words, expected) => {
    expect(matchWords(text, words)).toBe(expected);
  });

  it("come in any order", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 5 }), fc.array(word, { maxLength: 3 }), (text, words) => {
        const whole = text.join(" ");
        expect(matchWords(whole, words)).toBe(matchWords(whole, [...words].reverse()));
      }),
    );
  });

  it("find every text that holds them all, and no other, the best first", () => {
    const titles = ["family night", "yoga", "process group", "regrouping", "group of six"];
    expect(bestMatches(titles, ["group"], (title) => title).map(({ value }) => value)).toEqual([
      "process group",
      "group of six",
      "regrouping",
    ]);
    expect(bestMatches(titles, ["gr", "six"], (title) => title).map(({ value }) => value)).toEqual(["group of six"]);
    expect(bestMatches(titles, [], (title) => title)).toHaveLength(5);
  });
});
