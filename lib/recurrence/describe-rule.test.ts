import { describe, expect, it } from "vitest";
import { localDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";
import { zone } from "@/lib/time/zone";
import { describeSeries, describeSeriesParts } from "@/lib/recurrence/describe-rule";
import type { SeriesRule } from "@/lib/recurrence/series-rule";

const d = localDate;

/** From Monday, December 7, 2026, 9 to 10:30 AM. */
function series(rule: string | null, given: Partial<SeriesRule> = {}): SeriesRule {
  return {
    start: { date: d("2026-12-07"), time: localTime("09:00") },
    zone: zone("America/New_York"),
    durationMinutes: 90,
    rule,
    exdates: [],
    rdates: [],
    ...given,
  };
}

describe("the sentence", () => {
  it("is the one of the series drawer", () => {
    expect(describeSeries(series("FREQ=WEEKLY;BYDAY=MO,WE,FR;COUNT=24"))).toBe(
      "Every week on Mon, Wed and Fri, 9:00–10:30 AM, 24 sessions until Fri, Jan 29.",
    );
    expect(describeSeriesParts(series("FREQ=WEEKLY;BYDAY=MO,WE,FR;COUNT=24"))).toEqual({
      pattern: "Every week on Mon, Wed and Fri",
      time: "9:00–10:30 AM",
      ending: "24 sessions until Fri, Jan 29",
      exceptions: null,
    });
  });

  it("adds the year when it is not this one", () => {
    expect(describeSeriesParts(series("FREQ=WEEKLY;COUNT=8"), { today: d("2026-11-21") }).ending).toBe(
      "8 sessions until Mon, Jan 25, 2027",
    );
  });

  it.each([
    ["FREQ=WEEKLY;UNTIL=20270129", "8 sessions until Mon, Jan 25"],
    ["FREQ=WEEKLY", "no end date"],
    ["FREQ=WEEKLY;COUNT=1", "1 session on Mon, Dec 7"],
    ["FREQ=WEEKLY;UNTIL=20260101", "no sessions"],
    ["FREQ=WEEKLY;COUNT=5000", "more than 2,000 sessions"],
    ["FREQ=DAILY;UNTIL=99991231", "more than 2,000 sessions"],
    ["FREQ=DAILY;COUNT=1500", "1,500 sessions until Tue, Jan 14"],
  ])("%s ends with %s", (rule, ending) => {
    expect(describeSeriesParts(series(rule)).ending).toBe(ending);
  });

  it("counts the sessions that take place and names the exceptions", () => {
    const given = { exdates: ["2026-12-25T09:00", "2027-01-01", "2026-12-24T09:00"], rdates: ["2026-12-12T10:00"] };
    expect(describeSeries(series("FREQ=WEEKLY;BYDAY=MO,WE,FR;COUNT=24", given))).toBe(
      "Every week on Mon, Wed and Fri, 9:00–10:30 AM, 23 sessions until Fri, Jan 29, " +
        "not on Fri, Dec 25 and Fri, Jan 1, also on Sat, Dec 12.",
    );
  });

  it("counts exceptions when they are many", () => {
    const exdates = ["2026-12-07", "2026-12-14", "2026-12-21", "2026-12-28", "2027-01-04"];
    expect(describeSeriesParts(series("FREQ=WEEKLY", { exdates })).exceptions).toBe("5 dates left out");
    const rdates = exdates.map((date) => `${date}T13:00`);
    expect(describeSeriesParts(series("FREQ=WEEKLY", { rdates })).exceptions).toBe("5 dates added");
    expect(describeSeriesParts(series("FREQ=WEEKLY", { rdates: rdates.slice(0, 3) })).exceptions).toBe(
      "also on Mon, Dec 7; Mon, Dec 14 and Mon, Dec 21",
    );
  });

  it("says nothing of a date that changes nothing", () => {
    const given = { exdates: ["2026-12-08T09:00"], rdates: ["2026-12-14T09:00", "20261221T140000Z"] };
    expect(describeSeriesParts(series("FREQ=WEEKLY;BYDAY=MO", given)).exceptions).toBeNull();
  });

  it("names the dates of a series without a rule", () => {
    expect(describeSeries(series(null))).toBe("On Mon, Dec 7, 9:00–10:30 AM, 1 session on Mon, Dec 7.");
    expect(describeSeries(series(null, { rdates: ["2026-12-09", "2026-12-12"] }))).toBe(
      "On Mon, Dec 7; Wed, Dec 9 and Sat, Dec 12, 9:00–10:30 AM, 3 sessions until Sat, Dec 12.",
    );
    const many = Array.from({ length: 9 }, (_, i) => `2026-12-1${i}T09:00`);
    expect(describeSeriesParts(series(null, { rdates: many })).pattern).toBe("On 10 chosen dates");
  });
});

describe("the time", () => {
  it.each([
    ["FREQ=DAILY", 90, "9:00–10:30 AM"],
    ["FREQ=DAILY", 210, "9:00 AM–12:30 PM"],
    ["FREQ=DAILY;BYHOUR=12", 60, "12:00–1:00 PM"],
    ["FREQ=DAILY;BYHOUR=23", 120, "11:00 PM–1:00 AM"],
    ["FREQ=DAILY;BYHOUR=9,13", 50, "9:00 AM and 1:00 PM, 50 min each"],
    [
      "FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40",
      20,
      "24 times a day from 9:00 AM to 4:40 PM, 20 min each",
    ],
    ["FREQ=MINUTELY;INTERVAL=15;COUNT=6", 15, "from 9:00 AM, 15 min each"],
  ])("%s, %i min: %s", (rule, durationMinutes, time) => {
    expect(describeSeriesParts(series(rule, { durationMinutes })).time).toBe(time);
  });

  it("says when the series cannot be read", () => {
    expect(() => describeSeries(series("FREQ=NEVER"))).toThrow(/stored recurrence rule cannot be read/);
  });
});
