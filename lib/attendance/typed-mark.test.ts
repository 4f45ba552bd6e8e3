import { describe, expect, test } from "vitest";
import { localDate } from "../time/local-date";
import { localTime } from "../time/local-time";
import { toInstant, zone } from "../time/zone";
import fc from "fast-check";
import { decideMark } from "./decide-mark";
import { MARKS, type MarkFacts } from "./mark";
import { readTypedMark, TOLD, toldOf, type TypedMark } from "./typed-mark";

const boston = zone("America/New_York");
const at = (time: string, date = "2026-11-18") => toInstant(localDate(date), localTime(time), boston);
const session = {
  date: localDate("2026-11-18"),
  startTime: localTime("10:15"),
  zone: boston,
  startsAt: at("10:15"),
  endsAt: at("11:15"),
};
const nothing = { minutesLate: null, leftAt: null, told: null, reason: null, modality: null };
const read = (typed: Partial<TypedMark> & Pick<TypedMark, "as">, now = at("10:27"), notice: number | null = null) =>
  readTypedMark({ ...nothing, ...typed }, session, notice, now, null);

describe("what was typed becomes facts", () => {
  test("late without minutes is as of now", () => {
    expect(read({ as: "late" })).toMatchObject({ as: "late", minutesLate: 12 });
    expect(read({ as: "late", minutesLate: 20 })).toMatchObject({ minutesLate: 20 });
    expect(read({ as: "late" }, at("10:10"))).toMatchObject({ minutesLate: 1 });
    expect(read({ as: "late" }, at("15:00"))).toMatchObject({ minutesLate: 1 });
  });

  test("left early without a time is as of now, or a minute before the end", () => {
    expect(read({ as: "left_early" })).toEqual({ as: "left_early", leftAt: at("10:27") });
    expect(read({ as: "left_early" }, at("15:00"))).toEqual({ as: "left_early", leftAt: at("11:14") });
    expect(read({ as: "left_early", leftAt: localTime("10:50") })).toEqual({ as: "left_early", leftAt: at("10:50") });
  });

  test("a time before the start is after midnight", () => {
    const late = {
      ...session,
      startTime: localTime("23:00"),
      startsAt: at("23:00"),
      endsAt: at("00:30", "2026-11-19"),
    };
    const typed = { ...nothing, as: "left_early", leftAt: localTime("00:10") } as const;
    expect(readTypedMark(typed, late, null, at("23:30"), null)).toEqual({
      as: "left_early",
      leftAt: at("00:10", "2026-11-19"),
    });
  });

  test("notice is the latest moment that the words allow, never one to come", () => {
    expect(read({ as: "excused", told: "early" })).toMatchObject({ noticeGivenAt: at("10:15", "2026-11-17") });
    expect(read({ as: "excused", told: "early" }, at("10:27"), 48)).toMatchObject({
      noticeGivenAt: at("10:15", "2026-11-16"),
    });
    expect(read({ as: "missed", told: "before" })).toMatchObject({ noticeGivenAt: at("10:14") });
    expect(read({ as: "missed", told: "after" })).toMatchObject({ noticeGivenAt: null });
    expect(read({ as: "excused", told: "early" }, at("09:00", "2026-11-15"))).toMatchObject({
      noticeGivenAt: at("09:00", "2026-11-15"),
    });
  });

  test.each(["early", "before"] as const)("%s comes back as the same words", (told) => {
    const wanted = read({ as: "excused", told });
    if (wanted?.as !== "excused") throw new Error("not excused");
    expect(toldOf(wanted.noticeGivenAt ?? null, session, null)).toBe(told);
  });

  test("unrecorded is nothing to record", () => {
    expect(read({ as: "unrecorded" })).toBeNull();
  });
});

describe("notice, where the policy asks for no hours", () => {
  test("is still given before the start", () => {
    const wanted = read({ as: "excused", told: "early" }, at("10:27"), 0);
    expect(wanted).toMatchObject({ noticeGivenAt: at("10:14") });
    expect(toldOf(at("10:14"), session, 0)).toBe("early");
  });
});

describe("what is on record stays where nothing else was said", () => {
  const here: MarkFacts = {
    was: "attended",
    arrivedAt: null,
    leftAt: null,
    noticeGivenAt: null,
    reason: null,
    modality: "in_person",
  };
  const over = (current: MarkFacts, typed: Partial<TypedMark> & Pick<TypedMark, "as">, now = at("10:40")) =>
    readTypedMark({ ...nothing, ...typed }, session, 24, now, current);

  test("late, said again later, is as late as it was", () => {
    const late = { ...here, arrivedAt: at("10:27"), leftAt: at("11:00") };
    expect(over(late, { as: "late" })).toMatchObject({ minutesLate: 12, leftAt: at("11:00") });
    expect(over(late, { as: "late", minutesLate: 20 })).toMatchObject({ minutesLate: 20, leftAt: null });
    expect(over({ ...here, leftAt: at("11:00") }, { as: "late" })).toMatchObject({ minutesLate: 25, leftAt: null });
  });

  test("left early, said again later, is as early as it was", () => {
    expect(over({ ...here, leftAt: at("11:00") }, { as: "left_early" })).toMatchObject({ leftAt: at("11:00") });
    expect(over(here, { as: "left_early" })).toMatchObject({ leftAt: at("10:40") });
  });

  test("a reason and a notice survive a second touch, and go with another mark", () => {
    const away = { ...here, was: "missed", reason: "illness", noticeGivenAt: at("09:00") } as const;
    expect(over(away, { as: "missed" })).toEqual({ as: "missed", reason: "illness", noticeGivenAt: at("09:00") });
    expect(over(away, { as: "missed", told: "before", reason: "court" })).toMatchObject({
      reason: "court",
      noticeGivenAt: at("09:00"),
    });
    expect(over(away, { as: "missed", told: "after" })).toMatchObject({ reason: null, noticeGivenAt: null });
    expect(over(away, { as: "excused" })).toMatchObject({ reason: null, noticeGivenAt: null });
  });

  test("online stays online for somebody who was there", () => {
    expect(over({ ...here, modality: "video" }, { as: "present" })).toMatchObject({ modality: "video" });
    expect(over({ ...here, modality: "video" }, { as: "present", modality: "in_person" })).toMatchObject({
      modality: "in_person",
    });
    expect(over({ ...here, was: "missed", modality: "video" }, { as: "present" })).toEqual({ as: "present" });
  });

  test("whatever is typed, typing it again over its own record changes nothing", () => {
    const roster = {
      session: { status: "scheduled", startsAt: session.startsAt, endsAt: session.endsAt, modality: "hybrid" },
      isExpected: true,
      version: 0,
      locksAt: null,
    } as const;
    const factsOf = (typed: TypedMark, now: Date, current: MarkFacts | null, noticeHours: number | null) => {
      const wanted = readTypedMark(typed, session, noticeHours, now, current);
      if (wanted === null) return null;
      const asked = { now, seenVersion: 0, correctionReason: null, mayCorrectLocked: false };
      const decided = decideMark(roster, wanted, asked);
      return decided.ok ? decided.value : null;
    };
    const typed = fc.record<TypedMark>({
      as: fc.constantFrom(...MARKS),
      minutesLate: fc.option(fc.integer({ min: 1, max: 59 })),
      leftAt: fc.option(fc.integer({ min: 16, max: 59 }).map((minute) => localTime(`10:${minute}`))),
      told: fc.option(fc.constantFrom(...TOLD)),
      reason: fc.option(fc.constantFrom("illness", "court")),
      modality: fc.option(fc.constantFrom("in_person" as const, "video" as const)),
    });
    const minutes = fc.integer({ min: 0, max: 300 });
    fc.assert(
      fc.property(typed, minutes, minutes, fc.option(fc.constantFrom(0, 24, 48)), (each, first, later, hours) => {
        const now = new Date(session.startsAt.getTime() + first * 60_000);
        const facts = factsOf(each, now, null, hours);
        if (facts === null) return;
        const again = factsOf(each, new Date(now.getTime() + later * 60_000), facts, hours);
        expect(again).toEqual(facts);
      }),
    );
  });
});

describe("what the client told us beforehand", () => {
  const toldBefore = { givenAt: at("07:40"), reason: "Ride" };
  const told = (typed: Partial<TypedMark> & Pick<TypedMark, "as">, current: MarkFacts | null = null, hours = 2) =>
    readTypedMark({ ...nothing, ...typed }, session, hours, at("10:40"), current, toldBefore);
  const missed: MarkFacts = {
    was: "missed",
    arrivedAt: null,
    leftAt: null,
    noticeGivenAt: at("07:40"),
    reason: null,
    modality: "in_person",
  };

  test("goes with a miss, and the reason with an excuse", () => {
    expect(told({ as: "missed" })).toEqual({ as: "missed", noticeGivenAt: at("07:40"), reason: null });
    expect(told({ as: "excused" })).toEqual({ as: "excused", noticeGivenAt: at("07:40"), reason: "Ride" });
    expect(told({ as: "excused", reason: "Court" })).toMatchObject({ reason: "Court", noticeGivenAt: at("07:40") });
  });

  test("goes with another mark of somebody away", () => {
    expect(told({ as: "excused" }, missed)).toMatchObject({ noticeGivenAt: at("07:40"), reason: "Ride" });
    expect(told({ as: "missed" }, { ...missed, was: "excused", reason: "Ride" })).toMatchObject({
      noticeGivenAt: at("07:40"),
      reason: null,
    });
  });

  test("gives way to what is typed", () => {
    expect(told({ as: "missed", told: "after" })).toMatchObject({ noticeGivenAt: null });
    // The words fit the notice on file: its own moment is kept.
    expect(told({ as: "missed", told: "early" })).toMatchObject({ noticeGivenAt: at("07:40") });
    expect(told({ as: "missed", told: "before" })).toMatchObject({ noticeGivenAt: at("10:14") });
  });

  test("does not come back over a line that says they did not tell us", () => {
    const silent = { ...missed, noticeGivenAt: null };
    expect(told({ as: "missed" }, silent)).toMatchObject({ noticeGivenAt: null });
    expect(told({ as: "missed", reason: "Sick" }, silent)).toMatchObject({ noticeGivenAt: null, reason: "Sick" });
  });

  test("says nothing of somebody who came", () => {
    expect(told({ as: "present" })).toEqual({ as: "present" });
  });
});
