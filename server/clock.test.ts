import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "evenkeel-clock-"));
  vi.resetModules();
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

describe("the clock", () => {
  it("is the machine's, until a test holds it", async () => {
    const { now, setTestClock } = await import("./clock");
    expect(Math.abs(now().getTime() - Date.now())).toBeLessThan(1000);
    setTestClock(new Date("2026-03-02T15:00:00Z"));
    expect(now()).toEqual(new Date("2026-03-02T15:00:00Z"));
    setTestClock(null);
    expect(Math.abs(now().getTime() - Date.now())).toBeLessThan(1000);
  });

  it("cannot be held in a process that serves", async () => {
    vi.stubEnv("VITEST", undefined);
    const { setTestClock } = await import("./clock");
    expect(() => setTestClock(new Date())).toThrow("in tests only");
  });

  it("stands still or runs by a file, if it was started so", async () => {
    const path = join(folder, "clock");
    vi.stubEnv("EVENKEEL_TEST_CLOCK", path);
    const { now } = await import("./clock");
    writeFileSync(path, "2026-11-18T15:42:00Z\n");
    expect(now()).toEqual(new Date("2026-11-18T15:42:00Z"));
    writeFileSync(path, "2026-12-01T00:00:00Z running");
    const shown = now().getTime() - Date.parse("2026-12-01T00:00:00Z");
    expect(shown).toBeGreaterThanOrEqual(-50);
    expect(shown).toBeLessThan(5000);
    writeFileSync(path, "tomorrow");
    expect(() => now()).toThrow("does not hold an instant");
  });
});
