import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isExpected, type RosterEnrollment, type RosterSession } from "@/lib/roster/expected";
import { addDays, localDate, type LocalDate } from "@/lib/time/local-date";
import { weekdaySet } from "@/lib/time/weekday-set";
import { decidePhase, decidePhaseRemoval, type PlanFacts } from "./decide-phase";
import { inOrder, type PhaseWish } from "./phase";

const TODAY = localDate("2026-03-18");
const START = localDate("2026-03-02");
const track = { programId: "iop", siteId: "worcester", isArchived: false };
const wish: PhaseWish = {
  from: TODAY,
  trackId: "evening",
  weekdays: ["MO", "WE"],
  minutesPerWeek: 360,
  daysPerWeek: 2,
  requiredKinds: [],
};
const facts: PlanFacts = {
  today: TODAY,
  enrollment: { status: "active", startDate: START, endDate: null, programId: "iop", siteId: "worcester" },
  phases: [
    { id: "one", from: START, through: addDays(START, 27) },
    { id: "two", from: addDays(START, 28), through: null },
  ],
};

describe("a next phase", () => {
  test("ends the one in force the day before, and leaves what is planned for later", () => {
    expect(decidePhase(facts, wish, track)).toEqual({
      ok: true,
      value: { replaces: null, through: addDays(START, 27), spans: [{ id: "one", through: "2026-03-17" }] },
    });
  });

  test("that begins on the day of another takes its place", () => {
    const decided = decidePhase(facts, { ...wish, from: addDays(START, 28) }, track);
    expect(decided).toEqual({ ok: true, value: { replaces: "two", through: null, spans: [] } });
  });

  test("after all others is open", () => {
    const decided = decidePhase(facts, { ...wish, from: addDays(START, 56) }, track);
    expect(decided).toEqual({
      ok: true,
      value: { replaces: null, through: null, spans: [{ id: "two", through: addDays(START, 55) }] },
    });
  });

  test.each<[string, string, Partial<PlanFacts["enrollment"]>, Partial<PhaseWish>]>([
    ["before_today", "yesterday", {}, { from: addDays(TODAY, -1) }],
    ["before_enrollment", "before the start", { startDate: addDays(TODAY, 5) }, { from: addDays(TODAY, 4) }],
    [
      "after_enrollment",
      "after the last day",
      { status: "completed", endDate: addDays(TODAY, 2) },
      { from: addDays(TODAY, 3) },
    ],
    ["has_left", "for somebody who left", { status: "discharged", endDate: addDays(TODAY, -1) }, {}],
    ["no_weekday", "without a weekday", {}, { weekdays: [] }],
    ["impossible_hours", "of 60 hours on two days", {}, { minutesPerWeek: 3600 }],
  ])("%s: a phase %s", (reason, _, enrollment, over) => {
    const decided = decidePhase(
      { ...facts, enrollment: { ...facts.enrollment, ...enrollment } },
      { ...wish, ...over },
      track,
    );
    expect(decided).toMatchObject({ ok: false, refusal: { reason } });
  });

  test("somebody who waits, or starts later, has a plan that may still be written from its start", () => {
    const waiting = { ...facts, enrollment: { ...facts.enrollment, status: "waitlisted" as const } };
    expect(decidePhase(waiting, { ...wish, from: START }, track)).toMatchObject({
      ok: true,
      value: { replaces: "one" },
    });
    const later = { ...facts, today: addDays(START, -10) };
    expect(decidePhase(later, { ...wish, from: START }, track)).toMatchObject({ ok: true, value: { replaces: "one" } });
  });

  test("a track of another program, site or time is refused", () => {
    expect(decidePhase(facts, wish, null)).toMatchObject({ refusal: { reason: "track_of_other_program" } });
    expect(decidePhase(facts, wish, { ...track, programId: "php" })).toMatchObject({
      refusal: { reason: "track_of_other_program" },
    });
    expect(decidePhase(facts, wish, { ...track, siteId: "leominster" })).toMatchObject({
      refusal: { reason: "track_elsewhere" },
    });
    expect(decidePhase(facts, wish, { ...track, isArchived: true })).toMatchObject({
      refusal: { reason: "track_archived" },
    });
  });
});

describe("taking a planned phase out", () => {
  test("lets the one before it run on", () => {
    expect(decidePhaseRemoval(facts, "two")).toEqual({ ok: true, value: { spans: [{ id: "one", through: null }] } });
  });
  test("is refused for the first, and for one that has begun", () => {
    expect(decidePhaseRemoval(facts, "one")).toMatchObject({ refusal: { reason: "first_phase" } });
    expect(decidePhaseRemoval({ ...facts, today: addDays(START, 28) }, "two")).toMatchObject({
      refusal: { reason: "phase_has_begun" },
    });
  });
  test("of a plan that nobody has entered yet is always possible", () => {
    const waiting = {
      ...facts,
      today: addDays(START, 60),
      enrollment: { ...facts.enrollment, status: "referred" as const },
    };
    expect(decidePhaseRemoval(waiting, "two").ok).toBe(true);
  });
});

/** The roster's view of a plan before and after a change, with the same track on every old phase. */
function rosterOf(phases: readonly { from: LocalDate; trackId: string; weekdays: number }[]): RosterEnrollment {
  return { status: "active", startDate: START, endDate: null, phases: inOrder(phases), memberships: [], holds: [] };
}

describe("property", () => {
  test("no change of a plan that has begun touches the roster of a day before it, or leaves a day without a plan", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 4 }),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: -30, max: 60 }),
        fc.integer({ min: 0, max: 70 }),
        (offsets, todayOffset, wishOffset, sessionOffset) => {
          const today = addDays(START, todayOffset);
          const from = addDays(today, wishOffset);
          const before = [0, ...offsets]
            .sort((a, b) => a - b)
            .map((offset, at) => ({
              id: String(at),
              from: addDays(START, offset),
              trackId: "morning",
              weekdays: weekdaySet(["MO", "TU", "WE", "TH", "FR"]),
            }));
          const phases = inOrder(before);
          const decided = decidePhase({ ...facts, today, phases }, { ...wish, from }, track);
          if (!decided.ok) {
            expect(from < today || from < START).toBe(true);
            return;
          }
          const { replaces, spans, through } = decided.value;
          const kept = phases.filter(({ id }) => id !== replaces);
          const after = [
            ...kept.map((phase) => ({ ...phase, ...spans.find(({ id }) => id === phase.id) })),
            { id: "new", from, through, trackId: "evening", weekdays: weekdaySet(wish.weekdays) },
          ];
          expect(inOrder(after)).toEqual([...after].sort((a, b) => (a.from < b.from ? -1 : 1)));
          const session: RosterSession = {
            seriesId: "x",
            trackId: "morning",
            kind: "group",
            date: addDays(START, sessionOffset),
          };
          if (session.date >= today) return;
          const changed = { ...rosterOf([]), phases: after };
          expect(isExpected(changed, session)).toBe(isExpected(rosterOf(before), session));
          expect(isExpected(changed, { ...session, trackId: "evening" })).toBe(false);
        },
      ),
    );
  });
});
