import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, localDate } from "@/lib/time/local-date";
import { localTime, localTimeOfMinutes } from "@/lib/time/local-time";
import { toInstant, zone } from "@/lib/time/zone";
import {
  findOpenSeats,
  lastDayOf,
  needsHours,
  TIGHT_MINUTES,
  type MakeUpNeed,
  type Seat,
  type SeatProblem,
} from "./find-open-seats";
import { isEquivalent, readMakeUpRules } from "./make-up-rules";

const ZONE = zone("America/New_York");
const MONDAY = localDate("2026-03-02");
const day = (days: number) => addDays(MONDAY, days);
const at = (days: number, time: string) => toInstant(day(days), localTime(time), ZONE);

/** Missed Monday's CBT group at nine, an hour short, on Wednesday morning; a miss erases within seven days. */
const need: MakeUpNeed = {
  ...{ now: at(2, "08:00"), siteId: "worcester", programId: "iop", short: 60, spare: -60, erasesWithin: 7 },
  week: { from: MONDAY, through: day(6) },
  misses: [{ sessionId: "missed", date: MONDAY, startsAt: at(0, "09:00"), serviceTypeId: "cbt" }],
  enrolled: { from: MONDAY, through: null },
  ...{ holds: [], unavailable: [], own: [] },
};

function seat(days: number, from: string, to: string, over: Partial<Seat> = {}): Seat {
  return {
    ...{ sessionId: `${days} ${from}`, siteId: "worcester", programId: "iop", kind: "group", status: "scheduled" },
    ...{ serviceTypeId: "cbt", countsToHours: true, date: day(days), startTime: localTime(from) },
    ...{ startsAt: at(days, from), endsAt: at(days, to), taken: 4, places: 8 },
    ...over,
  };
}

const SATURDAY = seat(5, "10:15", "11:45");
const own = (days: number, from: string, to: string) => ({
  id: "own",
  startsAt: at(days, from),
  endsAt: at(days, to),
});
const problemOf = (one: Partial<MakeUpNeed>, other: Partial<Seat> = {}, standsIn = {}) =>
  findOpenSeats({ ...need, ...one }, [{ ...SATURDAY, ...other }], { standsIn }).others[0]?.why ?? "fits";

describe("a seat fits, or says why it does not", () => {
  test.each<[string, SeatProblem | "fits", Partial<MakeUpNeed>, Partial<Seat>]>([
    ["as it stands", "fits", {}, {}],
    ["begun this minute", "over", { now: SATURDAY.startsAt }, {}],
    ["canceled", "off", {}, { status: "cancelled" }],
    ["closed", "off", {}, { status: "closed" }],
    ["somebody's own hour", "not_a_group", {}, { kind: "individual" }],
    ["at another site", "elsewhere", {}, { siteId: "quincy" }],
    ["of another program", "other_program", {}, { programId: "php" }],
    ["of no program", "fits", {}, { programId: null }],
    [
      "where they are expected anyway",
      "own_session",
      { own: [{ ...own(5, "10:15", "11:45"), id: SATURDAY.sessionId }] },
      {},
    ],
    ["after the last day", "not_enrolled", { enrolled: { from: MONDAY, through: day(4) } }, {}],
    ["on the last day", "fits", { enrolled: { from: MONDAY, through: day(5) } }, {}],
    ["on leave", "on_hold", { holds: [{ from: day(5), through: null }] }, {}],
    ["of another kind of service", "no_miss_of_this_kind", {}, { serviceTypeId: "yoga" }],
    ["without a miss", "no_miss_of_this_kind", { misses: [] }, {}],
    [
      "before the miss",
      "before_the_miss",
      { misses: [{ ...need.misses[0]!, startsAt: at(6, "09:00"), date: day(6) }] },
      {},
    ],
    ["on the last day of the window", "fits", { erasesWithin: 5 }, {}],
    ["after the window, in a week that needs hours", "fits", { erasesWithin: 4 }, {}],
    ["after the window, in a week that has enough", "week_is_enough", { erasesWithin: 4, short: 0, spare: 60 }, {}],
    ["for minutes only, in a tight week", "fits", { erasesWithin: null, short: 0, spare: 59 }, {}],
    [
      "for a miss of last week, minutes only",
      "window_closed",
      { erasesWithin: null, misses: [{ ...need.misses[0]!, date: day(-3), startsAt: at(-3, "09:00") }] },
      {},
    ],
    ["that counts to no hours, erasing the miss", "fits", {}, { countsToHours: false }],
    ["that counts to no hours, for minutes only", "no_minutes", { erasesWithin: null }, { countsToHours: false }],
    ["in the way of a session of their own", "clash", { own: [own(5, "11:00", "12:00")] }, {}],
    ["right after a session of their own", "fits", { own: [own(5, "09:00", "10:15")] }, {}],
    ["with one place left", "fits", {}, { taken: 7 }],
    ["full", "full", {}, { taken: 8 }],
    ["without a limit", "fits", {}, { taken: 80, places: null }],
  ])("%s: %s", (_title, wanted, one, other) => {
    expect(problemOf(one, other)).toBe(wanted);
  });

  test("at a time at which they cannot come", () => {
    const window = {
      clientId: "ada",
      weekdays: 32,
      fromTime: localTime("11:00"),
      toTime: null,
      from: MONDAY,
      through: null,
    };
    expect(problemOf({ unavailable: [window] })).toBe("cannot_come");
    expect(problemOf({ unavailable: [{ ...window, weekdays: 64 }] })).toBe("fits");
  });

  test("of a service type that stands in, one way only", () => {
    expect(problemOf({}, { serviceTypeId: "skills" }, { cbt: ["skills"] })).toBe("fits");
    expect(problemOf({}, { serviceTypeId: "skills" }, { skills: ["cbt"] })).toBe("no_miss_of_this_kind");
    expect(isEquivalent({ standsIn: {} }, "toString", "cbt")).toBe(false);
  });
});

describe("what a seat does", () => {
  test("closes the shortfall, erases the miss, and is used for the miss whose window closes first", () => {
    const later = { ...need.misses[0]!, sessionId: "later", date: day(1), startsAt: at(1, "09:00") };
    const { fits } = findOpenSeats({ ...need, misses: [later, ...need.misses] }, [SATURDAY], { standsIn: {} });
    expect(fits).toEqual([
      {
        sessionId: SATURDAY.sessionId,
        forSessionId: "missed",
        minutes: 90,
        helpsWeek: true,
        closes: true,
        erases: true,
      },
    ]);
  });

  test("after the week it erases and adds nothing to the week", () => {
    const [later] = findOpenSeats(need, [seat(7, "09:00", "10:00")], { standsIn: {} }).fits;
    expect(later).toMatchObject({ helpsWeek: false, closes: false, erases: true });
  });

  test("first what closes the shortfall, the soonest first; then what adds most; then what only erases", () => {
    const seats = [
      seat(7, "09:00", "12:00"),
      seat(4, "13:00", "13:30"),
      seat(5, "10:15", "11:00"),
      seat(6, "09:00", "10:30"),
      seat(3, "09:00", "10:00"),
    ];
    const { fits } = findOpenSeats(need, seats, { standsIn: {} });
    expect(fits.map(({ sessionId }) => sessionId)).toEqual(["3 09:00", "6 09:00", "5 10:15", "4 13:00", "7 09:00"]);
  });

  test("whose week needs hours", () => {
    expect(needsHours({ short: 1, spare: -1 })).toBe(true);
    expect(needsHours({ short: 0, spare: TIGHT_MINUTES - 1 })).toBe(true);
    expect(needsHours({ short: 0, spare: TIGHT_MINUTES })).toBe(false);
    expect(lastDayOf({ date: MONDAY }, 7)).toBe("2026-03-09");
    expect(lastDayOf({ date: MONDAY }, null) < MONDAY).toBe(true);
  });
});

test("whatever is offered is to come, free, open, alike and of use; nothing is lost or said twice", () => {
  const seats = fc.uniqueArray(
    fc
      .record({
        days: fc.integer({ min: -1, max: 12 }),
        start: fc.integer({ min: 8 * 4, max: 19 * 4 }),
        quarters: fc.integer({ min: 2, max: 8 }),
        taken: fc.nat(9),
        places: fc.option(fc.integer({ min: 1, max: 8 })),
        serviceTypeId: fc.constantFrom("cbt", "skills", "yoga"),
        countsToHours: fc.boolean(),
      })
      .map(({ days, start, quarters, ...over }) =>
        seat(days, localTimeOfMinutes(start * 15), localTimeOfMinutes((start + quarters) * 15), over),
      ),
    { selector: ({ sessionId }) => sessionId },
  );
  const worlds = fc.record({
    erasesWithin: fc.option(fc.nat(14)),
    short: fc.nat(200),
    own: fc.array(fc.tuple(fc.nat(10), fc.integer({ min: 8, max: 19 }))),
    hold: fc.option(fc.nat(10)),
  });
  fc.assert(
    fc.property(seats, worlds, (all, { erasesWithin, short, own: busy, hold }) => {
      const asked: MakeUpNeed = {
        ...{ ...need, erasesWithin, short, spare: -short },
        own: busy.map(([days, hour], nth) => ({
          id: `own ${nth}`,
          startsAt: at(days, localTimeOfMinutes(hour * 60)),
          endsAt: at(days, localTimeOfMinutes(hour * 60 + 60)),
        })),
        holds: hold === null ? [] : [{ from: day(hold), through: day(hold + 1) }],
      };
      const rules = { standsIn: { cbt: ["skills"] } };
      const { fits, others } = findOpenSeats(asked, all, rules);
      expect([...fits, ...others].map(({ sessionId }) => sessionId).sort()).toEqual(
        all.map(({ sessionId }) => sessionId).sort(),
      );
      for (const offered of fits) {
        const one = all.find(({ sessionId }) => sessionId === offered.sessionId)!;
        expect(one.startsAt > asked.now && one.serviceTypeId !== "yoga").toBe(true);
        expect(one.places === null || one.taken < one.places).toBe(true);
        expect(asked.own.some(({ startsAt, endsAt }) => startsAt < one.endsAt && one.startsAt < endsAt)).toBe(false);
        expect(hold === null || one.date < day(hold) || one.date > day(hold + 1)).toBe(true);
        expect(offered.erases).toBe(erasesWithin !== null && one.date <= day(erasesWithin));
        expect(offered.erases || offered.helpsWeek).toBe(true);
        expect(offered.closes).toBe(offered.helpsWeek && short > 0 && offered.minutes >= short);
      }
      expect(findOpenSeats(asked, [...all].reverse(), rules).fits).toEqual(fits);
    }),
    { numRuns: 200 },
  );
});

describe("the clinic's rules about make-ups", () => {
  test.each([
    ["nothing", null],
    ["another area", { reminders: {} }],
    ["damaged", { makeUps: { offerBy: { weekday: "XX", time: "noonish" }, standsIn: { cbt: "skills" } } }],
    ["text", "makeUps"],
  ])("read from %s they are Wednesday noon, each for itself", (_title, stored) => {
    const rules = readMakeUpRules(stored);
    expect(rules.offerBy).toEqual({ weekday: "WE", time: "12:00" });
    expect(isEquivalent(rules, "cbt", "cbt")).toBe(true);
    expect(isEquivalent(rules, "cbt", "skills")).toBe(false);
  });

  test("read as they were stored", () => {
    const stored = { makeUps: { offerBy: { weekday: "TH", time: "15:00" }, standsIn: { cbt: ["skills", 3] } } };
    expect(readMakeUpRules(stored)).toEqual({
      offerBy: { weekday: "TH", time: "15:00" },
      standsIn: { cbt: ["skills"] },
    });
  });
});
