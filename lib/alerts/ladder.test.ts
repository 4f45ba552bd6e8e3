import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LEVELS } from "../standing/levels";
import { addDays, localDate, weekdayOf, type LocalDate } from "../time/local-date";
import { localTime } from "../time/local-time";
import { momentText, toInstant, toLocal, zone } from "../time/zone";
import {
  businessDayFrom,
  dueAt,
  isBusinessDay,
  ladderOf,
  stepsDue,
  type ClimbingAlert,
  type LadderPlace,
} from "./ladder";
import { DEFAULT_LADDER } from "./ladder-rules";

const NEW_YORK = zone("America/New_York");
const ZONES = ["America/New_York", "Pacific/Auckland", "Asia/Kolkata", "Australia/Lord_Howe"].map(zone);
const open: LadderPlace = { zone: NEW_YORK, isClosed: () => false };

function alert(level: ClimbingAlert["level"], opened: string, more: Partial<ClimbingAlert> = {}): ClimbingAlert {
  const [date = "", time = ""] = opened.split("T");
  const openedAt = toInstant(localDate(date), localTime(time), NEW_YORK);
  return { kind: "missed_day", level, openedAt, nextTryOn: null, ...more };
}

const local = (instant: Date, place: LadderPlace = open) => momentText(instant, place.zone).slice(0, 16);

describe("when an alert is due", () => {
  // Wed, Nov 18, 2026; Fri, Nov 20; Sat, Nov 21; Thanksgiving is Thu, Nov 26.
  test.each<[string, ClimbingAlert["level"], string, string]>([
    ["a review before noon is due at noon", "review", "2026-11-18T09:30", "2026-11-18T12:00"],
    ["with less than an hour left it is due at noon of the next day", "review", "2026-11-18T11:01", "2026-11-19T12:00"],
    ["a review after noon as well", "review", "2026-11-18T12:00", "2026-11-19T12:00"],
    ["a contract like a review", "contract", "2026-11-18T08:00", "2026-11-18T12:00"],
    ["a warning the same day by 5 PM", "warning", "2026-11-18T11:59", "2026-11-18T17:00"],
    ["a warning of the afternoon by noon of the next day", "warning", "2026-11-18T12:30", "2026-11-19T12:00"],
    ["a watch one business day later", "watch", "2026-11-18T19:00", "2026-11-19T17:00"],
    ["over a weekend", "watch", "2026-11-20T10:00", "2026-11-23T17:00"],
    ["a warning of Friday evening on Monday at noon", "warning", "2026-11-20T20:00", "2026-11-23T12:00"],
    ["what opens on a Saturday has the whole Monday", "warning", "2026-11-21T16:00", "2026-11-23T17:00"],
    ["a watch of Saturday is due on Tuesday", "watch", "2026-11-21T16:00", "2026-11-24T17:00"],
  ])("%s", (_, level, opened, due) => {
    expect(local(dueAt(alert(level, opened), DEFAULT_LADDER, open))).toBe(due);
  });

  test("hours are due by their own rule, whatever the level", () => {
    const hours = alert("review", "2026-11-18T09:00", { kind: "hours" });
    expect(local(dueAt(hours, DEFAULT_LADDER, open))).toBe("2026-11-19T17:00");
  });

  test("after an attempt it is due on the day of the next try, at the hour of its level", () => {
    const again = alert("review", "2026-11-16T09:00", { nextTryOn: localDate("2026-11-18") });
    expect(local(dueAt(again, DEFAULT_LADDER, open))).toBe("2026-11-18T12:00");
    const onSunday = alert("warning", "2026-11-16T09:00", { nextTryOn: localDate("2026-11-22") });
    expect(local(dueAt(onSunday, DEFAULT_LADDER, open))).toBe("2026-11-23T17:00");
  });

  test("a day on which the site is closed is no business day", () => {
    const snow: LadderPlace = { ...open, isClosed: (day) => day === "2026-11-19" || day === "2026-11-20" };
    expect(local(dueAt(alert("watch", "2026-11-18T10:00"), DEFAULT_LADDER, snow))).toBe("2026-11-23T17:00");
    expect(local(dueAt(alert("warning", "2026-11-19T09:00"), DEFAULT_LADDER, snow))).toBe("2026-11-23T17:00");
  });

  test("a clock change in between moves no hour on the wall", () => {
    // The clocks go back on Sun, Nov 1, 2026.
    expect(local(dueAt(alert("watch", "2026-10-30T10:00"), DEFAULT_LADDER, open))).toBe("2026-11-02T17:00");
  });
});

describe("the ladder", () => {
  const steps = (each: ClimbingAlert, rules = DEFAULT_LADDER) =>
    ladderOf(each, rules, open).map(({ step, at }) => `${step} ${local(at)}`);

  test("goes to the director two hours later, and to the team meeting two business days later", () => {
    expect(steps(alert("review", "2026-11-18T09:00"))).toEqual([
      "1 2026-11-18T12:00",
      "2 2026-11-18T14:00",
      "3 2026-11-20T09:00",
    ]);
  });

  test("tells nobody after hours: what was due on Monday at 5 PM goes to the director on Tuesday at 9 AM", () => {
    expect(steps(alert("warning", "2026-11-16T09:00"))).toEqual([
      "1 2026-11-16T17:00",
      "2 2026-11-17T09:00",
      "3 2026-11-18T09:00",
    ]);
    expect(steps(alert("watch", "2026-11-19T09:00"))[1]).toBe("2 2026-11-23T09:00");
  });

  test("has only the steps that the clinic wants", () => {
    const rules = { ...DEFAULT_LADDER, directorAfterHours: null, meetingAfterDays: null };
    expect(steps(alert("warning", "2026-11-16T09:00"), rules)).toEqual(["1 2026-11-16T17:00"]);
  });

  test("a step that was taken is not due again, and those missed while nobody looked are due together", () => {
    const waiting = alert("warning", "2026-11-16T09:00");
    const at = (text: string) => alert("good", text).openedAt;
    const due = (taken: number[], now: string) =>
      stepsDue(waiting, taken, at(now), DEFAULT_LADDER, open).map(({ step }) => step);
    expect(due([], "2026-11-16T16:59")).toEqual([]);
    expect(due([], "2026-11-16T17:00")).toEqual([1]);
    expect(due([1], "2026-11-17T08:59")).toEqual([]);
    expect(due([1], "2026-11-17T09:00")).toEqual([2]);
    expect(due([], "2026-11-30T09:00")).toEqual([1, 2, 3]);
    expect(due([1, 2, 3], "2026-11-30T09:00")).toEqual([]);
  });
});

describe("whatever the alert", () => {
  const anyDay = fc.integer({ min: 0, max: 800 }).map((days) => addDays(localDate("2026-01-01"), days));
  const anyMinute = fc.integer({ min: 0, max: 1439 });
  const anyAlert = fc.record({
    kind: fc.constantFrom("missed_day", "standing", "hours"),
    level: fc.constantFrom(...LEVELS),
    day: anyDay,
    minute: anyMinute,
    isTriedAgain: fc.boolean(),
    zone: fc.constantFrom(...ZONES),
    closed: fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 4 }),
  });

  function asked(of: typeof anyAlert extends fc.Arbitrary<infer Value> ? Value : never) {
    const openedAt = new Date(toInstant(of.day, localTime("00:00"), of.zone).getTime() + of.minute * 60_000);
    const days = new Set<LocalDate>(of.closed.map((after) => addDays(of.day, after)));
    const place: LadderPlace = { zone: of.zone, isClosed: (day) => days.has(day) };
    const nextTryOn = of.isTriedAgain ? addDays(toLocal(openedAt, of.zone).date, 1) : null;
    return { alert: { kind: of.kind, level: of.level, openedAt, nextTryOn } satisfies ClimbingAlert, place };
  }

  test("it is due after it opened, on a business day, at a time that a rule names", () => {
    fc.assert(
      fc.property(anyAlert, (of) => {
        const { alert: each, place } = asked(of);
        const due = dueAt(each, DEFAULT_LADDER, place);
        expect(due > each.openedAt).toBe(true);
        const { date, time } = toLocal(due, place.zone);
        expect(isBusinessDay(date, place)).toBe(true);
        expect(["12:00", "17:00"]).toContain(time);
      }),
    );
  });

  test("the steps rise, and all but the first lie within a business day", () => {
    fc.assert(
      fc.property(anyAlert, (of) => {
        const { alert: each, place } = asked(of);
        const steps = ladderOf(each, DEFAULT_LADDER, place);
        for (const [index, { at }] of steps.entries()) {
          const { date, time } = toLocal(at, place.zone);
          expect(isBusinessDay(date, place)).toBe(true);
          expect(time >= DEFAULT_LADDER.opens && time <= DEFAULT_LADDER.closes).toBe(true);
          if (index > 0) expect(at >= steps[index - 1]!.at).toBe(true);
        }
      }),
    );
  });

  test("a later look finds what an earlier one found, and a site that never opens forgets nobody", () => {
    fc.assert(
      fc.property(anyAlert, fc.nat(20), (of, later) => {
        const { alert: each, place } = asked(of);
        const now = new Date(each.openedAt.getTime() + later * 86_400_000);
        const then = new Date(now.getTime() + 86_400_000);
        const due = stepsDue(each, [], now, DEFAULT_LADDER, place).map(({ step }) => step);
        const dueLater = stepsDue(each, [], then, DEFAULT_LADDER, place).map(({ step }) => step);
        expect(dueLater.slice(0, due.length)).toEqual(due);
      }),
    );
    const never: LadderPlace = { zone: NEW_YORK, isClosed: () => true };
    expect(weekdayOf(businessDayFrom(localDate("2026-11-18"), never))).toBeDefined();
    expect(dueAt(alert("watch", "2026-11-18T10:00"), DEFAULT_LADDER, never)).toBeInstanceOf(Date);
  });
});
