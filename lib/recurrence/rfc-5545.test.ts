import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { localDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";
import { zone } from "@/lib/time/zone";
import type { SeriesRule } from "@/lib/recurrence/series-rule";

/*
 * The examples of RFC 5545, section 3.8.5.3, with the answers printed there. Starts at 9 AM in New York on September 2,
 * 1997 unless the example says otherwise. Days are written by month: "1997-09: 2 4-6" is September 2, 4, 5 and 6.
 */
interface Example {
  readonly title: string;
  readonly start?: string;
  readonly rules: readonly string[];
  readonly exdates?: readonly string[];
  readonly days: string;
  /** For rules without an end: the printed answer goes on, and is compared up to this day. */
  readonly upTo?: string;
}

const EXAMPLES: readonly Example[] = [
  { title: "daily for 10 occurrences", rules: ["FREQ=DAILY;COUNT=10"], days: "1997-09: 2-11" },
  {
    title: "daily until December 24, 1997",
    rules: ["FREQ=DAILY;UNTIL=19971224T000000Z"],
    days: "1997-09: 2-30; 1997-10: 1-31; 1997-11: 1-30; 1997-12: 1-23",
  },
  {
    title: "every other day, forever",
    rules: ["FREQ=DAILY;INTERVAL=2"],
    days:
      "1997-09: 2 4 6 8 10 12 14 16 18 20 22 24 26 28 30; 1997-10: 2 4 6 8 10 12 14 16 18 20 22 24 26 28 30; " +
      "1997-11: 1 3 5 7 9 11 13 15 17 19 21 23 25 27 29; 1997-12: 1 3",
    upTo: "1997-12-04",
  },
  {
    title: "every 10 days, 5 occurrences",
    rules: ["FREQ=DAILY;INTERVAL=10;COUNT=5"],
    days: "1997-09: 2 12 22; 1997-10: 2 12",
  },
  {
    title: "every day in January, for 3 years",
    start: "1998-01-01",
    rules: [
      "FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA",
      "FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1",
    ],
    days: "1998-01: 1-31; 1999-01: 1-31; 2000-01: 1-31",
  },
  {
    title: "weekly for 10 occurrences",
    rules: ["FREQ=WEEKLY;COUNT=10"],
    days: "1997-09: 2 9 16 23 30; 1997-10: 7 14 21 28; 1997-11: 4",
  },
  {
    title: "weekly until December 24, 1997",
    rules: ["FREQ=WEEKLY;UNTIL=19971224T000000Z"],
    days: "1997-09: 2 9 16 23 30; 1997-10: 7 14 21 28; 1997-11: 4 11 18 25; 1997-12: 2 9 16 23",
  },
  {
    title: "every other week, forever",
    rules: ["FREQ=WEEKLY;INTERVAL=2;WKST=SU"],
    days: "1997-09: 2 16 30; 1997-10: 14 28; 1997-11: 11 25; 1997-12: 9 23; 1998-01: 6 20; 1998-02: 3 17",
    upTo: "1998-02-28",
  },
  {
    title: "weekly on Tuesday and Thursday for five weeks",
    rules: ["FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH", "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH"],
    days: "1997-09: 2 4 9 11 16 18 23 25 30; 1997-10: 2",
  },
  {
    title: "every other week on Monday, Wednesday, and Friday until December 24, 1997",
    start: "1997-09-01",
    rules: ["FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR"],
    days:
      "1997-09: 1 3 5 15 17 19 29; 1997-10: 1 3 13 15 17 27 29 31; 1997-11: 10 12 14 24 26 28; " +
      "1997-12: 8 10 12 22",
  },
  {
    title: "every other week on Tuesday and Thursday, for 8 occurrences",
    rules: ["FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH"],
    days: "1997-09: 2 4 16 18 30; 1997-10: 2 14 16",
  },
  {
    title: "monthly on the first Friday for 10 occurrences",
    start: "1997-09-05",
    rules: ["FREQ=MONTHLY;COUNT=10;BYDAY=1FR"],
    days:
      "1997-09: 5; 1997-10: 3; 1997-11: 7; 1997-12: 5; 1998-01: 2; 1998-02: 6; 1998-03: 6; 1998-04: 3; " +
      "1998-05: 1; 1998-06: 5",
  },
  {
    title: "monthly on the first Friday until December 24, 1997",
    start: "1997-09-05",
    rules: ["FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR"],
    days: "1997-09: 5; 1997-10: 3; 1997-11: 7; 1997-12: 5",
  },
  {
    title: "every other month on the first and last Sunday for 10 occurrences",
    start: "1997-09-07",
    rules: ["FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU"],
    days: "1997-09: 7 28; 1997-11: 2 30; 1998-01: 4 25; 1998-03: 1 29; 1998-05: 3 31",
  },
  {
    title: "monthly on the second-to-last Monday for 6 months",
    start: "1997-09-22",
    rules: ["FREQ=MONTHLY;COUNT=6;BYDAY=-2MO"],
    days: "1997-09: 22; 1997-10: 20; 1997-11: 17; 1997-12: 22; 1998-01: 19; 1998-02: 16",
  },
  {
    title: "monthly on the third-to-the-last day, forever",
    start: "1997-09-28",
    rules: ["FREQ=MONTHLY;BYMONTHDAY=-3"],
    days: "1997-09: 28; 1997-10: 29; 1997-11: 28; 1997-12: 29; 1998-01: 29; 1998-02: 26",
    upTo: "1998-02-28",
  },
  {
    title: "monthly on the 2nd and 15th for 10 occurrences",
    rules: ["FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15"],
    days: "1997-09: 2 15; 1997-10: 2 15; 1997-11: 2 15; 1997-12: 2 15; 1998-01: 2 15",
  },
  {
    title: "monthly on the first and last day for 10 occurrences",
    start: "1997-09-30",
    rules: ["FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1"],
    days: "1997-09: 30; 1997-10: 1 31; 1997-11: 1 30; 1997-12: 1 31; 1998-01: 1 31; 1998-02: 1",
  },
  {
    title: "every 18 months on the 10th thru 15th for 10 occurrences",
    start: "1997-09-10",
    rules: ["FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15"],
    days: "1997-09: 10-15; 1999-03: 10-13",
  },
  {
    title: "every Tuesday, every other month",
    rules: ["FREQ=MONTHLY;INTERVAL=2;BYDAY=TU"],
    days: "1997-09: 2 9 16 23 30; 1997-11: 4 11 18 25; 1998-01: 6 13 20 27; 1998-03: 3 10 17 24 31",
    upTo: "1998-03-31",
  },
  {
    title: "yearly in June and July for 10 occurrences",
    start: "1997-06-10",
    rules: ["FREQ=YEARLY;COUNT=10;BYMONTH=6,7"],
    days:
      "1997-06: 10; 1997-07: 10; 1998-06: 10; 1998-07: 10; 1999-06: 10; 1999-07: 10; 2000-06: 10; 2000-07: 10; " +
      "2001-06: 10; 2001-07: 10",
  },
  {
    title: "every other year on January, February, and March for 10 occurrences",
    start: "1997-03-10",
    rules: ["FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3"],
    days:
      "1997-03: 10; 1999-01: 10; 1999-02: 10; 1999-03: 10; 2001-01: 10; 2001-02: 10; 2001-03: 10; 2003-01: 10; " +
      "2003-02: 10; 2003-03: 10",
  },
  {
    title: "every third year on the 1st, 100th, and 200th day for 10 occurrences",
    start: "1997-01-01",
    rules: ["FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200"],
    days:
      "1997-01: 1; 1997-04: 10; 1997-07: 19; 2000-01: 1; 2000-04: 9; 2000-07: 18; 2003-01: 1; 2003-04: 10; " +
      "2003-07: 19; 2006-01: 1",
  },
  {
    title: "every 20th Monday of the year, forever",
    start: "1997-05-19",
    rules: ["FREQ=YEARLY;BYDAY=20MO"],
    days: "1997-05: 19; 1998-05: 18; 1999-05: 17",
    upTo: "1999-12-31",
  },
  {
    title: "Monday of week number 20, forever",
    start: "1997-05-12",
    rules: ["FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO"],
    days: "1997-05: 12; 1998-05: 11; 1999-05: 17",
    upTo: "1999-12-31",
  },
  {
    title: "every Thursday in March, forever",
    start: "1997-03-13",
    rules: ["FREQ=YEARLY;BYMONTH=3;BYDAY=TH"],
    days: "1997-03: 13 20 27; 1998-03: 5 12 19 26; 1999-03: 4 11 18 25",
    upTo: "1999-12-31",
  },
  {
    title: "every Thursday, but only during June, July, and August, forever",
    start: "1997-06-05",
    rules: ["FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8"],
    days:
      "1997-06: 5 12 19 26; 1997-07: 3 10 17 24 31; 1997-08: 7 14 21 28; 1998-06: 4 11 18 25; " +
      "1998-07: 2 9 16 23 30; 1998-08: 6 13 20 27; 1999-06: 3 10 17 24; 1999-07: 1 8 15 22 29; 1999-08: 5 12 19 26",
    upTo: "1999-12-31",
  },
  {
    title: "every Friday the 13th, forever",
    exdates: ["19970902T090000"],
    rules: ["FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13"],
    days: "1998-02: 13; 1998-03: 13; 1998-11: 13; 1999-08: 13; 2000-10: 13",
    upTo: "2000-12-31",
  },
  {
    title: "the first Saturday that follows the first Sunday of the month, forever",
    start: "1997-09-13",
    rules: ["FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13"],
    days:
      "1997-09: 13; 1997-10: 11; 1997-11: 8; 1997-12: 13; 1998-01: 10; 1998-02: 7; 1998-03: 7; 1998-04: 11; " +
      "1998-05: 9; 1998-06: 13",
    upTo: "1998-06-30",
  },
  {
    title: "every 4 years, the first Tuesday after a Monday in November, forever",
    start: "1996-11-05",
    rules: ["FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8"],
    days: "1996-11: 5; 2000-11: 7; 2004-11: 2",
    upTo: "2004-12-31",
  },
  {
    title: "the third instance into the month of one of Tuesday, Wednesday, or Thursday, for 3 months",
    start: "1997-09-04",
    rules: ["FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3"],
    days: "1997-09: 4; 1997-10: 7; 1997-11: 6",
  },
  {
    title: "the second-to-last weekday of the month",
    start: "1997-09-29",
    rules: ["FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2"],
    days: "1997-09: 29; 1997-10: 30; 1997-11: 27; 1997-12: 30; 1998-01: 29; 1998-02: 26; 1998-03: 30",
    upTo: "1998-03-31",
  },
  {
    title: "the days generated make a difference because of WKST: Monday",
    start: "1997-08-05",
    rules: ["FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO"],
    days: "1997-08: 5 10 19 24",
  },
  {
    title: "the days generated make a difference because of WKST: Sunday",
    start: "1997-08-05",
    rules: ["FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU"],
    days: "1997-08: 5 17 19 31",
  },
  {
    title: "an invalid date (February 30) is ignored",
    start: "2007-01-15",
    rules: ["FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5"],
    days: "2007-01: 15 30; 2007-02: 15; 2007-03: 15 30",
  },
];

/** The examples that repeat within a day: starts on September 2, 1997 (and 3) by time of day. */
const WITHIN_A_DAY: readonly { title: string; rules: readonly string[]; times: string; days?: string }[] = [
  {
    // The answer printed is 9, 12 and 3 PM, "from 9 AM to 5 PM"; but its UNTIL, 17:00 in UTC, is 1 PM in New York.
    title: "every 3 hours until 17:00 UTC",
    rules: ["FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T170000Z"],
    times: "09:00 12:00",
  },
  {
    title: "every 3 hours from 9 AM to 5 PM, with the end written as meant",
    rules: ["FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T210000Z", "FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T170000"],
    times: "09:00 12:00 15:00",
  },
  {
    title: "every 15 minutes for 6 occurrences",
    rules: ["FREQ=MINUTELY;INTERVAL=15;COUNT=6"],
    times: "09:00 09:15 09:30 09:45 10:00 10:15",
  },
  {
    title: "every hour and a half for 4 occurrences",
    rules: ["FREQ=MINUTELY;INTERVAL=90;COUNT=4"],
    times: "09:00 10:30 12:00 13:30",
  },
  {
    title: "every 20 minutes from 9:00 AM to 4:40 PM every day",
    rules: [
      "FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40",
      "FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16",
    ],
    times: [9, 10, 11, 12, 13, 14, 15, 16]
      .flatMap((hour) => ["00", "20", "40"].map((minute) => `${String(hour).padStart(2, "0")}:${minute}`))
      .join(" "),
    days: "1997-09: 2 3",
  },
];

function listDays(text: string): string[] {
  return text.split("; ").flatMap((month) => {
    const [name, days] = month.split(": ") as [string, string];
    return days.split(" ").flatMap((part) => {
      const [first, last = first] = part.split("-").map(Number) as [number, number?];
      return Array.from({ length: last - first + 1 }, (_, i) => `${name}-${String(first + i).padStart(2, "0")}`);
    });
  });
}

const newYorkClock = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "America/New_York",
  dateStyle: "short",
  timeStyle: "short",
});

describe.each(["UTC", "America/New_York", "Asia/Tokyo", "Pacific/Auckland"])("on a machine set to %s", (machine) => {
  const before = process.env.TZ;
  let expandSeries: (typeof import("@/lib/recurrence/expand-series"))["expandSeries"];
  beforeAll(async () => {
    process.env.TZ = machine;
    vi.resetModules();
    ({ expandSeries } = await import("@/lib/recurrence/expand-series"));
  });
  afterAll(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });

  const series = (rule: string, start = "1997-09-02", exdates: readonly string[] = []): SeriesRule => ({
    start: { date: localDate(start), time: localTime("09:00") },
    zone: zone("America/New_York"),
    durationMinutes: 60,
    rule,
    exdates,
    rdates: [],
  });

  const cases = EXAMPLES.flatMap((example) => example.rules.map((rule) => ({ ...example, rule })));
  it.each(cases)("$title: $rule", ({ rule, start, exdates, days, upTo }) => {
    const to = localDate(upTo ?? "2020-12-31");
    const found = expandSeries(series(rule, start, exdates), { from: localDate("1990-01-01"), to });
    const expected = listDays(days);
    expect(found.map((one) => one.date)).toEqual(expected);
    expect(found.map((one) => newYorkClock.format(one.startsAt))).toEqual(expected.map((day) => `${day} 09:00`));
    expect(
      found.every((one) => one.time === "09:00" && one.endsAt.getTime() - one.startsAt.getTime() === 3_600_000),
    ).toBe(true);
  });

  it.each(WITHIN_A_DAY.flatMap((example) => example.rules.map((rule) => ({ ...example, rule }))))(
    "$title: $rule",
    ({ rule, times, days }) => {
      const found = expandSeries(series(rule), { from: localDate("1997-09-01"), to: localDate("1997-09-03") });
      const expected = listDays(days ?? "1997-09: 2").flatMap((day) =>
        times.split(" ").map((time) => `${day} ${time}`),
      );
      expect(found.map((one) => `${one.date} ${one.time}`)).toEqual(expected);
      expect(found.map((one) => newYorkClock.format(one.startsAt))).toEqual(expected);
    },
  );

  it("runs in that zone", () => {
    const midnight = new Intl.DateTimeFormat("sv-SE", { timeZone: machine, timeStyle: "short", dateStyle: "short" });
    expect(midnight.format(new Date(2026, 0, 15))).toBe("2026-01-15 00:00");
  });
});
