import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  CLASH_KINDS,
  CLASH_RULE_WORDS,
  clashesUnderRules,
  DEFAULT_CLASH_RULES,
  readClashRules,
} from "@/lib/scheduling/clash-rules";

describe("readClashRules", () => {
  it.each([null, undefined, "refuse", 7, [], {}, { room: "REFUSE", other: "allow" }, { room: null }])(
    "reads %j as the rule book starts out",
    (json) => expect(readClashRules(json)).toEqual(DEFAULT_CLASH_RULES),
  );

  it("takes each kind that is named, and leaves the others as they start out", () => {
    expect(readClashRules({ room: "refuse", capacity: "warn" })).toEqual({
      ...DEFAULT_CLASH_RULES,
      room: "refuse",
      capacity: "warn",
    });
  });

  it("is not taken in by what every object inherits", () => {
    const inherited = Object.create({ room: "refuse" }) as object;
    expect(readClashRules(inherited)).toEqual(DEFAULT_CLASH_RULES);
  });

  it("answers whatever is stored, and gives back every complete set of rules", () => {
    fc.assert(fc.property(fc.anything(), (json) => Object.keys(readClashRules(json)).length === CLASH_KINDS.length));
    const rules = fc.record(
      Object.fromEntries(CLASH_KINDS.map((kind) => [kind, fc.constantFrom(...CLASH_RULE_WORDS)])),
    );
    fc.assert(
      fc.property(rules, (each) => {
        expect(readClashRules(JSON.parse(JSON.stringify(each)))).toEqual(each);
      }),
    );
  });
});

describe("clashesUnderRules", () => {
  const one = (kind: (typeof CLASH_KINDS)[number], stoodBefore?: boolean) => ({
    kind,
    ...(stoodBefore === undefined ? {} : { stoodBefore }),
  });

  it("parts them by what the rules do with each kind", () => {
    const rules = readClashRules({ room: "refuse", client: "warn", facilitator: "allow" });
    expect(clashesUnderRules([one("client"), one("facilitator"), one("room")], rules)).toEqual({
      warned: [one("client")],
      refused: [one("room")],
    });
  });

  it("never refuses for what stood before the change", () => {
    const rules = readClashRules({ room: "refuse" });
    expect(clashesUnderRules([one("room", true), one("room", false)], rules)).toEqual({
      warned: [one("room", true)],
      refused: [one("room", false)],
    });
  });

  it("loses nothing but what is allowed", () => {
    const anyClash = fc.record({ kind: fc.constantFrom(...CLASH_KINDS), stoodBefore: fc.boolean() });
    fc.assert(
      fc.property(fc.array(anyClash), (clashes) => {
        const { warned, refused } = clashesUnderRules(clashes, DEFAULT_CLASH_RULES);
        const told = clashes.filter(({ kind }) => DEFAULT_CLASH_RULES[kind] !== "allow");
        expect(warned.length + refused.length).toBe(told.length);
      }),
    );
  });
});
