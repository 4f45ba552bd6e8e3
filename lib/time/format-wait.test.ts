import { describe, expect, it } from "vitest";
import { formatWait } from "./format-wait";

const NOW = new Date("2026-11-18T15:42:00Z");

describe("formatWait", () => {
  it.each([
    [0, "1 second"],
    [1, "1 second"],
    [14.2, "15 seconds"],
    [59, "59 seconds"],
    [60, "1 minute"],
    [61, "2 minutes"],
    [900, "15 minutes"],
  ])("says %s s as %s", (seconds, words) => {
    expect(formatWait(new Date(NOW.getTime() + seconds * 1000), NOW)).toBe(words);
  });
});
