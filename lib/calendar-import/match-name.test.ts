import { describe, expect, it } from "vitest";
import { guessKind } from "@/lib/calendar-import/guess-kind";
import { matchName } from "@/lib/calendar-import/match-name";

const ROOMS = [
  { id: "a", words: "room a" },
  { id: "b", words: "room b" },
  { id: "c", words: "conference" },
  { id: "l", words: "large conference" },
];
const STAFF = [
  { id: "mb", words: "marisol benitez" },
  { id: "mo", words: "marisol ortiz" },
  { id: "tl", words: "theo lindqvist" },
];

describe("a name in a file", () => {
  it.each([
    ["room a", ROOMS, "a"],
    ["rm a", ROOMS, "a"],
    ["a", ROOMS, "a"],
    ["room a 2nd floor", ROOMS, "a"],
    ["room", ROOMS, null],
    ["room d", ROOMS, null],
    ["conference", ROOMS, "c"],
    ["large conference room 2", ROOMS, "l"],
    ["marisol benitez", STAFF, "mb"],
    ["benitez marisol", STAFF, "mb"],
    ["marisol b", STAFF, "mb"],
    ["m ortiz", STAFF, "mo"],
    ["marisol", STAFF, null],
    ["theo", STAFF, "tl"],
    ["theo lindqvist lmhc", STAFF, "tl"],
    ["", STAFF, null],
  ])("%j means %j", (name, known, id) => {
    expect(matchName(name, known)).toBe(id);
  });
});

describe("a title", () => {
  it.each([
    ["process group", false, "group"],
    ["family session", false, "family"],
    ["family education group", false, "group"],
    ["couples", false, "family"],
    ["individual counseling", false, "individual"],
    ["individual skills group", false, "group"],
    ["1 1", false, "individual"],
    ["ada lund", true, "individual"],
    ["ada lund process", true, "individual"],
    ["family ada lund", true, "family"],
    ["relapse prevention", false, "group"],
    ["", false, "group"],
  ])("%j sounds like %j", (words, holdsClientName, kind) => {
    expect(guessKind(words, holdsClientName)).toBe(kind);
  });
});
