import { describe, expect, test } from "vitest";
import { isEnrolledOn } from "@/lib/roster/expected";
import { addDays, localDate } from "@/lib/time/local-date";
import { decideEnding, endingReason, SAID_BY, type EndingFacts, type EndingWish } from "./decide-ending";
import { ORDINARY_ENDINGS } from "./enrollment-status";

const TODAY = localDate("2026-03-18");
const START = localDate("2026-03-02");
const facts: EndingFacts = {
  today: TODAY,
  enrollment: { status: "active", startDate: START, endDate: null },
  lastAttended: addDays(TODAY, -2),
  openCase: null,
  isDirector: false,
};
const said = { by: "call", on: TODAY, words: "I found work." } as const;
const wish: EndingWish = { endDate: TODAY, status: "completed", reason: "Finished the program", said: null };

describe("leaving the program", () => {
  test.each(ORDINARY_ENDINGS)("as %s, with today as the last day", (status) => {
    expect(decideEnding(facts, { ...wish, status, said: status === "left" ? said : null })).toEqual({
      ok: true,
      value: { startDate: START, endDate: TODAY, neverBegan: false },
    });
  });

  test("may be planned, and the planned day moved until it is over", () => {
    const planned = {
      ...facts,
      enrollment: { ...facts.enrollment, status: "completed" as const, endDate: addDays(TODAY, 9) },
    };
    expect(decideEnding(planned, { ...wish, endDate: addDays(TODAY, 2) }).ok).toBe(true);
    expect(decideEnding({ ...planned, today: addDays(TODAY, 10) }, wish)).toMatchObject({
      refusal: { reason: "has_left" },
    });
  });

  test("may be written down late, but not before a day on which the client came", () => {
    expect(decideEnding(facts, { ...wish, endDate: addDays(TODAY, -2) }).ok).toBe(true);
    expect(decideEnding(facts, { ...wish, endDate: addDays(TODAY, -3) })).toEqual({
      ok: false,
      refusal: { reason: "attended_after", on: addDays(TODAY, -2) },
    });
  });

  test.each([
    ["no_reason", { reason: "  " }],
    ["end_too_far_ahead", { endDate: addDays(TODAY, 367) }],
  ])("%s", (reason, over) => {
    expect(decideEnding(facts, { ...wish, ...over })).toMatchObject({ ok: false, refusal: { reason } });
  });

  test.each(["referred", "assessed", "waitlisted"] as const)("a client who is %s leaves without a day", (status) => {
    const waiting = { ...facts, enrollment: { ...facts.enrollment, status }, lastAttended: null };
    expect(decideEnding(waiting, wish)).toEqual({
      ok: true,
      value: { startDate: TODAY, endDate: TODAY, neverBegan: true },
    });
  });

  test("leaving before the first day means that it never began", () => {
    const later = { ...facts, enrollment: { ...facts.enrollment, startDate: addDays(TODAY, 5) }, lastAttended: null };
    const decided = decideEnding(later, wish);
    expect(decided).toEqual({ ok: true, value: { startDate: TODAY, endDate: TODAY, neverBegan: true } });
  });

  test("every day up to the last stays a day of the enrollment, and none after it", () => {
    const decided = decideEnding(facts, wish);
    if (!decided.ok) throw new Error("refused");
    for (let offset = -30; offset < 30; offset++) {
      const day = addDays(TODAY, offset);
      const before = isEnrolledOn(facts.enrollment, day);
      expect(isEnrolledOn({ ...decided.value, status: wish.status }, day)).toBe(before && day <= TODAY);
    }
  });
});

describe("leaving by one's own decision", () => {
  const left: EndingWish = { ...wish, status: "left", said };

  test.each<[string, Partial<EndingWish>]>([
    ["not_said", { said: null }],
    ["said_in_future", { said: { ...said, on: addDays(TODAY, 1) } }],
  ])("%s", (reason, over) => {
    expect(decideEnding(facts, { ...left, ...over })).toMatchObject({ ok: false, refusal: { reason } });
  });

  test.each(["contract", "review"] as const)("with a %s case open takes their own words", (openCase) => {
    for (const words of [null, "", "  "]) {
      expect(decideEnding({ ...facts, openCase }, { ...left, said: { ...said, words } })).toEqual({
        ok: false,
        refusal: { reason: "words_needed", openCase },
      });
    }
    expect(decideEnding({ ...facts, openCase }, left).ok).toBe(true);
    // Without an open case nobody has to say it in words.
    expect(decideEnding(facts, { ...left, said: { ...said, words: null } }).ok).toBe(true);
  });

  test("is kept in the reason: how, when and in which words", () => {
    expect(endingReason({ reason: "Welcome back.", said })).toBe(
      "Said so by phone on Wed, Mar 18: “I found work.” Welcome back.",
    );
    expect(endingReason({ reason: "Welcome back.", said: { ...said, words: null } })).toBe(
      "Said so by phone on Wed, Mar 18. Welcome back.",
    );
    for (const by of SAID_BY) expect(endingReason({ reason: "R", said: { ...said, by } })).toMatch(/^Said so (by|in) /);
    expect(endingReason({ reason: "Finished", said: null })).toBe("Finished");
  });
});

test.each(["completed", "transferred"] as const)("%s with a review open is for a director to write down", (status) => {
  const open = { ...facts, openCase: "review" } as const;
  expect(decideEnding(open, { ...wish, status })).toEqual({ ok: false, refusal: { reason: "director_needed" } });
  expect(decideEnding({ ...open, isDirector: true }, { ...wish, status }).ok).toBe(true);
  expect(decideEnding({ ...facts, openCase: "contract" }, { ...wish, status }).ok).toBe(true);
});
