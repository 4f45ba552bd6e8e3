import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, localDate } from "@/lib/time/local-date";
import { decideEnrollment, type EnrollmentWish, type EnrollmentWorld } from "./decide-enrollment";
import type { PhaseWish } from "./phase";

const TODAY = localDate("2026-03-02");
const phase: PhaseWish = {
  from: TODAY,
  trackId: "morning",
  weekdays: ["MO", "WE", "FR"],
  minutesPerWeek: 540,
  daysPerWeek: 3,
  requiredKinds: [],
};
const wish: EnrollmentWish = {
  programId: "iop",
  siteId: "worcester",
  startDate: TODAY,
  expectedEndDate: addDays(TODAY, 83),
  phases: [phase],
};
const morning = { programId: "iop", siteId: "worcester", isArchived: false };
const world: EnrollmentWorld = {
  today: TODAY,
  client: { siteId: "worcester", isArchived: false },
  program: { isArchived: false, isAtSite: true },
  tracks: new Map([
    ["morning", morning],
    ["evening", morning],
    ["php", { ...morning, programId: "php" }],
    ["leominster", { ...morning, siteId: "leominster" }],
    ["old", { ...morning, isArchived: true }],
  ]),
  counselor: { isArchived: false },
  others: [],
};
const starting = (days: number) => ({
  startDate: addDays(TODAY, days),
  phases: [{ ...phase, from: addDays(TODAY, days) }],
});

describe("enrolling", () => {
  test.each<[string, Partial<EnrollmentWish>, Partial<EnrollmentWorld>]>([
    ["today", {}, {}],
    ["a year ahead", { ...starting(366), expectedEndDate: null }, {}],
    ["five years back, from paper", { ...starting(-5 * 366), expectedEndDate: null }, {}],
    ["without an expected end", { expectedEndDate: null }, {}],
    ["for one day", { expectedEndDate: TODAY }, {}],
    ["without a counselor", {}, { counselor: null }],
    [
      "with a taper",
      { phases: [phase, { ...phase, from: addDays(TODAY, 28), weekdays: ["MO"], daysPerWeek: 1, minutesPerWeek: 90 }] },
      {},
    ],
    [
      "again, the day after the last stay ended",
      {},
      { others: [{ status: "discharged", startDate: addDays(TODAY, -60), endDate: addDays(TODAY, -1) }] },
    ],
  ])("%s is done", (_, over, around) => {
    expect(decideEnrollment({ ...wish, ...over }, { ...world, ...around }).ok).toBe(true);
  });

  test.each<[string, string, Partial<EnrollmentWish>, Partial<EnrollmentWorld>]>([
    ["client_archived", "an archived client", {}, { client: { siteId: "worcester", isArchived: true } }],
    ["client_of_other_site", "a client of another site", {}, { client: { siteId: "leominster", isArchived: false } }],
    ["program_archived", "an archived program", {}, { program: { isArchived: true, isAtSite: true } }],
    ["program_archived", "a program that does not exist", {}, { program: null }],
    [
      "program_not_at_site",
      "a program that the site does not offer",
      {},
      { program: { isArchived: false, isAtSite: false } },
    ],
    ["counselor_archived", "a counselor who left", {}, { counselor: { isArchived: true } }],
    ["starts_too_far_ahead", "more than a year ahead", starting(367), {}],
    ["starts_too_long_ago", "more than five years back", { ...starting(-5 * 366 - 1), expectedEndDate: null }, {}],
    ["ends_before_start", "an end before the start", { expectedEndDate: addDays(TODAY, -1) }, {}],
    ["no_phase", "no plan", { phases: [] }, {}],
    ["first_phase_off_start", "a plan that begins later", { phases: [{ ...phase, from: addDays(TODAY, 1) }] }, {}],
    [
      "first_phase_off_start",
      "a plan that begins earlier",
      { phases: [{ ...phase, from: addDays(TODAY, -1) }, phase] },
      {},
    ],
    ["two_phases_on_one_day", "two phases on one day", { phases: [phase, phase] }, {}],
    ["no_weekday", "no weekday", { phases: [{ ...phase, weekdays: [] }] }, {}],
    [
      "no_weekday",
      "no weekday in a later phase",
      { phases: [phase, { ...phase, from: addDays(TODAY, 7), weekdays: [] }] },
      {},
    ],
    ["track_of_other_program", "a track of another program", { phases: [{ ...phase, trackId: "php" }] }, {}],
    ["track_of_other_program", "a track that does not exist", { phases: [{ ...phase, trackId: "forged" }] }, {}],
    ["track_elsewhere", "a track at another site", { phases: [{ ...phase, trackId: "leominster" }] }, {}],
    ["track_archived", "an archived track", { phases: [{ ...phase, trackId: "old" }] }, {}],
    [
      "already_enrolled",
      "somebody who is in the program",
      {},
      { others: [{ status: "active", startDate: TODAY, endDate: null }] },
    ],
    [
      "already_enrolled",
      "somebody who waits for it",
      {},
      { others: [{ status: "waitlisted", startDate: TODAY, endDate: null }] },
    ],
    [
      "already_enrolled",
      "somebody who leaves on the first day",
      {},
      { others: [{ status: "discharged", startDate: addDays(TODAY, -60), endDate: TODAY }] },
    ],
    [
      "already_enrolled",
      "an open stay before one that is on file",
      starting(-30),
      { others: [{ status: "completed", startDate: addDays(TODAY, -20), endDate: addDays(TODAY, -10) }] },
    ],
  ])("%s: %s", (reason, _, over, around) => {
    const decided = decideEnrollment({ ...wish, ...over }, { ...world, ...around });
    expect(decided).toMatchObject({ ok: false, refusal: { reason } });
  });

  test("the plan covers every day of the enrollment, whatever order its phases were given in", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 200 }), { maxLength: 5 }),
        fc.boolean(),
        (offsets, backwards) => {
          const phases = [0, ...offsets].map((offset) => ({ ...phase, from: addDays(TODAY, offset) }));
          const decided = decideEnrollment({ ...wish, phases: backwards ? phases.reverse() : phases }, world);
          if (!decided.ok) throw new Error(decided.refusal.reason);
          const [first, ...rest] = decided.value;
          expect(first!.from).toBe(TODAY);
          expect(decided.value.at(-1)!.through).toBeNull();
          rest.forEach((each, at) => expect(decided.value[at]!.through).toBe(addDays(each.from, -1)));
        },
      ),
    );
  });
});
