import { describe, expect, it } from "vitest";
import { localDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";
import { zone } from "@/lib/time/zone";
import { expandSeries, isMoved } from "@/lib/recurrence/expand-series";
import { findGapDates } from "@/lib/recurrence/find-gap-dates";
import { firstOccurrences } from "@/lib/recurrence/first-occurrences";
import type { SeriesRule } from "@/lib/recurrence/series-rule";

const d = localDate;
const t = localTime;

type Given = Partial<Omit<SeriesRule, "start" | "zone">> & { date?: string; time?: string; zone?: string };

/** Mondays and Wednesdays at 6 PM in Quincy from March 2, 2026, unless told otherwise. */
function series(given: Given = {}): SeriesRule {
  return {
    start: { date: d(given.date ?? "2026-03-02"), time: t(given.time ?? "18:00") },
    zone: zone(given.zone ?? "America/New_York"),
    durationMinutes: given.durationMinutes ?? 90,
    rule: given.rule === undefined ? "FREQ=WEEKLY;BYDAY=MO,WE" : given.rule,
    exdates: given.exdates ?? [],
    rdates: given.rdates ?? [],
  };
}

const window = (from: string, to: string) => ({ from: d(from), to: d(to) });
const days = (given: Given, from = "2026-01-01", to = "2026-12-31") =>
  expandSeries(series(given), window(from, to)).map((one) => one.date);
const starts = (given: Given, from = "2026-01-01", to = "2026-12-31") =>
  expandSeries(series(given), window(from, to)).map((one) => one.startsAt.toISOString());

describe("the wall clock is the truth", () => {
  it("holds 6 PM over the clock changes", () => {
    expect(starts({ rule: "FREQ=WEEKLY" }, "2026-03-02", "2026-03-09")).toEqual([
      "2026-03-02T23:00:00.000Z",
      "2026-03-09T22:00:00.000Z",
    ]);
  });

  it("reads a start in the spring gap with the offset before it, and says where the pattern had it", () => {
    const [one] = expandSeries(
      series({ rule: "FREQ=WEEKLY;BYDAY=SU", time: "02:30" }),
      window("2026-03-08", "2026-03-08"),
    );
    expect(one).toEqual({
      date: "2026-03-08",
      time: "03:30",
      regularDate: "2026-03-08",
      regularTime: "02:30",
      startsAt: new Date("2026-03-08T07:30:00Z"),
      endsAt: new Date("2026-03-08T09:00:00Z"),
    });
    expect(isMoved(one!)).toBe(true);
  });

  it("takes the first of a repeated hour", () => {
    expect(starts({ rule: "FREQ=WEEKLY;BYDAY=SU", time: "01:30" }, "2026-11-01", "2026-11-01")).toEqual([
      "2026-11-01T05:30:00.000Z",
    ]);
  });

  it("lasts its elapsed minutes through a clock change", () => {
    const [one] = expandSeries(
      series({ rule: "FREQ=WEEKLY;BYDAY=SU", time: "01:30", durationMinutes: 90 }),
      window("2026-03-08", "2026-03-08"),
    );
    expect(one?.endsAt.toISOString()).toBe("2026-03-08T08:00:00.000Z");
  });

  it("never has two sessions at one start, and keeps the one that was not moved", () => {
    const found = expandSeries(
      series({ rule: "FREQ=DAILY;BYHOUR=2,3", time: "02:00" }),
      window("2026-03-08", "2026-03-08"),
    );
    expect(found.map((one) => [one.time, one.regularTime])).toEqual([["03:00", "03:00"]]);
  });

  it("sorts by instant where the gap turns two places round", () => {
    const found = expandSeries(
      series({ rule: "FREQ=DAILY;BYHOUR=2,3;BYMINUTE=0,45", time: "02:00" }),
      window("2026-03-08", "2026-03-08"),
    );
    expect(found.map((one) => `${one.regularTime} ${one.time}`)).toEqual(["03:00 03:00", "03:45 03:45"]);
    const half = expandSeries(
      series({ rule: "FREQ=DAILY;BYHOUR=2,3;BYMINUTE=30,45;BYSETPOS=2,3", time: "02:00" }),
      window("2026-03-08", "2026-03-08"),
    );
    expect(half.map((one) => `${one.regularTime} ${one.time}`)).toEqual(["03:30 03:30", "02:45 03:45"]);
  });

  it("finds a session that a skipped day moved into the window", () => {
    // Samoa left out December 30, 2011, so its 10 AM is read as the 31st.
    const samoa = { zone: "Pacific/Apia", date: "2011-12-30", time: "10:00", rule: "FREQ=YEARLY" };
    expect(days(samoa, "2011-12-31", "2011-12-31")).toEqual(["2011-12-31"]);
    expect(days(samoa, "2011-12-01", "2011-12-30")).toEqual([]);
  });
});

describe("COUNT", () => {
  it("counts before anything is left out", () => {
    expect(days({ rule: "FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4", exdates: ["2026-03-04T18:00"] })).toEqual([
      "2026-03-02",
      "2026-03-09",
      "2026-03-11",
    ]);
  });

  it("counts from the start, whatever the window", () => {
    expect(days({ rule: "FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4" }, "2026-03-09", "2026-12-31")).toEqual([
      "2026-03-09",
      "2026-03-11",
    ]);
    expect(days({ rule: "FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4" }, "2026-04-01", "2026-12-31")).toEqual([]);
  });

  it("does not count added dates", () => {
    expect(days({ rule: "FREQ=WEEKLY;COUNT=2", rdates: ["2026-03-03T18:00"] })).toEqual([
      "2026-03-02",
      "2026-03-03",
      "2026-03-09",
    ]);
  });

  it("counts the rule's dates only: a start that the rule does not name is none", () => {
    expect(days({ rule: "FREQ=WEEKLY;BYDAY=TH,FR;COUNT=3" })).toEqual(["2026-03-05", "2026-03-06", "2026-03-12"]);
  });

  it("counts a date once that two places of BYSETPOS name", () => {
    expect(days({ rule: "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1,-5;COUNT=3" })).toEqual([
      "2026-03-02",
      "2026-04-06",
      "2026-05-04",
    ]);
  });

  it("takes BYSETPOS of a whole first week, not of what is left of it", () => {
    expect(days({ date: "2026-03-04", rule: "FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=1;COUNT=2" })).toEqual([
      "2026-03-09",
      "2026-03-16",
    ]);
  });
});

describe("UNTIL", () => {
  it.each([
    // 6 PM in New York on March 16 is 22:00 in UTC.
    ["20260316T220000Z", "2026-03-16"],
    ["20260316T215959Z", "2026-03-11"],
    ["20260316T235959Z", "2026-03-16"],
    ["20260317T010000Z", "2026-03-16"],
    ["20260316", "2026-03-16"],
    ["20260315", "2026-03-11"],
    ["20260316T180000", "2026-03-16"],
    ["20260316T175959", "2026-03-11"],
    ["20260316T000000", "2026-03-11"],
    ["20260302", "2026-03-02"],
  ])("%s ends on %s", (until, last) => {
    expect(days({ rule: `FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=${until}` }).at(-1)).toBe(last);
  });

  it("covers the whole local day, also of an evening that is the next day in UTC", () => {
    expect(days({ rule: "FREQ=WEEKLY;UNTIL=20260309", time: "23:30" })).toEqual(["2026-03-02", "2026-03-09"]);
    expect(days({ rule: "FREQ=WEEKLY;UNTIL=20260309", time: "00:30", zone: "Pacific/Auckland" })).toEqual([
      "2026-03-02",
      "2026-03-09",
    ]);
  });

  it("before the start yields nothing", () => {
    for (const until of ["20260301", "20260302T225959Z", "19000101", "10000101T000000Z"])
      expect(days({ rule: `FREQ=WEEKLY;UNTIL=${until}` })).toEqual([]);
  });

  it("does not bound added dates", () => {
    expect(days({ rule: "FREQ=WEEKLY;UNTIL=20260302", rdates: ["2026-05-05T18:00"] })).toEqual([
      "2026-03-02",
      "2026-05-05",
    ]);
  });

  it("in the year 9999 is as good as open", () => {
    const open = days({ rule: "FREQ=WEEKLY" });
    expect(days({ rule: "FREQ=WEEKLY;UNTIL=99991231T235959Z" })).toEqual(open);
    expect(days({ rule: "FREQ=WEEKLY;UNTIL=99991231" })).toEqual(open);
    expect(days({ rule: "FREQ=WEEKLY;UNTIL=99991231T235959" })).toEqual(open);
  });

  it("in the spring gap or the repeated hour is read as a start there is", () => {
    const sundays = { rule: "FREQ=WEEKLY;BYDAY=SU;UNTIL=20260308T023000", time: "02:30" };
    expect(days(sundays)).toEqual(["2026-03-08"]);
    expect(days({ rule: "FREQ=WEEKLY;BYDAY=SU;UNTIL=20261101T013000", time: "01:30" }).at(-1)).toBe("2026-11-01");
  });
});

describe("dates left out and added", () => {
  it("leaving out wins over adding", () => {
    const same = ["2026-03-03T18:00"];
    expect(days({ rule: "FREQ=WEEKLY;COUNT=2", rdates: same, exdates: same })).toEqual(["2026-03-02", "2026-03-09"]);
  });

  it("ignores what matches nothing", () => {
    const rule = "FREQ=WEEKLY;COUNT=2";
    expect(days({ rule, exdates: ["2026-03-03T18:00", "2026-03-02T17:59", "2030-01-01"] })).toHaveLength(2);
  });

  it.each(["2026-03-09T18:00", "20260309T180000", "20260309T220000Z", "2026-03-09", "20260309", "2026-03-09T18:00:00"])(
    "leaves out %s",
    (exdate) => {
      expect(days({ rule: "FREQ=WEEKLY;COUNT=3", exdates: [exdate] })).toEqual(["2026-03-02", "2026-03-16"]);
    },
  );

  it("finds a session in the spring gap by either clock", () => {
    for (const exdate of ["2026-03-08T02:30", "2026-03-08T03:30", "20260308T073000Z", "2026-03-08"])
      expect(days({ rule: "FREQ=WEEKLY;BYDAY=SU;COUNT=1", time: "02:30", exdates: [exdate] })).toEqual([]);
  });

  it("takes added dates before the start, at other times, on a date only, in UTC, and once", () => {
    expect(
      starts({
        rule: "FREQ=WEEKLY;COUNT=1",
        rdates: ["2026-02-20T10:15", "2026-02-21", "20260222T150000Z", "2026-03-02T18:00", "2026-02-21T18:00"],
      }),
    ).toEqual([
      "2026-02-20T15:15:00.000Z",
      "2026-02-21T23:00:00.000Z",
      "2026-02-22T15:00:00.000Z",
      "2026-03-02T23:00:00.000Z",
    ]);
  });

  it("without a rule has the start and the added dates", () => {
    expect(days({ rule: null })).toEqual(["2026-03-02"]);
    expect(days({ rule: null, rdates: ["2026-02-20T18:00", "2026-04-01T09:00"] })).toEqual([
      "2026-02-20",
      "2026-03-02",
      "2026-04-01",
    ]);
    expect(days({ rule: null, exdates: ["2026-03-02T18:00"] })).toEqual([]);
  });

  it("lists the first sessions from the earliest added date on", () => {
    const first = firstOccurrences(series({ rdates: ["2026-02-20T18:00", "20260210T150000Z"] }), 3);
    expect(first.map((one) => one.date)).toEqual(["2026-02-10", "2026-02-20", "2026-03-02"]);
  });
});

describe("what RFC 5545 takes from the start", () => {
  it.each([
    ["FREQ=WEEKLY", ["2026-03-04", "2026-03-11"]],
    ["FREQ=MONTHLY", ["2026-03-04", "2026-04-04"]],
    ["FREQ=YEARLY", ["2026-03-04", "2027-03-04"]],
    ["FREQ=YEARLY;BYMONTH=5,9", ["2026-05-04", "2026-09-04"]],
    ["FREQ=YEARLY;BYWEEKNO=20", ["2026-05-13", "2027-05-19"]],
    ["FREQ=YEARLY;BYMONTHDAY=15", ["2026-03-15", "2026-04-15"]],
    ["FREQ=MONTHLY;BYDAY=MO,1TU", ["2026-03-09", "2026-03-16"]],
    ["FREQ=MONTHLY;BYMONTHDAY=31", ["2026-03-31", "2026-05-31"]],
    ["FREQ=DAILY;BYHOUR=10", ["2026-03-05", "2026-03-06"]],
    ["FREQ=DAILY;BYMONTHDAY=-1", ["2026-03-31", "2026-04-30"]],
    ["FREQ=HOURLY;INTERVAL=48", ["2026-03-04", "2026-03-06"]],
  ])("%s", (rule, first) => {
    expect(days({ rule, date: "2026-03-04" }, "2026-01-01", "2030-12-31").slice(0, 2)).toEqual(first);
  });

  it("reads MO,1TU as every Monday and the first Tuesday", () => {
    expect(days({ rule: "FREQ=MONTHLY;BYDAY=MO,1TU" }, "2026-03-01", "2026-04-10")).toEqual([
      "2026-03-02",
      "2026-03-03",
      "2026-03-09",
      "2026-03-16",
      "2026-03-23",
      "2026-03-30",
      "2026-04-06",
      "2026-04-07",
    ]);
  });

  it("counts weeks in the year they belong to, with INTERVAL and BYSETPOS too", () => {
    // January 1, 2023 is a Sunday of the last week of 2022; December 30, 2024 is the Monday of the first of 2025.
    expect(days({ rule: "FREQ=YEARLY;BYWEEKNO=52;BYDAY=SU", date: "2022-06-01" }, "2022-06-01", "2023-06-01")).toEqual([
      "2023-01-01",
    ]);
    const everyOther = { rule: "FREQ=YEARLY;INTERVAL=2;BYWEEKNO=1;BYDAY=MO,SU", date: "2023-01-02" };
    expect(days(everyOther, "2023-01-01", "2025-12-31")).toEqual([
      "2023-01-02",
      "2023-01-08",
      "2024-12-30",
      "2025-01-05",
    ]);
    const last = { rule: "FREQ=YEARLY;BYWEEKNO=1,52;BYDAY=MO,SU;BYSETPOS=1,-1", date: "2023-01-02" };
    expect(days(last, "2023-01-01", "2025-01-31")).toEqual([
      "2023-01-02",
      "2023-12-31",
      "2024-01-01",
      "2024-12-29",
      "2024-12-30",
    ]);
  });

  it("keeps seconds that a rule names, and reads second 60 as 59", () => {
    expect(starts({ rule: "FREQ=DAILY;COUNT=1;BYSECOND=30" })).toEqual(["2026-03-02T23:00:30.000Z"]);
    expect(starts({ rule: "FREQ=DAILY;COUNT=1;BYSECOND=60" })).toEqual(["2026-03-02T23:00:59.000Z"]);
  });
});

describe("the window", () => {
  it("holds both its days and nothing else", () => {
    expect(days({}, "2026-03-04", "2026-03-09")).toEqual(["2026-03-04", "2026-03-09"]);
    expect(days({}, "2026-03-10", "2026-03-10")).toEqual([]);
    expect(days({}, "2026-03-11", "2026-03-04")).toEqual([]);
    expect(days({}, "2025-01-01", "2026-03-01")).toEqual([]);
  });

  it("gives the earliest when there are more than the limit", () => {
    const found = expandSeries(series({ rdates: ["2026-03-03T18:00"] }), window("2026-01-01", "2100-12-31"), 3);
    expect(found.map((one) => one.date)).toEqual(["2026-03-02", "2026-03-03", "2026-03-04"]);
    expect(expandSeries(series(), window("2026-01-01", "2200-12-31"))).toHaveLength(7_500);
  });

  it("says plainly when what is stored cannot be read", () => {
    expect(() => days({ rule: "FREQ=WEEKLY;BYDAY=XX" })).toThrow(/stored recurrence rule cannot be read/);
    expect(() => days({ exdates: ["yesterday"] })).toThrow(RangeError);
    expect(() => days({ rdates: ["2026-02-30T18:00"] })).toThrow(RangeError);
  });
});

describe("findGapDates", () => {
  it("names the days on which the start is skipped", () => {
    const nights = series({ rule: "FREQ=DAILY", time: "02:30" });
    expect(findGapDates(nights, window("2026-01-01", "2028-12-31"))).toEqual([
      "2026-03-08",
      "2027-03-14",
      "2028-03-12",
    ]);
    expect(findGapDates(series(), window("2026-01-01", "2028-12-31"))).toEqual([]);
    expect(
      findGapDates(series({ rule: null, rdates: ["2026-03-08T02:00"] }), window("2026-01-01", "2026-12-31")),
    ).toEqual(["2026-03-08"]);
  });

  it("names the planned day where the change moves the start into the next", () => {
    const samoa = series({ zone: "Pacific/Apia", date: "2011-12-01", time: "10:00", rule: "FREQ=DAILY" });
    // The moved session meets the 31st's own one, which stands; nothing is left to warn of but the lost day itself.
    expect(findGapDates(samoa, window("2011-12-30", "2011-12-30"))).toEqual([]);
    const once = series({ zone: "Pacific/Apia", date: "2011-12-30", time: "10:00", rule: null });
    expect(findGapDates(once, window("2011-12-30", "2011-12-30"))).toEqual(["2011-12-30"]);
  });
});

describe("rules that yield nothing or never end", () => {
  const list = (n: number) => Array.from({ length: n }, (_, i) => i).join(",");
  it.each([
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=5",
    "FREQ=MONTHLY;BYMONTH=4,6;BYMONTHDAY=31",
    "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO;BYSETPOS=5",
    "FREQ=YEARLY;BYYEARDAY=366;BYMONTH=3",
    "FREQ=YEARLY;BYWEEKNO=1;BYMONTH=6",
    "FREQ=HOURLY;INTERVAL=24;BYHOUR=5",
    "FREQ=MINUTELY;INTERVAL=1440;BYMINUTE=7",
    "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=SECONDLY;INTERVAL=2;BYSECOND=1",
    "FREQ=YEARLY;INTERVAL=999999999;BYMONTH=1",
  ])("%s ends with nothing", (rule) => {
    expect(days({ rule, date: "1900-01-05" }, "2026-01-01", "2200-12-31")).toEqual([]);
  });

  it.each([
    "FREQ=SECONDLY",
    "FREQ=MINUTELY;COUNT=999999999",
    `FREQ=DAILY;BYHOUR=${list(24)};BYMINUTE=${list(60)};BYSECOND=${list(60)}`,
    `FREQ=YEARLY;BYHOUR=${list(24)};BYMINUTE=${list(60)};BYSECOND=${list(60)}`,
    `FREQ=WEEKLY;COUNT=999999999;BYHOUR=${list(24)};BYMINUTE=${list(60)};BYSECOND=${list(60)}`,
  ])("%s ends at the limit", (rule) => {
    const found = expandSeries(series({ rule, date: "2026-01-05" }), window("2026-01-05", "2200-12-31"), 500);
    expect(found).toHaveLength(500);
  });
}, 20_000);
