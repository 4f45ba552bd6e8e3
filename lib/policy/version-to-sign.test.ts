import { describe, expect, it } from "vitest";
import { versionToSign } from "@/lib/policy/version-to-sign";
import type { Decision, PolicyVersion } from "@/lib/standing/types";

const version = (number: number, from: string, adoption?: "when-acknowledged"): PolicyVersion => ({
  version: number,
  from,
  ...(adoption === undefined ? {} : { adoption }),
  rules: [],
});
const signs = (number: number): Decision => ({
  id: `d${number}`,
  on: "2026-11-01",
  kind: "acknowledge",
  version: number,
});

const first = version(1, "2026-01-01");
const asked = version(2, "2026-12-07", "when-acknowledged");
const enrolled = { start: "2026-10-01", decisions: [] };
const today = "2026-11-18";

describe("the version that waits for a signature", () => {
  it.each([
    ["no policy at all", [], enrolled, null],
    ["the first version binds without one", [version(1, "2026-01-01", "when-acknowledged")], enrolled, null],
    ["one that is still to begin", [first, asked], enrolled, 2],
    ["signed already", [first, asked], { ...enrolled, decisions: [signs(2)] }, null],
    ["another one was signed", [first, asked], { ...enrolled, decisions: [signs(1)] }, 2],
    ["enrolled on its first day", [first, asked], { ...enrolled, start: "2026-12-07" }, null],
    ["at once for everybody", [first, version(2, "2026-11-01")], enrolled, null],
    [
      "the latest of two",
      [first, version(2, "2026-10-20", "when-acknowledged"), version(3, "2026-11-02", "when-acknowledged")],
      enrolled,
      3,
    ],
    [
      "the later one was signed",
      [first, version(2, "2026-10-20", "when-acknowledged"), version(3, "2026-11-02", "when-acknowledged")],
      { ...enrolled, decisions: [signs(3)] },
      null,
    ],
    [
      "overtaken by one that binds everybody",
      [first, version(2, "2026-10-20", "when-acknowledged"), version(3, "2026-11-02")],
      enrolled,
      null,
    ],
    [
      "not yet overtaken",
      [first, version(2, "2026-10-20", "when-acknowledged"), version(3, "2026-12-24")],
      enrolled,
      2,
    ],
  ] as const)("%s", (_, versions, signer, expected) => {
    const asVersion = (list: readonly PolicyVersion[]) => versionToSign(list, signer, today)?.version ?? null;
    expect(asVersion(versions)).toBe(expected);
    expect(asVersion([...versions].reverse())).toBe(expected);
  });
});
