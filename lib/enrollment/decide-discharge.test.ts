import { describe, expect, test } from "vitest";
import { isEnrolledOn } from "@/lib/roster/expected";
import { addDays, localDate } from "@/lib/time/local-date";
import { decideDischarge, type DischargeFacts, type DischargeWish } from "./decide-discharge";
import { ENDINGS } from "./enrollment-status";

const TODAY = localDate("2026-03-18");
const START = localDate("2026-03-02");
const facts: DischargeFacts = {
  today: TODAY,
  enrollment: { status: "active", startDate: START, endDate: null },
  lastAttended: addDays(TODAY, -2),
};
const wish: DischargeWish = { endDate: TODAY, status: "completed", reason: "Finished the program" };

describe("leaving the program", () => {
  test.each(ENDINGS)("as %s, with today as the last day", (status) => {
    expect(decideDischarge(facts, { ...wish, status })).toEqual({
      ok: true,
      value: { startDate: START, endDate: TODAY, neverBegan: false },
    });
  });

  test("may be planned, and the planned day moved until it is over", () => {
    const planned = {
      ...facts,
      enrollment: { ...facts.enrollment, status: "completed" as const, endDate: addDays(TODAY, 9) },
    };
    expect(decideDischarge(planned, { ...wish, endDate: addDays(TODAY, 2) }).ok).toBe(true);
    expect(decideDischarge({ ...planned, today: addDays(TODAY, 10) }, wish)).toMatchObject({
      refusal: { reason: "has_left" },
    });
  });

  test("may be written down late, but not before a day on which the client came", () => {
    expect(decideDischarge(facts, { ...wish, endDate: addDays(TODAY, -2) }).ok).toBe(true);
    expect(decideDischarge(facts, { ...wish, endDate: addDays(TODAY, -3) })).toEqual({
      ok: false,
      refusal: { reason: "attended_after", on: addDays(TODAY, -2) },
    });
  });

  test.each([
    ["no_reason", { reason: "  " }],
    ["end_too_far_ahead", { endDate: addDays(TODAY, 367) }],
  ])("%s", (reason, over) => {
    expect(decideDischarge(facts, { ...wish, ...over })).toMatchObject({ ok: false, refusal: { reason } });
  });

  test.each(["referred", "assessed", "waitlisted"] as const)("a client who is %s leaves without a day", (status) => {
    const waiting = { ...facts, enrollment: { ...facts.enrollment, status }, lastAttended: null };
    expect(decideDischarge(waiting, wish)).toEqual({
      ok: true,
      value: { startDate: TODAY, endDate: TODAY, neverBegan: true },
    });
  });

  test("leaving before the first day means that it never began", () => {
    const later = { ...facts, enrollment: { ...facts.enrollment, startDate: addDays(TODAY, 5) }, lastAttended: null };
    const decided = decideDischarge(later, wish);
    expect(decided).toEqual({ ok: true, value: { startDate: TODAY, endDate: TODAY, neverBegan: true } });
  });

  test("every day up to the last stays a day of the enrollment, and none after it", () => {
    const decided = decideDischarge(facts, wish);
    if (!decided.ok) throw new Error("refused");
    for (let offset = -30; offset < 30; offset++) {
      const day = addDays(TODAY, offset);
      const before = isEnrolledOn(facts.enrollment, day);
      expect(isEnrolledOn({ ...decided.value, status: wish.status }, day)).toBe(before && day <= TODAY);
    }
  });
});
