import { readFileSync, statSync } from "node:fs";
import type { Instant } from "@/lib/time/zone";

/*
 * The only clock of the program. A door reads it once and hands the instant down as an argument.
 *
 * For browser journeys the server can be started with EVENKEEL_TEST_CLOCK naming a file. The file holds one line: an ISO
 * instant ("2026-11-18T15:42:00Z", the clock stands still) or the same followed by "running" (the clock runs on from the
 * moment the file was written). The file is read again at every call, so a journey moves time by writing it. Without
 * the variable at start the file is never looked for. Unit tests use `setTestClock`.
 */
const TEST_CLOCK_FILE = process.env.EVENKEEL_TEST_CLOCK ?? "";
const SLOT = Symbol.for("evenkeel.test-clock");
const held = globalThis as { [SLOT]?: Instant | null };

/** This instant. */
export function now(): Instant {
  const set = held[SLOT];
  if (set) return new Date(set);
  return TEST_CLOCK_FILE === "" ? new Date() : fromFile(TEST_CLOCK_FILE);
}

/** Hold the clock of this process at an instant; `null` lets it go. For tests only: a serving process refuses. */
export function setTestClock(instant: Instant | null): void {
  if (process.env.VITEST === undefined && TEST_CLOCK_FILE === "") {
    throw new Error("The clock can be set in tests only.");
  }
  held[SLOT] = instant;
}

function fromFile(path: string): Instant {
  const [text = "", mode] = readFileSync(path, "utf8").trim().split(/\s+/);
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime())) throw new Error(`EVENKEEL_TEST_CLOCK: ${path} does not hold an instant.`);
  if (mode !== "running") return instant;
  return new Date(instant.getTime() + Date.now() - statSync(path).mtimeMs);
}
