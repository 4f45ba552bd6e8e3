import { describe, expect, it } from "vitest";
import {
  adding,
  after,
  BOSTON,
  BY_VIDEO,
  cancelling,
  changing,
  closure,
  endingOn,
  exampleSeries,
  marked,
  moving,
  on,
  planOf,
  refusalOf,
  starts,
  VIDEO_LINK,
  withFacts,
} from "@/lib/scheduling/change/testing/example-series";
import { addDays, localDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";
import { toInstant } from "@/lib/time/zone";

const series = exampleSeries();
const later = toInstant(localDate("2027-01-13"), localTime("12:00"), BOSTON);

describe("H11: ending early", () => {
  it("takes the sessions after the last day, added and moved ones too", () => {
    const busy = after(series, adding("2027-01-09", "11:00"), moving(series, "2026-12-16", "2027-01-07", "11:00"));
    const plan = planOf(busy, endingOn("2026-12-18"));
    expect(plan.removed.map(({ date }) => date).slice(0, 5)).toEqual([
      ...["2026-12-21", "2026-12-23", "2026-12-25", "2026-12-28", "2026-12-30"],
    ]);
    expect(plan.removed.map(({ regularDate }) => regularDate)).toEqual(
      expect.arrayContaining(["2026-12-16", "2027-01-09"]),
    );
    expect(plan.after.parts.at(-1)).toMatchObject({
      through: "2026-12-18",
      rule: "FREQ=WEEKLY;BYDAY=MO,WE,FR;UNTIL=20261218",
    });
    expect(plan.isNothing).toBe(false);
  });

  it("keeps marked and canceled ones, and one moved to before the end", () => {
    const busy = marked(
      after(series, cancelling(series, "2027-01-04"), moving(series, "2027-01-06", "2026-12-17")),
      "2027-01-08",
    );
    const plan = planOf(busy, endingOn("2026-12-18"));
    expect(plan.stays.map(({ session, why }) => [session.regularDate, why])).toEqual([
      ["2027-01-04", "cancelled"],
      ["2027-01-08", "has_attendance"],
    ]);
    const next = after(busy, endingOn("2026-12-18"));
    expect(starts(next, "2026-12-17")).toEqual(["2026-12-17 09:00", "2026-12-18 09:00", "2027-01-08 09:00"]);
  });

  it("keeps what records point at as canceled", () => {
    const asked = withFacts(series, ["2027-01-04"], { hasHistory: true });
    expect(
      planOf(asked, endingOn("2026-12-18")).changed.map(({ after: { date, status, cancelReason } }) => [
        date,
        status,
        cancelReason,
      ]),
    ).toEqual([["2027-01-04", "cancelled", "No longer part of the series"]]);
  });

  it("may end today, and keeps what is still to come today; not earlier", () => {
    const evening = exampleSeries({ startTime: "18:00" });
    expect(starts(after(evening, endingOn("2026-11-18")), "2026-11-18")).toEqual(["2026-11-18 18:00"]);
    expect(refusalOf(series, endingOn("2026-11-17"))).toEqual({ reason: "ends_in_past" });
  });

  it("drops the parts after the end", () => {
    const split = after(series, changing(series, "2027-01-04", { startTime: localTime("18:00") }));
    expect(after(split, endingOn("2026-12-18")).parts.map(({ from, through }) => [from, through])).toEqual([
      ["2026-11-02", "2026-12-18"],
    ]);
  });

  it("before it began leaves an empty series that can be taken up again", () => {
    const soon = exampleSeries({ from: "2026-12-07" });
    const empty = after(soon, endingOn("2026-12-01"));
    expect(empty.sessions).toEqual([]);
    expect(starts(after(empty, endingOn("2026-12-11")))).toEqual([
      "2026-12-07 09:00",
      "2026-12-09 09:00",
      "2026-12-11 09:00",
    ]);
    const resumed = planOf(empty, endingOn("2027-01-15"), later);
    expect(resumed.added.map(({ date }) => date)).toEqual(["2027-01-15"]);
    expect(resumed.after.parts).toMatchObject([{ from: "2027-01-14", through: "2027-01-15" }]);
  });
});

describe("H12: extending", () => {
  const biweekly = exampleSeries({ rule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;COUNT=8" });
  it("goes on after the old end in the same phase, without COUNT", () => {
    expect(biweekly.sessions.at(-1)?.date).toBe("2026-12-18");
    const next = after(biweekly, endingOn("2027-01-31"));
    expect(starts(next, "2026-12-14")).toEqual([
      ...["2026-12-14 09:00", "2026-12-18 09:00", "2026-12-28 09:00"],
      ...["2027-01-01 09:00", "2027-01-11 09:00", "2027-01-15 09:00", "2027-01-25 09:00", "2027-01-29 09:00"],
    ]);
    expect(next.parts).toMatchObject([
      { through: "2027-01-31", rule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;UNTIL=20270131" },
    ]);
    expect(next.sessions.slice(0, biweekly.sessions.length)).toEqual(biweekly.sessions);
  });

  it("goes on after an early end that shifted nothing", () => {
    const next = after(biweekly, endingOn("2026-12-01"), endingOn("2026-12-31"));
    expect(starts(next, "2026-12-05")).toEqual(["2026-12-14 09:00", "2026-12-18 09:00", "2026-12-28 09:00"]);
  });

  it("runs on to the horizon when it has no end", () => {
    const next = after(biweekly, endingOn(null));
    expect(next.materializedThrough).toBe(addDays(localDate("2026-11-18"), 182));
    expect(next.sessions.at(-1)?.date).toBe("2027-05-17");
    expect(next.parts.at(-1)).toMatchObject({ through: null, rule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR" });
    expect(planOf(next, endingOn(null)).isNothing).toBe(true);
  });

  it("lays out whole what ends within half a year of the horizon, and further ones to the horizon", () => {
    expect(after(biweekly, endingOn("2027-10-29")).sessions.at(-1)?.date).toBe("2027-10-22");
    const far = after(biweekly, endingOn("2028-10-27"));
    expect([far.sessions.at(-1)?.date, far.parts.at(-1)?.through]).toEqual(["2027-05-17", "2028-10-27"]);
    expect(refusalOf(biweekly, endingOn("2028-12-29"))).toEqual({ reason: "too_far_ahead" });
  });

  it("does not bring back what was canceled or left out, and makes nothing twice", () => {
    const ended = exampleSeries({ exdates: ["2026-12-30T09:00"] });
    const busy = after(ended, cancelling(ended, "2026-12-28"), endingOn("2026-12-23"), adding("2027-01-01", "09:00"));
    const next = after(busy, endingOn("2027-01-04"));
    expect(starts(next, "2026-12-24")).toEqual(["2026-12-25 09:00", "2027-01-01 09:00", "2027-01-04 09:00"]);
    expect(next.sessions.filter(({ date }) => date === "2027-01-01")).toHaveLength(1);
  });

  it("makes nothing in the past: it resumes in a part of its own", () => {
    const ended = after(series, endingOn("2026-12-18"));
    const plan = planOf(ended, endingOn("2027-01-22"), later);
    expect(plan.added.map(({ date }) => date)).toEqual(["2027-01-15", "2027-01-18", "2027-01-20", "2027-01-22"]);
    expect(plan.after.parts.map(({ from, through }) => [from, through])).toEqual([
      ["2026-11-02", "2026-12-18"],
      ["2027-01-14", "2027-01-22"],
    ]);
    expect(refusalOf(ended, endingOn("2026-12-18"), later)).toBeNull();
    expect(planOf(ended, endingOn("2026-12-18"), later).isNothing).toBe(true);
    expect(planOf(ended, endingOn("2027-01-13"), later).isNothing).toBe(true);
  });

  it("makes sessions under closures closed, and follows the ways out", () => {
    const ended = {
      ...after(series, endingOn("2026-12-18")),
      closures: [closure("2026-12-25", { name: "Christmas Day" })],
    };
    const plan = planOf(ended, {
      kind: "end-on",
      lastDay: localDate("2026-12-30"),
      exceptions: [
        { way: "place", date: localDate("2026-12-21"), place: BY_VIDEO },
        { way: "time", date: localDate("2026-12-23"), startTime: localTime("13:00") },
        { way: "skip", date: localDate("2026-12-28") },
      ],
    });
    expect(
      plan.added.map(({ date, startTime, status, own }) => [date, startTime, status, own.place, own.time]),
    ).toEqual([
      ["2026-12-21", "09:00", "scheduled", true, false],
      ["2026-12-23", "13:00", "scheduled", false, true],
      ["2026-12-25", "09:00", "closed", false, false],
      ["2026-12-30", "09:00", "scheduled", false, false],
    ]);
    expect(plan.added[0]?.place.joinLink).toBe(VIDEO_LINK);
    expect(plan.after.parts.at(-1)?.exdates).toEqual(["2026-12-28T09:00"]);
  });

  it("has nothing to go on with where there is no pattern", () => {
    const single = exampleSeries({ rule: null, from: "2026-12-01" });
    expect(planOf(single, endingOn("2027-01-31")).isNothing).toBe(true);
    expect(planOf(single, endingOn(null)).isNothing).toBe(true);
  });

  it("gives an end to a series that ran on, without touching its sessions", () => {
    const plan = planOf(series, endingOn("2027-02-26"));
    expect(plan).toMatchObject({ changed: [], added: [], removed: [], isNothing: false });
    expect(on(series, "2027-02-26").date).toBe("2027-02-26");
  });
});
