import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CLIENT_PLACES, clientListHref, readClientListAddress, usualPlace } from "./client-list-address";

const NOTHING = {
  find: null,
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
    ["something sealed", { find: "x_-9" }, { find: "x_-9" }],
    ["something sealed twice", { find: ["x", "y"] }, { find: "x" }],
    ["a name, as an old address or a curious person writes it", { q: "ada", find: "ada lund" }, {}],
    [
      "all of it",
      { place: "left", site: "s", program: "p", track: "t", level: "review", after: "a" },
      { place: "left", site: "s", program: "p", track: "t", level: "review", after: "a" },
    ],
    ["words nobody knows", { place: "gone", level: "worst", find: 7 }, {}],
    ["empty parts", { find: "", place: "", site: "" }, {}],
    ["10,000 characters", { find: "a".repeat(10_000) }, {}],
  ])("%s", (_, search, expected) => {
    expect(readClientListAddress(search)).toEqual({ ...NOTHING, ...expected });
  });

  test("leaves out what is not asked", () => {
    expect(clientListHref({})).toBe("/clients");
    expect(clientListHref({ ...NOTHING, find: "x9", level: "watch" })).toBe("/clients?find=x9&level=watch");
  });

  test("reads what it wrote", () => {
    const text = fc.string({ minLength: 1, maxLength: 20 }).filter((each) => each === each.trim());
    const addresses = fc.record({
      find: fc.option(fc.stringMatching(/^[\w-]{1,40}$/)),
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
    const address = { ...NOTHING, find: "x9", place: "left" as const };
    expect(clientListHref({ ...address, after: "x" })).toBe("/clients?find=x9&place=left&after=x");
    expect(clientListHref({ ...address, before: "y" })).toBe("/clients?find=x9&place=left&before=y");
  });

  test("who looks for a name means anybody of that name", () => {
    expect([usualPlace(""), usualPlace("ada")]).toEqual(["here", "everyone"]);
  });
});
