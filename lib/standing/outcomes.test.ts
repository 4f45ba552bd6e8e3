import { describe, expect, it } from "vitest";
import { minuteOf } from "@/lib/standing/moments";
import { creditedMinutesOf, isMissed, outcomeOf } from "@/lib/standing/outcomes";
import type { Mark, Outcome, PolicyVersion } from "@/lib/standing/types";

const session = { id: "s", start: "2026-03-02T18:00-05:00", end: "2026-03-02T21:00-05:00" };
const strict: PolicyVersion = {
  version: 1,
  from: "2026-01-01",
  lateFrom: 6,
  absentFrom: 16,
  leftEarlyFrom: 10,
  noticeHours: 24,
  excuses: ["medical"],
  rules: [],
};
const plain: PolicyVersion = { version: 1, from: "2026-01-01", rules: [] };

describe("what a mark amounts to", () => {
  it.each<[string, Partial<Mark> & { was: Mark["was"] }, PolicyVersion, Outcome]>([
    ["attended", { was: "attended" }, strict, "present"],
    ["early", { was: "attended", arrivedAt: "2026-03-02T17:50-05:00" }, strict, "present"],
    ["5:59 late", { was: "attended", arrivedAt: "2026-03-02T18:05:59-05:00" }, strict, "present"],
    ["6 late", { was: "attended", arrivedAt: "2026-03-02T18:06-05:00" }, strict, "late"],
    ["15:59 late", { was: "attended", arrivedAt: "2026-03-02T18:15:59-05:00" }, strict, "late"],
    ["16 late", { was: "attended", arrivedAt: "2026-03-02T18:16-05:00" }, strict, "late-as-absent"],
    ["an hour late where nobody is late", { was: "attended", arrivedAt: "2026-03-02T19:00-05:00" }, plain, "present"],
    ["on time where 0 is late", { was: "attended", arrivedAt: session.start }, { ...plain, lateFrom: 0 }, "late"],
    ["left 9 early", { was: "attended", leftAt: "2026-03-02T20:51-05:00" }, strict, "present"],
    ["left 10 early", { was: "attended", leftAt: "2026-03-02T20:50-05:00" }, strict, "left-early"],
    [
      "late and left early: leaving comes first",
      { was: "attended", arrivedAt: "2026-03-02T18:10-05:00", leftAt: "2026-03-02T20:00-05:00" },
      strict,
      "left-early",
    ],
    ["excused for any reason", { was: "excused" }, plain, "excused"],
    ["excused for a reason on the list", { was: "excused", reason: "medical" }, strict, "excused"],
    ["excused for another", { was: "excused", reason: "vacation" }, strict, "unexcused"],
    ["excused for none", { was: "excused" }, strict, "unexcused"],
    ["excused by notice instead", { was: "excused", noticeGivenAt: "2026-03-01T18:00-05:00" }, strict, "excused"],
    ["missed", { was: "missed" }, strict, "unexcused"],
    ["a day's notice", { was: "missed", noticeGivenAt: "2026-03-01T18:00:59-05:00" }, strict, "excused"],
    ["a minute too late", { was: "missed", noticeGivenAt: "2026-03-01T18:01-05:00" }, strict, "late-cancel"],
    ["a minute before the start", { was: "missed", noticeGivenAt: "2026-03-02T17:59:59-05:00" }, strict, "late-cancel"],
    ["at the start", { was: "missed", noticeGivenAt: "2026-03-02T18:00-05:00" }, strict, "unexcused"],
    [
      "at the start, any notice enough",
      { was: "missed", noticeGivenAt: session.start },
      { ...plain, noticeHours: 0 },
      "unexcused",
    ],
    [
      "a minute before, any notice enough",
      { was: "missed", noticeGivenAt: "2026-03-02T17:59-05:00" },
      { ...plain, noticeHours: 0 },
      "excused",
    ],
    ["notice that changes nothing", { was: "missed", noticeGivenAt: "2026-02-20T18:00-05:00" }, plain, "unexcused"],
  ])("%s", (_name, mark, version, outcome) => {
    expect(outcomeOf({ session: "s", ...mark }, session, version)).toBe(outcome);
  });

  it("measures notice by the longer of wall clock and elapsed time", () => {
    const spring = { id: "s", start: "2026-03-08T13:00-04:00", end: "2026-03-08T14:00-04:00" };
    const mark: Mark = { session: "s", was: "missed", noticeGivenAt: "2026-03-07T13:00-05:00" };
    // 24 hours by the wall, 23 elapsed.
    expect(outcomeOf(mark, spring, strict)).toBe("excused");
  });

  it("says which outcomes are missed", () => {
    const missed: Outcome[] = ["excused", "late-cancel", "late-as-absent", "unexcused"];
    const others: Outcome[] = ["present", "late", "left-early"];
    expect(missed.every(isMissed)).toBe(true);
    expect(others.some(isMissed)).toBe(false);
  });
});

describe("the minutes of a mark", () => {
  const minutes = (mark: Omit<Mark, "session">): number =>
    creditedMinutesOf({ session: "s", ...mark }, minuteOf(session.start), minuteOf(session.end));

  it.each<[string, Omit<Mark, "session">, number]>([
    ["in full", { was: "attended" }, 180],
    [
      "not more than in full",
      { was: "attended", arrivedAt: "2026-03-02T17:30-05:00", leftAt: "2026-03-02T21:30-05:00" },
      180,
    ],
    ["what a late client stayed", { was: "attended", arrivedAt: "2026-03-02T18:16:40-05:00" }, 164],
    [
      "between arriving and leaving",
      { was: "attended", arrivedAt: "2026-03-02T18:30-05:00", leftAt: "2026-03-02T19:00-05:00" },
      30,
    ],
    ["none for whoever came at the end", { was: "attended", arrivedAt: "2026-03-02T21:10-05:00" }, 0],
    ["none when missed", { was: "missed" }, 0],
    ["none when excused", { was: "excused" }, 0],
  ])("%s", (_name, mark, expected) => {
    expect(minutes(mark)).toBe(expected);
  });

  it("are elapsed ones on the night the clocks change", () => {
    const from = "2026-03-08T01:00-05:00";
    const to = "2026-03-08T04:00-04:00";
    expect(creditedMinutesOf({ session: "s", was: "attended" }, minuteOf(from), minuteOf(to))).toBe(120);
  });
});
