import { describe, expect, it } from "vitest";
import { isJoinLink, MODALITIES, needsJoinLink } from "@/lib/scheduling/modality";

describe("isJoinLink", () => {
  it.each(["https://video.example.org/j/123?pwd=a%20b", "https://video.example.org", "https://例え.example/部屋"])(
    "takes %s",
    (text) => {
      expect(isJoinLink(text)).toBe(true);
    },
  );

  it.each([
    "",
    "video.example.org/123",
    "http://video.example.org",
    "javascript:alert(1)",
    "data:text/html,hello",
    "https://",
    "https://localhost/room",
    "https://staff:secret@video.example.org",
    "https://video.example.org/a b",
    " https://video.example.org",
    `https://video.example.org/${"a".repeat(500)}`,
  ])("refuses %s", (text) => {
    expect(isJoinLink(text)).toBe(false);
  });
});

describe("needsJoinLink", () => {
  it("asks for one wherever somebody takes part on a screen", () => {
    expect(MODALITIES.filter(needsJoinLink)).toEqual(["video", "hybrid"]);
  });
});
