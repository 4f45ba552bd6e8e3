import { expect, test } from "vitest";
import { canUndo } from "@/lib/scheduling/change/undo-window";

const madeAt = new Date("2026-11-18T15:42:00Z");

test.each([
  ["at once", "2026-11-18T15:42:00Z", true],
  ["in the last moment", "2026-11-18T15:57:00Z", true],
  ["a moment later", "2026-11-18T15:57:00.001Z", false],
  ["by a clock that was set back", "2026-11-18T15:41:00Z", true],
])("a change can be taken back %s: %s", (_when, now, can) => {
  expect(canUndo(madeAt, new Date(now))).toBe(can);
});
