import { describe, expect, test } from "vitest";
import { policyOn } from "./policy-on";
import type { Decision, PolicyVersion } from "./types";

const first: PolicyVersion = { version: 1, from: "2026-01-01", rules: [] };
const second: PolicyVersion = { version: 2, from: "2026-03-01", rules: [] };
const signed: PolicyVersion = { version: 3, from: "2026-04-01", adoption: "when-acknowledged", rules: [] };
const acknowledged: Decision = { id: "a", on: "2026-04-10", kind: "acknowledge", version: 3 };

describe("the policy of a day", () => {
  test.each<[string, PolicyVersion[], Decision[], string, string, number | null]>([
    ["no policy", [], [], "2026-02-01", "2026-02-02", null],
    ["the earliest version always binds", [second], [], "2026-02-01", "2026-02-02", 2],
    ["at once, from its first day", [second, first], [], "2026-02-01", "2026-03-01", 2],
    ["the day before", [first, second], [], "2026-02-01", "2026-02-28", 1],
    ["never acknowledged", [first, second, signed], [], "2026-02-01", "2026-05-01", 2],
    ["before the acknowledgement", [first, second, signed], [acknowledged], "2026-02-01", "2026-04-09", 2],
    ["from the acknowledgement on", [first, second, signed], [acknowledged], "2026-02-01", "2026-04-10", 3],
    ["enrolled under it", [first, second, signed], [], "2026-04-01", "2026-04-01", 3],
  ])("%s", (_, versions, decisions, start, day, version) => {
    expect(policyOn(versions, decisions, start, day)?.version ?? null).toBe(version);
  });
});
