import { describe, expect, it } from "vitest";
import { evaluateStanding } from "@/lib/standing/evaluate";
import { evenings, type Evening, type Story } from "@/lib/standing/test-support/evenings";
import type { PolicyBody, Rule } from "@/lib/standing/types";

const standing = (story: Story) => evaluateStanding(evenings(story));
const keysOf = (story: Story) => standing(story).cases.map(({ key, state }) => `${key} ${state}`);

const atOne: Rule = { id: "one", measure: "absences", within: "enrollment", at: 1, level: "review" };
const close = (on: string, rule = "one") => ({ id: `close ${on}`, on, kind: "close" as const, rule });
const sign = (on: string) => ({ id: `sign ${on}`, on, kind: "sign" as const });

describe("a case after a close", () => {
  const missedThrice: Evening[] = [
    ["2026-06-01", "missed"],
    ["2026-06-03", "missed"],
    ["2026-06-05", "missed"],
  ];

  it("takes a miss dated after the close; one on the day of the close is decided with the others", () => {
    const story = { policy: { rules: [atOne] }, evenings: missedThrice, decisions: [close("2026-06-03")] };
    expect(keysOf({ ...story, asOf: "2026-06-04" })).toEqual(["one@2026-06-01 closed"]);
    expect(keysOf({ ...story, asOf: "2026-06-05" })).toEqual(["one@2026-06-01 closed", "one@2026-06-05 open"]);
  });

  it("opens again when the rule did not hold the day before", () => {
    // Clocks count nothing, so only a clock that was set back and has run on opens again.
    const away: Rule = { id: "away", measure: "daysSinceAttended", at: 2, level: "review" };
    const story = {
      policy: { rules: [away] },
      evenings: [
        ["2026-06-01", "attended"],
        ["2026-06-05", "attended"],
      ] as Evening[],
      decisions: [close("2026-06-04", "away")],
    };
    expect(keysOf({ ...story, asOf: "2026-06-06" })).toEqual(["away@2026-06-03 closed"]);
    expect(keysOf({ ...story, asOf: "2026-06-07" })).toEqual(["away@2026-06-03 closed", "away@2026-06-07 open"]);
  });

  it("is no close when nothing is open", () => {
    const story = { policy: { rules: [atOne] }, evenings: missedThrice.slice(0, 1), decisions: [close("2026-05-31")] };
    expect(keysOf({ ...story, asOf: "2026-06-02" })).toEqual(["one@2026-06-01 open"]);
  });

  it("opens again with the rule, when a version had dropped it", () => {
    const versions = [
      { version: 1, from: "2025-01-01", rules: [atOne] },
      { version: 2, from: "2026-06-04", rules: [] },
      { version: 3, from: "2026-06-06", rules: [atOne] },
    ];
    const story = { policyVersions: versions, evenings: missedThrice.slice(0, 1), decisions: [close("2026-06-02")] };
    expect(keysOf({ ...story, asOf: "2026-06-05" })).toEqual(["one@2026-06-01 closed"]);
    expect(keysOf({ ...story, asOf: "2026-06-06" })).toEqual(["one@2026-06-01 closed", "one@2026-06-06 open"]);
  });

  it("stays open when its version is no longer in force, and can be closed", () => {
    const versions = [
      { version: 1, from: "2025-01-01", rules: [atOne] },
      { version: 2, from: "2026-06-02", rules: [] },
    ];
    const story = { policyVersions: versions, evenings: missedThrice.slice(0, 1) };
    expect(standing({ ...story, asOf: "2026-06-09" }).level).toBe("review");
    expect(standing({ ...story, asOf: "2026-06-09", decisions: [close("2026-06-08")] }).level).toBe("good");
  });
});

describe("cases on file", () => {
  const openedCases = [
    { key: "one@2026-06-01", level: "review" as const },
    { key: "one@2026-06-09", level: "review" as const },
    { key: "old@2026-05-04", level: "contract" as const },
  ];

  it("are withdrawn when the facts no longer yield them, a later waiver among these facts", () => {
    const story: Story = {
      asOf: "2026-06-05",
      policy: { rules: [atOne] },
      evenings: [["2026-06-01", "missed"]],
      decisions: [{ id: "w", on: "2026-06-08", kind: "waive", session: "2026-06-01" }],
      openedCases,
    };
    expect(standing(story).cases).toEqual([
      { key: "old@2026-05-04", level: "contract", openedOn: "2026-05-04", state: "withdrawn", closedOn: null },
      { key: "one@2026-06-01", level: "review", openedOn: "2026-06-01", state: "withdrawn", closedOn: null },
    ]);
    expect(standing(story).level).toBe("good");
  });
});

describe("a contract", () => {
  const terms: PolicyBody = {
    contract: { attend: 3, of: 4 },
    rules: [{ id: "gone", measure: "absences", within: "enrollment", at: 1, level: "contract" }],
  };
  const story = (asOf: string, rest: Evening[], more: Partial<Story> = {}): Story => ({
    asOf,
    policy: terms,
    evenings: [["2026-06-01", "missed"], ...rest],
    decisions: [sign("2026-06-01")],
    ...more,
  });

  it("starts on the day it is signed, when the case of that day is open already", () => {
    const signed = standing(story("2026-06-01", []));
    expect(signed.level).toBe("contract");
    expect(signed.cases.map(({ key }) => key)).toEqual(["gone@2026-06-01"]);
    expect(signed.contract).toMatchObject({ signedOn: "2026-06-01", attended: 0, missed: 0, state: "running" });
  });

  it("does not start without terms", () => {
    const { contract, level } = standing(story("2026-06-02", [], { policy: { rules: [] } }));
    expect([contract, level]).toEqual([null, "good"]);
  });

  it("gives an undecided day its place, and lets it decide nothing", () => {
    const rest: Evening[] = [
      ["2026-06-03", "unmarked"],
      ["2026-06-05", "missed"],
      ["2026-06-08", "attended"],
      ["2026-06-10", "attended"],
      ["2026-06-12", "missed"],
    ];
    expect(standing(story("2026-06-12", rest)).contract).toEqual({
      signedOn: "2026-06-01",
      attend: 3,
      of: 4,
      attended: 2,
      missed: 1,
      undecided: 1,
      state: "running",
      decidedOn: null,
    });
  });

  it("passes on the first day with enough, and closes the contract cases", () => {
    const rest: Evening[] = [
      ["2026-06-03", "attended"],
      ["2026-06-05", "attended"],
      ["2026-06-08", "attended"],
      ["2026-06-10", "missed"],
    ];
    const passed = standing(story("2026-06-09", rest));
    expect(passed.contract).toMatchObject({ attended: 3, state: "passed", decidedOn: "2026-06-08" });
    expect(passed.level).toBe("good");
    expect(keysOf(story("2026-06-10", rest))).toEqual(["gone@2026-06-01 closed", "gone@2026-06-10 open"]);
  });

  it("opens no contract case while it runs, nor on the day it is decided", () => {
    const rest: Evening[] = [
      ["2026-06-03", "missed"],
      ["2026-06-05", "missed"],
    ];
    const early = { decisions: [sign("2026-06-01"), close("2026-06-02", "gone")] };
    expect(keysOf(story("2026-06-03", rest, early))).toEqual(["gone@2026-06-01 closed"]);
    expect(keysOf(story("2026-06-08", rest, early))).toEqual(["gone@2026-06-01 closed", "contract@2026-06-05 open"]);
  });

  it("is not taken back by a make-up that comes later", () => {
    const rest: Evening[] = [
      ["2026-06-03", "missed"],
      ["2026-06-05", "missed"],
    ];
    const makeUp = { id: "m", start: "2026-06-08T18:00-04:00", end: "2026-06-08T21:00-04:00", makeUpFor: "2026-06-05" };
    const more = {
      policy: { ...terms, makeUpErasesWithin: 7 },
      sessions: [makeUp],
      marks: [{ session: "m", was: "attended" as const }],
    };
    const failed = standing(story("2026-06-09", rest, more));
    expect(failed.contract).toMatchObject({ missed: 2, state: "failed", decidedOn: "2026-06-05" });
    expect(failed.level).toBe("review");
  });

  it("that is replaced starts again, and opens nothing on that day", () => {
    const rest: Evening[] = [["2026-06-03", "missed"]];
    const decisions = [sign("2026-06-01"), close("2026-06-02", "gone"), sign("2026-06-03")];
    const replaced = standing(story("2026-06-04", rest, { decisions }));
    expect(replaced.contract).toMatchObject({ signedOn: "2026-06-03", missed: 0, state: "running" });
    expect(replaced.cases.map(({ key }) => key)).toEqual(["gone@2026-06-01"]);
  });

  it("keeps the terms it was signed on", () => {
    const policyVersions = [
      { version: 1, from: "2025-01-01", ...terms },
      { version: 2, from: "2026-06-02", rules: [], countBy: "session" as const },
    ];
    const rest: Evening[] = [["2026-06-03", "attended"]];
    expect(standing(story("2026-06-04", rest, { policyVersions })).contract).toMatchObject({ attend: 3, attended: 1 });
  });

  it("closes the case it failed by when a person closes `contract`", () => {
    const rest: Evening[] = [
      ["2026-06-03", "missed"],
      ["2026-06-05", "missed"],
    ];
    const decisions = [sign("2026-06-01"), close("2026-06-09", "contract")];
    expect(keysOf(story("2026-06-09", rest, { decisions }))).toEqual([
      "gone@2026-06-01 closed",
      "contract@2026-06-05 closed",
    ]);
    expect(standing(story("2026-06-09", rest, { decisions })).level).toBe("good");
  });
});
