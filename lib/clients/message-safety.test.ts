import { expect, test } from "vitest";
import { mayLeaveMessage } from "./message-safety";

test.each([
  [true, "call", "call", true],
  [true, "call", "email", true],
  [false, "call", "call", false],
  [false, "call", "text", false],
  [false, "text", "text", true],
  [false, "email", "email", true],
  [false, "email", "text", false],
  [false, "text", "call", false],
  [false, "call", "letter", true],
  [false, "call", "in_person", true],
] as const)("safe: %s, prefers a %s, by %s: %s", (isSafeToLeaveMessage, prefersContactBy, channel, may) => {
  expect(mayLeaveMessage({ isSafeToLeaveMessage, prefersContactBy }, channel)).toBe(may);
});
