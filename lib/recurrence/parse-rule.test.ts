import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { parseRule } from "@/lib/recurrence/parse-rule";
import type { ParsedRule } from "@/lib/recurrence/parsed-rule";
import { explainRuleProblem, type RuleProblem } from "@/lib/recurrence/rule-problem";

const EMPTY: ParsedRule = {
  frequency: "DAILY",
  interval: 1,
  count: null,
  until: null,
  weekStart: "MO",
  bySecond: [],
  byMinute: [],
  byHour: [],
  byDay: [],
  byMonthDay: [],
  byYearDay: [],
  byWeekNo: [],
  byMonth: [],
  bySetPos: [],
};

function read(text: string): ParsedRule {
  const result = parseRule(text);
  if (!result.ok) throw new Error(explainRuleProblem(result.refusal));
  return result.value;
}

function problem(text: string, options = {}): RuleProblem {
  const result = parseRule(text, options);
  if (result.ok) throw new Error(`read: ${text}`);
  return result.refusal;
}

describe("reads", () => {
  it("every part of RFC 5545", () => {
    expect(read("FREQ=DAILY")).toEqual(EMPTY);
    expect(
      read(
        "FREQ=YEARLY;INTERVAL=2;WKST=SU;COUNT=10;BYSECOND=0,30;BYMINUTE=15;BYHOUR=9,10;BYDAY=MO,-1FR,2TU;" +
          "BYMONTHDAY=-1,15;BYYEARDAY=100,-1;BYMONTH=12,1;BYSETPOS=1,-1",
      ),
    ).toEqual({
      ...EMPTY,
      frequency: "YEARLY",
      interval: 2,
      weekStart: "SU",
      count: 10,
      bySecond: [0, 30],
      byMinute: [15],
      byHour: [9, 10],
      byDay: [
        { weekday: "FR", nth: -1 },
        { weekday: "MO", nth: null },
        { weekday: "TU", nth: 2 },
      ],
      byMonthDay: [-1, 15],
      byYearDay: [-1, 100],
      byMonth: [1, 12],
      bySetPos: [-1, 1],
    });
    expect(read("FREQ=YEARLY;BYWEEKNO=20,-1;BYDAY=MO").byWeekNo).toEqual([-1, 20]);
  });

  it("the prefix, any letter case, spaces around, plus signs, and values said twice", () => {
    expect(read(" RRULE:FREQ=DAILY ")).toEqual(EMPTY);
    expect(read("rrule:freq=weekly;byday=mo,we,mo").byDay).toEqual([
      { weekday: "MO", nth: null },
      { weekday: "WE", nth: null },
    ]);
    expect(read("FREQ=MONTHLY;BYDAY=+2TU;BYMONTHDAY=+8,8").byMonthDay).toEqual([8]);
    expect(read("FREQ=MONTHLY;BYDAY=+2TU,2TU").byDay).toEqual([{ weekday: "TU", nth: 2 }]);
    expect(read("FREQ=DAILY;BYSECOND=60,59").bySecond).toEqual([59]);
  });

  it.each([
    ["20270129", { kind: "date", date: "2027-01-29" }],
    ["20270129T173000", { kind: "wall", wall: Date.UTC(2027, 0, 29, 17, 30) }],
    ["20270129T223000Z", { kind: "instant", instant: Date.UTC(2027, 0, 29, 22, 30) }],
    ["20161231T235960Z", { kind: "instant", instant: Date.UTC(2016, 11, 31, 23, 59, 59) }],
    ["99991231", { kind: "date", date: "9999-12-31" }],
  ])("UNTIL=%s", (value, until) => {
    expect(read(`FREQ=DAILY;UNTIL=${value}`).until).toEqual(until);
  });

  it("rules that repeat within a day, unless they are to be refused", () => {
    for (const frequency of ["HOURLY", "MINUTELY", "SECONDLY"]) {
      expect(read(`FREQ=${frequency}`).frequency).toBe(frequency);
      expect(problem(`FREQ=${frequency}`, { refuseSubDaily: true })).toEqual({ kind: "too_often", frequency });
    }
    expect(parseRule("FREQ=DAILY", { refuseSubDaily: true }).ok).toBe(true);
  });
});

describe("refuses", () => {
  it.each<[string, RuleProblem]>([
    ["", { kind: "empty" }],
    ["   ", { kind: "empty" }],
    ["RRULE:", { kind: "empty" }],
    ["INTERVAL=2", { kind: "no_frequency" }],
    ["FREQ", { kind: "bad_value", part: "FREQ", value: "" }],
    ["FREQ=", { kind: "bad_value", part: "FREQ", value: "" }],
    ["FREQ=FORTNIGHTLY", { kind: "bad_value", part: "FREQ", value: "FORTNIGHTLY" }],
    ["FREQ=DAILY;", { kind: "unknown_part", part: "" }],
    ["FREQ=DAILY;BYEASTER=1", { kind: "unknown_part", part: "BYEASTER" }],
    ["FREQ=DAILY;COLOR=RED", { kind: "unknown_part", part: "COLOR" }],
    ["FREQ=DAILY;FREQ=WEEKLY", { kind: "repeated_part", part: "FREQ" }],
    ["FREQ=DAILY;COUNT=0", { kind: "bad_value", part: "COUNT", value: "0" }],
    ["FREQ=DAILY;COUNT=-1", { kind: "bad_value", part: "COUNT", value: "-1" }],
    ["FREQ=DAILY;COUNT=1.5", { kind: "bad_value", part: "COUNT", value: "1.5" }],
    ["FREQ=DAILY;COUNT=1E9", { kind: "bad_value", part: "COUNT", value: "1E9" }],
    ["FREQ=DAILY;COUNT=99999999999", { kind: "bad_value", part: "COUNT", value: "99999999999" }],
    ["FREQ=DAILY;INTERVAL=0", { kind: "bad_value", part: "INTERVAL", value: "0" }],
    ["FREQ=DAILY;COUNT=3;UNTIL=20270101", { kind: "count_and_until" }],
    ["FREQ=DAILY;UNTIL=20270230", { kind: "bad_value", part: "UNTIL", value: "20270230" }],
    ["FREQ=DAILY;UNTIL=2027-01-01", { kind: "bad_value", part: "UNTIL", value: "2027-01-01" }],
    ["FREQ=DAILY;UNTIL=20270101T250000Z", { kind: "bad_value", part: "UNTIL", value: "20270101T250000Z" }],
    ["FREQ=DAILY;UNTIL=20270101T10Z", { kind: "bad_value", part: "UNTIL", value: "20270101T10Z" }],
    ["FREQ=DAILY;UNTIL=00000101", { kind: "bad_value", part: "UNTIL", value: "00000101" }],
    ["FREQ=WEEKLY;BYDAY=MO,,WE", { kind: "bad_value", part: "BYDAY", value: "MO,,WE" }],
    ["FREQ=WEEKLY;BYDAY=XX", { kind: "bad_value", part: "BYDAY", value: "XX" }],
    ["FREQ=MONTHLY;BYDAY=0MO", { kind: "bad_value", part: "BYDAY", value: "0MO" }],
    ["FREQ=YEARLY;BYDAY=54MO", { kind: "bad_value", part: "BYDAY", value: "54MO" }],
    ["FREQ=DAILY;BYMONTH=13", { kind: "bad_value", part: "BYMONTH", value: "13" }],
    ["FREQ=DAILY;BYMONTH=+3", { kind: "bad_value", part: "BYMONTH", value: "+3" }],
    ["FREQ=DAILY;BYMONTHDAY=32", { kind: "bad_value", part: "BYMONTHDAY", value: "32" }],
    ["FREQ=DAILY;BYMONTHDAY=0", { kind: "bad_value", part: "BYMONTHDAY", value: "0" }],
    ["FREQ=DAILY;BYHOUR=24", { kind: "bad_value", part: "BYHOUR", value: "24" }],
    ["FREQ=DAILY;BYMINUTE=60", { kind: "bad_value", part: "BYMINUTE", value: "60" }],
    ["FREQ=DAILY;BYSECOND=61", { kind: "bad_value", part: "BYSECOND", value: "61" }],
    ["FREQ=DAILY;WKST=1MO", { kind: "bad_value", part: "WKST", value: "1MO" }],
    ["FREQ=YEARLY;BYYEARDAY=367", { kind: "bad_value", part: "BYYEARDAY", value: "367" }],
    ["FREQ=YEARLY;BYWEEKNO=54", { kind: "bad_value", part: "BYWEEKNO", value: "54" }],
    ["FREQ=DAILY;BYMONTH=1;BYSETPOS=0", { kind: "bad_value", part: "BYSETPOS", value: "0" }],
    ["FREQ=DAILY\nEXDATE=1", { kind: "bad_value", part: "FREQ", value: "DAILY\nEXDATE=1" }],
    ["FREQ=DAILY;BYMONTH=１", { kind: "bad_value", part: "BYMONTH", value: "１" }],
    ["FREQ=WEEKLY;BYMONTHDAY=1", { kind: "not_together", part: "BYMONTHDAY", because: "with FREQ=WEEKLY" }],
    ["FREQ=MONTHLY;BYYEARDAY=1", { kind: "not_together", part: "BYYEARDAY", because: "with FREQ=MONTHLY" }],
    ["FREQ=MONTHLY;BYWEEKNO=1", { kind: "not_together", part: "BYWEEKNO", because: "with FREQ=MONTHLY" }],
    ["FREQ=WEEKLY;BYDAY=1MO", { kind: "not_together", part: "A numbered BYDAY", because: "with FREQ=WEEKLY" }],
    ["FREQ=YEARLY;BYWEEKNO=1;BYDAY=1MO", { kind: "not_together", part: "A numbered BYDAY", because: "with BYWEEKNO" }],
    ["FREQ=DAILY;BYSETPOS=1", { kind: "not_together", part: "BYSETPOS", because: "without another BY part" }],
    [`FREQ=DAILY;BYMONTH=${"1,".repeat(300)}1`, { kind: "too_long", length: 620, most: 500 }],
  ])("%j", (text, expected) => {
    expect(problem(text)).toEqual(expected);
    expect(explainRuleProblem(expected)).toMatch(/^[A-Z“].*\.$/u);
  });
});

describe("explainRuleProblem", () => {
  it.each<[RuleProblem, string]>([
    [
      { kind: "unknown_part", part: "COLOR" },
      "“COLOR” isn't a part of a recurrence rule. Check the spelling or take it out.",
    ],
    [{ kind: "bad_value", part: "BYMONTH", value: "13" }, "“13” isn't a value that BYMONTH can have."],
    [{ kind: "bad_value", part: "COUNT", value: "" }, "COUNT has no value."],
    [
      { kind: "too_often", frequency: "HOURLY" },
      "FREQ=HOURLY repeats within a day. Use DAILY, WEEKLY, MONTHLY or YEARLY.",
    ],
    [
      { kind: "too_many", most: 2000, days: 366 },
      "This rule makes more than 2,000 sessions in 366 days. Make it repeat less often.",
    ],
    [{ kind: "yields_nothing" }, "No session would ever take place under this rule. Check its dates and its end."],
  ])("%j", (refusal, sentence) => {
    expect(explainRuleProblem(refusal)).toBe(sentence);
  });

  it("shows what was typed shortened, and without characters that turn a line round", () => {
    const sentence = explainRuleProblem({ kind: "unknown_part", part: `\u202Eabc\u0000${"😀".repeat(300)}` });
    expect(sentence).toContain(`“abc${"😀".repeat(37)}…”`);
  });
});

describe("any text", () => {
  const pieces = fc.constantFrom(
    ..."FREQ= DAILY WEEKLY MONTHLY ; , = BYDAY= MO -1FR 5 COUNT= UNTIL= 20270101 T000000Z BYSETPOS= - + RRULE: 😀 \n".split(
      " ",
    ),
  );
  it("is read or refused with a sentence, never a fault", () => {
    const text = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.array(pieces, { maxLength: 15 }).map((all) => all.join("")),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const result = parseRule(typed);
        if (!result.ok) expect(explainRuleProblem(result.refusal).length).toBeLessThan(250);
      }),
      { numRuns: 1000 },
    );
  });
});
