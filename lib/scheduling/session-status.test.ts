import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { done, refuse } from "@/lib/result";
import { decideCancel, statusUnderClosures, type SessionStatus } from "@/lib/scheduling/session-status";

const STATUSES: SessionStatus[] = ["scheduled", "cancelled", "closed"];

describe("statusUnderClosures", () => {
  it.each<[SessionStatus, boolean, number, SessionStatus]>([
    ["scheduled", false, 0, "scheduled"],
    ["scheduled", false, 1, "closed"],
    ["scheduled", true, 1, "scheduled"],
    ["closed", false, 2, "closed"],
    ["closed", false, 0, "scheduled"],
    ["cancelled", false, 1, "cancelled"],
    ["cancelled", false, 0, "cancelled"],
  ])("%s, marked %s, %i closures: %s", (status, hasMarks, covering, expected) => {
    expect(statusUnderClosures({ status, hasMarks }, covering)).toBe(expected);
  });

  it("leaves a session open that is held anyway", () => {
    expect(statusUnderClosures({ status: "scheduled", hasMarks: false, isHeldAnyway: true }, 2)).toBe("scheduled");
    expect(statusUnderClosures({ status: "closed", hasMarks: false, isHeldAnyway: true }, 1)).toBe("scheduled");
  });

  it("gives back exactly what was there when the last closure goes", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("scheduled" as const, "cancelled" as const),
        fc.boolean(),
        fc.integer({ min: 1, max: 4 }),
        (status, hasMarks, covering) => {
          const during = statusUnderClosures({ status, hasMarks }, covering);
          expect(statusUnderClosures({ status: during, hasMarks }, 0)).toBe(status);
        },
      ),
    );
  });

  it("never brings a cancelled session back and never moves a marked one", () => {
    fc.assert(
      fc.property(fc.constantFrom(...STATUSES), fc.boolean(), fc.nat(3), (status, hasMarks, covering) => {
        const next = statusUnderClosures({ status, hasMarks }, covering);
        if (status === "cancelled" || hasMarks) expect(next).toBe(status);
      }),
    );
  });
});

describe("decideCancel", () => {
  it.each<[SessionStatus, boolean, ReturnType<typeof decideCancel>]>([
    ["scheduled", false, done("cancel")],
    ["closed", false, done("cancel")],
    ["scheduled", true, refuse("has_attendance")],
    ["cancelled", false, done("already")],
    ["cancelled", true, done("already")],
  ])("%s, marked %s", (status, hasMarks, expected) => {
    expect(decideCancel({ status, hasMarks })).toEqual(expected);
  });
});
