import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CLIENT_PLACES, clientListHref, readClientListAddress, usualPlace } from "./client-list-address";

const NOTHING = {
  term: "",
  place: null,
  site: null,
  program: null,
  track: null,
  level: null,
  after: null,
  before: null,
};

describe("the address of the client list", () => {
  test.each<[string, Record<string, unknown>, object]>([
    ["nothing", {}, {}],
    ["a name", { q: "  núñez " }, { term: "núñez" }],
    ["a name twice", { q: ["ada", "eve"] }, { term: "ada" }],
    [
      "all of it",
      { place: "left", site: "s", program: "p", track: "t", level: "review", after: "a" },
      { place: "left", site: "s", program: "p", track: "t", level: "review", after: "a" },
    ],
    ["words nobody knows", { place: "gone", level: "worst", q: 7 }, {}],
    ["empty parts", { q: "", place: "", site: "" }, {}],
    ["10,000 characters", { q: "a".repeat(10_000) }, { term: "a".repeat(200) }],
  ])("%s", (_, search, expected) => {
    expect(readClientListAddress(search)).toEqual({ ...NOTHING, ...expected });
  });

  test("leaves out what is not asked", () => {
    expect(clientListHref({})).toBe("/clients");
    expect(clientListHref({ ...NOTHING, term: "ada lund", level: "watch" })).toBe("/clients?q=ada+lund&level=watch");
  });

  test("reads what it wrote", () => {
    const text = fc.string({ minLength: 1, maxLength: 20 }).filter((each) => each === each.trim());
    const addresses = fc.record({
      term: fc.oneof(fc.constant(""), text),
      place: fc.option(fc.constantFrom(...CLIENT_PLACES)),
      site: fc.option(text),
      program: fc.option(text),
      track: fc.option(text),
      level: fc.option(fc.constantFrom("good", "watch", "warning", "contract", "review" as const)),
      after: fc.option(text),
      before: fc.option(text),
    });
    fc.assert(
      fc.property(addresses, (address) => {
        const query = new URLSearchParams(clientListHref(address).split("?")[1] ?? "");
        expect(readClientListAddress(Object.fromEntries(query))).toEqual(address);
      }),
    );
  });

  test("the next page keeps what is asked, and one edge only", () => {
    const address = { ...NOTHING, term: "ada", place: "left" as const };
    expect(clientListHref({ ...address, after: "x" })).toBe("/clients?q=ada&place=left&after=x");
    expect(clientListHref({ ...address, before: "y" })).toBe("/clients?q=ada&place=left&before=y");
  });

  test("who looks for a name means anybody of that name", () => {
    expect([usualPlace({ term: "" }), usualPlace({ term: "ada" })]).toEqual(["here", "everyone"]);
  });
});
