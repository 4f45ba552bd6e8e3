import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, localDate, weekdayOf, type LocalDate } from "@/lib/time/local-date";
import { weekdaySet } from "@/lib/time/weekday-set";
import {
  covers,
  isEnrolledOn,
  isExpected,
  phaseOn,
  STATUSES_BEFORE_A_START,
  type RosterEnrollment,
  type RosterSession,
} from "./expected";

// 2026-03-02 is a Monday.
const MONDAY = localDate("2026-03-02");
const day = (offset: number) => addDays(MONDAY, offset);

const juniper: RosterEnrollment = {
  status: "active",
  startDate: MONDAY,
  endDate: null,
  phases: [
    { from: MONDAY, through: day(27), trackId: "morning", weekdays: weekdaySet(["MO", "TU", "WE", "TH", "FR"]) },
    { from: day(28), through: null, trackId: "evening", weekdays: weekdaySet(["MO", "WE"]) },
  ],
  memberships: [{ seriesId: "her-counseling", from: day(8), through: day(29) }],
  holds: [{ from: day(14), through: day(15) }],
};

function session(offset: number, over: Partial<RosterSession> = {}): RosterSession {
  return { seriesId: "process", trackId: "morning", kind: "group", date: day(offset), ...over };
}

const evening = { seriesId: "relapse", trackId: "evening" };
const counseling = { seriesId: "her-counseling", trackId: null, kind: "individual" } as const;

describe("who is expected", () => {
  test.each<[string, boolean, RosterSession]>([
    ["a group of her track on her weekday", true, session(0)],
    ["the day before she started", false, session(-1)],
    ["a weekday that is not hers", false, session(5)],
    ["a group of another track", false, session(0, evening)],
    ["a group without a track", false, session(0, { trackId: null })],
    ["an individual session that carries her track, of somebody else", false, session(0, { kind: "individual" })],
    ["the last day of her first phase", true, session(25)],
    ["the old track in the next phase", false, session(28)],
    ["the new track in the next phase", true, session(28, evening)],
    ["a weekday that the next phase dropped", false, session(29, evening)],
    ["her own series before she joined it", false, session(7, counseling)],
    ["her own series from the day she joined", true, session(8, counseling)],
    ["her own series on the last day of it, whatever the weekday", true, session(29, counseling)],
    ["her own series after she left it", false, session(30, counseling)],
    [
      "a group she is a guest of, though it is of another track",
      true,
      session(9, { ...evening, seriesId: "her-counseling" }),
    ],
    ["the first day of a hold", false, session(14)],
    ["the last day of a hold", false, session(15, counseling)],
    ["the day after a hold", true, session(16)],
  ])("%s: %s", (_, expected, asked) => {
    expect(isExpected(juniper, asked)).toBe(expected);
  });

  test("an enrollment's last day is a day of it, and the day after is not", () => {
    const left = { ...juniper, status: "discharged", endDate: day(2) };
    expect(isExpected(left, session(2))).toBe(true);
    expect(isExpected(left, session(3))).toBe(false);
    expect(isExpected(left, session(9, counseling))).toBe(false);
  });

  test.each(STATUSES_BEFORE_A_START)("nobody who is only %s is expected anywhere", (status) => {
    expect(isExpected({ ...juniper, status }, session(0))).toBe(false);
    expect(isExpected({ ...juniper, status }, session(9, counseling))).toBe(false);
  });

  test.each(["active", "completed", "discharged", "transferred", "aftercare"])(
    "%s enrollments count on their days",
    (status) => {
      expect(isEnrolledOn({ ...juniper, status }, MONDAY)).toBe(true);
    },
  );
});

describe("the phase in force", () => {
  test("is the one that began last, in whatever order they are listed", () => {
    expect(phaseOn([...juniper.phases].reverse(), day(40))).toBe(juniper.phases[1]);
    expect(phaseOn(juniper.phases, day(27))).toBe(juniper.phases[0]);
    expect(phaseOn(juniper.phases, day(-1))).toBeNull();
    expect(phaseOn([], MONDAY)).toBeNull();
  });
});

const offsets = fc.integer({ min: -20, max: 60 });
const spans = fc
  .tuple(offsets, fc.option(fc.nat(40)))
  .map(([from, length]) => ({ from: day(from), through: length === null ? null : day(from + length) }));
const names = fc.constantFrom("a", "b", "c");
const worlds = fc.record({
  status: fc.constantFrom("waitlisted", "active", "completed", "aftercare"),
  startDate: offsets.map(day),
  endDate: fc.option(offsets.map(day)),
  phases: fc
    .uniqueArray(fc.tuple(offsets, names, fc.integer({ min: 1, max: 127 })), {
      selector: ([from]) => from,
      maxLength: 4,
    })
    .map((list) =>
      list
        .sort(([one], [other]) => one - other)
        .map(([from, trackId, weekdays], at, all) => ({
          from: day(from),
          through: at + 1 < all.length ? day(all[at + 1]![0] - 1) : (null as LocalDate | null),
          trackId,
          weekdays,
        })),
    ),
  memberships: fc.array(
    fc.tuple(spans, names).map(([span, seriesId]) => ({ ...span, seriesId })),
    { maxLength: 3 },
  ),
  holds: fc.array(spans, { maxLength: 2 }),
});
const sessions = fc.record({
  seriesId: names,
  trackId: fc.option(names),
  kind: fc.constantFrom("group", "individual", "family"),
  date: offsets.map(day),
}) as fc.Arbitrary<RosterSession>;

describe("properties", () => {
  test("nobody is expected outside the days of the enrollment, or in a hold", () => {
    fc.assert(
      fc.property(worlds, sessions, (world, asked) => {
        if (!isExpected(world, asked)) return;
        expect(world.startDate <= asked.date).toBe(true);
        expect(world.endDate === null || asked.date <= world.endDate).toBe(true);
        expect(world.holds.some((hold) => covers(hold, asked.date))).toBe(false);
      }),
    );
  });

  test("the phase that `through` says is in force is the one that began last", () => {
    fc.assert(
      fc.property(worlds, offsets.map(day), (world, date) => {
        expect(phaseOn(world.phases, date)).toBe(world.phases.find((phase) => covers(phase, date)) ?? null);
      }),
    );
  });

  test("a new phase, a new membership, a hold or an end from a day on changes no roster before that day", () => {
    fc.assert(
      fc.property(
        worlds,
        sessions,
        offsets.map(day),
        names,
        fc.integer({ min: 1, max: 127 }),
        (world, asked, from, name, weekdays) => {
          fc.pre(asked.date < from);
          const before = isExpected(world, asked);
          const phases = [
            ...world.phases.filter((phase) => phase.from < from),
            { from, through: null, trackId: name, weekdays },
          ];
          expect(isExpected({ ...world, phases }, asked)).toBe(before);
          expect(
            isExpected(
              { ...world, memberships: [...world.memberships, { seriesId: name, from, through: null }] },
              asked,
            ),
          ).toBe(before);
          expect(isExpected({ ...world, holds: [...world.holds, { from, through: null }] }, asked)).toBe(before);
          if (world.endDate === null || world.endDate >= from) {
            expect(isExpected({ ...world, endDate: addDays(from, -1) }, asked)).toBe(before);
          }
        },
      ),
    );
  });

  test("without memberships only groups of the track are expected, on the plan's weekdays", () => {
    fc.assert(
      fc.property(worlds, sessions, (world, asked) => {
        if (!isExpected({ ...world, memberships: [] }, asked)) return;
        const phase = phaseOn(world.phases, asked.date)!;
        expect(asked.kind).toBe("group");
        expect(phase.trackId).toBe(asked.trackId);
        expect(phase.weekdays & weekdaySet([weekdayOf(asked.date)])).not.toBe(0);
      }),
    );
  });
});
