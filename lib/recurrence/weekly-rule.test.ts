import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { dateOfDayNumber, dayNumber, localDate, WEEKDAYS } from "@/lib/time/local-date";
import { parseRule } from "@/lib/recurrence/parse-rule";
import {
  buildMonthlyRule,
  buildWeeklyRule,
  readFormRule,
  type FormRule,
  type RuleEnd,
  type WeekOfMonth,
} from "@/lib/recurrence/weekly-rule";

const d = localDate;
const open: RuleEnd = { kind: "open" };

describe("buildWeeklyRule", () => {
  it.each([
    [1, ["MO"], open, "FREQ=WEEKLY;BYDAY=MO"],
    [2, ["WE", "MO", "FR"], { kind: "after", count: 24 }, "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR;COUNT=24"],
    [1, ["SU", "SA"], { kind: "on", date: d("2027-01-29") }, "FREQ=WEEKLY;BYDAY=SA,SU;UNTIL=20270129"],
  ] as const)("every %i weeks on %j", (everyWeeks, weekdays, ends, rule) => {
    expect(buildWeeklyRule({ everyWeeks, weekdays, ends })).toBe(rule);
  });

  it("throws on what a form must have refused", () => {
    expect(() => buildWeeklyRule({ everyWeeks: 1, weekdays: [], ends: open })).toThrow(RangeError);
    expect(() => buildWeeklyRule({ everyWeeks: 0, weekdays: ["MO"], ends: open })).toThrow(RangeError);
    expect(() => buildWeeklyRule({ everyWeeks: 1.5, weekdays: ["MO"], ends: open })).toThrow(RangeError);
    expect(() => buildWeeklyRule({ everyWeeks: 1, weekdays: ["MO"], ends: { kind: "after", count: 0 } })).toThrow(
      RangeError,
    );
  });
});

describe("buildMonthlyRule", () => {
  it.each([
    [1, { kind: "weekday", nth: 2, weekday: "TU" }, open, "FREQ=MONTHLY;BYDAY=2TU"],
    [1, { kind: "weekday", nth: -1, weekday: "FR" }, open, "FREQ=MONTHLY;BYDAY=-1FR"],
    [3, { kind: "date", day: 15 }, { kind: "after", count: 4 }, "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15;COUNT=4"],
    [1, { kind: "date", day: -1 }, { kind: "on", date: d("2027-12-31") }, "FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20271231"],
  ] as const)("every %i months on %j", (everyMonths, on, ends, rule) => {
    expect(buildMonthlyRule({ everyMonths, on, ends })).toBe(rule);
  });

  it.each([0, 32, -2, 1.5])("throws on day %d", (day) => {
    expect(() => buildMonthlyRule({ everyMonths: 1, on: { kind: "date", day }, ends: open })).toThrow(RangeError);
  });
});

describe("readFormRule", () => {
  it.each<[string, FormRule]>([
    ["RRULE:FREQ=WEEKLY;BYDAY=WE,MO", { repeats: "weekly", everyWeeks: 1, weekdays: ["MO", "WE"], ends: open }],
    ["FREQ=WEEKLY;BYDAY=MO;WKST=SU", { repeats: "weekly", everyWeeks: 1, weekdays: ["MO"], ends: open }],
    ["FREQ=DAILY", { repeats: "weekly", everyWeeks: 1, weekdays: WEEKDAYS, ends: open }],
    ["FREQ=DAILY;BYDAY=SA,SU", { repeats: "weekly", everyWeeks: 1, weekdays: ["SA", "SU"], ends: open }],
    [
      "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2;COUNT=3",
      {
        repeats: "monthly",
        everyMonths: 1,
        on: { kind: "weekday", nth: 2, weekday: "TU" },
        ends: { kind: "after", count: 3 },
      },
    ],
    ["FREQ=MONTHLY;BYMONTHDAY=31", { repeats: "monthly", everyMonths: 1, on: { kind: "date", day: 31 }, ends: open }],
  ])("%s", (rule, form) => expect(readFormRule(rule)).toEqual(form));

  it("takes missing days from the start", () => {
    expect(readFormRule("FREQ=WEEKLY")).toBeNull();
    expect(readFormRule("FREQ=WEEKLY", d("2026-11-24"))).toMatchObject({ weekdays: ["TU"] });
    expect(readFormRule("FREQ=MONTHLY")).toBeNull();
    expect(readFormRule("FREQ=MONTHLY", d("2026-11-24"))).toMatchObject({ on: { kind: "date", day: 24 } });
  });

  it.each([
    "FREQ=YEARLY",
    "FREQ=HOURLY",
    "FREQ=DAILY;INTERVAL=2",
    "FREQ=DAILY;BYMONTHDAY=1",
    "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=MO,SU",
    "FREQ=WEEKLY;BYDAY=MO;BYMONTH=1",
    "FREQ=WEEKLY;BYDAY=MO;BYHOUR=9,10",
    "FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=1",
    "FREQ=WEEKLY;BYDAY=MO;UNTIL=20270101T000000Z",
    "FREQ=WEEKLY;BYDAY=MO;UNTIL=20270101T180000",
    "FREQ=MONTHLY;BYDAY=MO",
    "FREQ=MONTHLY;BYDAY=1MO,3MO",
    "FREQ=MONTHLY;BYDAY=-2MO",
    "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
    "FREQ=MONTHLY;BYDAY=1FR;BYSETPOS=1",
    "FREQ=MONTHLY;BYMONTHDAY=1,15",
    "FREQ=MONTHLY;BYMONTHDAY=-2",
    "FREQ=MONTHLY;BYMONTHDAY=5;BYSETPOS=1",
    "no rule",
  ])("has no form for %s", (rule) => expect(readFormRule(rule, d("2026-11-24"))).toBeNull());

  it("gives back every form as it was", () => {
    const date = fc.integer({ min: dayNumber(d("2020-01-01")), max: dayNumber(d("2040-12-31")) }).map(dateOfDayNumber);
    const ends: fc.Arbitrary<RuleEnd> = fc.oneof(
      fc.constant(open),
      date.map((one) => ({ kind: "on" as const, date: one })),
      fc.integer({ min: 1, max: 999 }).map((count) => ({ kind: "after" as const, count })),
    );
    const every = fc.integer({ min: 1, max: 52 });
    const on = fc.oneof(
      fc.record({
        kind: fc.constant("weekday" as const),
        nth: fc.constantFrom<WeekOfMonth>(1, 2, 3, 4, 5, -1),
        weekday: fc.constantFrom(...WEEKDAYS),
      }),
      fc.record({ kind: fc.constant("date" as const), day: fc.constantFrom(-1, 1, 15, 28, 31) }),
    );
    const weekly = fc.record({ everyWeeks: every, weekdays: fc.subarray([...WEEKDAYS], { minLength: 1 }), ends });
    const monthly = fc.record({ everyMonths: every, on, ends });
    fc.assert(
      fc.property(weekly, monthly, (week, month) => {
        const rules = [buildWeeklyRule(week), buildMonthlyRule(month)] as const;
        expect(rules.every((rule) => parseRule(rule, { refuseSubDaily: true }).ok)).toBe(true);
        expect(readFormRule(rules[0])).toEqual({ repeats: "weekly", ...week });
        expect(readFormRule(rules[1])).toEqual({ repeats: "monthly", ...month });
      }),
    );
  });
});
