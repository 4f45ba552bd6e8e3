import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_LOCK_LIMITS, LOCK_MINUTES, lockMinutesOf, readLockLimits } from "./lock-limits";

describe("readLockLimits", () => {
  it.each([
    ["nothing is stored", null],
    ["another area is", { reminders: { facilitatorAfter: 15 } }],
    ["the area is damaged", { locking: "soon" }],
    ["the numbers are no minutes", { locking: { staff: 0, roster: "5", client: 721.5 } }],
  ])("is as the rule book starts out where %s", (_title, stored) => {
    expect(readLockLimits(stored)).toEqual(DEFAULT_LOCK_LIMITS);
  });

  it("takes what the clinic set, and the rest as it starts out", () => {
    expect(readLockLimits({ locking: { staff: 30 } })).toEqual({ staff: 30, roster: 5, client: 15 });
  });

  it("always answers minutes that somebody could have meant", () => {
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        for (const minutes of Object.values(readLockLimits({ locking: stored }))) {
          expect(minutes).toBeGreaterThanOrEqual(LOCK_MINUTES.least);
          expect(minutes).toBeLessThanOrEqual(LOCK_MINUTES.most);
        }
      }),
    );
  });
});

describe("lockMinutesOf", () => {
  it("holds families to the clients' limit", () => {
    const limits = { staff: 10, roster: 5, client: 20 };
    expect((["staff", "client", "family"] as const).map((side) => lockMinutesOf(limits, side))).toEqual([10, 20, 20]);
  });
});
