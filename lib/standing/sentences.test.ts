import { describe, expect, it } from "vitest";
import publicCases from "@/lib/standing/cases/standing-public.json";
import { describeRule } from "@/lib/standing/sentences";
import type { CountBy, Rule } from "@/lib/standing/types";

describe("a rule as a sentence", () => {
  it.each(publicCases.sentences.map((example) => [example.text, example] as const))("%s", (text, { rule, countBy }) => {
    expect(describeRule(rule as unknown as Rule, countBy as CountBy)).toBe(text);
  });

  const name = { id: "a", level: "watch" } as const;
  it.each<[Rule, CountBy, string]>([
    [{ ...name, measure: "absences", within: { days: 1 }, at: 1 }, "day", "At 1 missed day within 1 day: watch."],
    [
      { ...name, measure: "absences", within: { days: 7 }, at: 0.5 },
      "session",
      "At 0.5 missed sessions within 7 days: watch.",
    ],
    [
      { ...name, measure: "absences", within: { last: 1 }, at: 1, kinds: ["group", "family"] },
      "session",
      "At 1 missed of the last 1 session (group, family): watch.",
    ],
    [
      { ...name, measure: "lates", within: { calendar: "week" }, at: 2, kinds: ["group"], excused: "counts" },
      "day",
      "At 2 late days (group) in a calendar week: watch.",
    ],
    [
      { ...name, measure: "streak", at: 3, excused: "counts", withoutContact: true },
      "day",
      "At 3 missed or excused days in a row without contact: watch.",
    ],
    [
      { ...name, measure: "streak", at: 2, excused: "breaks", kinds: ["individual"] },
      "session",
      "At 2 missed sessions (individual) in a row, an excused session ends the row: watch.",
    ],
    [
      { ...name, measure: "streak", at: 2, excused: "breaks", withoutContact: true },
      "day",
      "At 2 missed days in a row without contact, an excused day ends the row: watch.",
    ],
    [
      { ...name, measure: "rate", within: { calendar: "quarter" }, below: 75, once: 1, excused: "counts" },
      "day",
      "Attendance, excused counted as missed, below 75% in a calendar quarter: watch.",
    ],
    [
      { ...name, measure: "rate", within: { last: 8 }, below: 75, once: 2, kinds: ["group"] },
      "session",
      "Attendance (group) below 75% of the last 8 sessions, once 2 are taken: watch.",
    ],
    [
      { ...name, measure: "rate", within: "enrollment", below: 50 },
      "day",
      "Attendance below 50% in the enrollment: watch.",
    ],
    [{ ...name, measure: "daysSinceAttended", at: 1 }, "session", "At 1 day without attending: watch."],
  ])("%o", (rule, countBy, text) => {
    expect(describeRule(rule, countBy)).toBe(text);
  });
});
