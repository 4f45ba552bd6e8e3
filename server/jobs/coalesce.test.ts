import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { coalesce } from "./coalesce";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("coalesce", () => {
  it("does once what many ask for at the same time", async () => {
    const work = vi.fn(async () => undefined);
    const ask = coalesce(work, 500, () => undefined);
    for (let n = 0; n < 20; n++) ask();
    expect(work).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(500);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it("does it once more when it was asked for meanwhile, and never twice at the same time", async () => {
    let running = 0;
    let most = 0;
    const work = vi.fn(async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 1000));
      running -= 1;
    });
    const ask = coalesce(work, 10, () => undefined);
    ask();
    await vi.advanceTimersByTimeAsync(500);
    ask();
    ask();
    await vi.advanceTimersByTimeAsync(5000);
    expect(work).toHaveBeenCalledTimes(2);
    expect(most).toBe(1);
  });

  it("hands faults to their hearer and goes on", async () => {
    const faults: unknown[] = [];
    const work = vi.fn(() => Promise.reject(new Error("No.")));
    const ask = coalesce(work, 10, (error) => faults.push(error));
    ask();
    await vi.advanceTimersByTimeAsync(10);
    ask();
    await vi.advanceTimersByTimeAsync(10);
    expect(faults).toHaveLength(2);
  });
});
