import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import fc from "fast-check";
import { dateOfDayNumber, dayNumber, localDate } from "@/lib/time/local-date";
import { localTime, localTimeOfMinutes } from "@/lib/time/local-time";
import {
  isInGap,
  momentText,
  parseZone,
  toInstant,
  toLocal,
  wallOf,
  wallParts,
  zone,
  type Zone,
} from "@/lib/time/zone";

const d = localDate;
const t = localTime;
const newYork = zone("America/New_York");
const HALF_HOUR = 1_800_000;
const ZONES = [
  "America/New_York",
  "Asia/Tokyo",
  "Pacific/Auckland",
  "Europe/London",
  "Australia/Lord_Howe",
  "Africa/Casablanca",
];

/** What Intl itself says the clock shows, as the wall clock in milliseconds. */
function askClock(name: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: name,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  return (instant) => {
    const [month, day, year, hour, minute, second] = format.format(instant).match(/\d+/g)!.map(Number);
    return Date.UTC(year!, month! - 1, day!, hour!, minute!, second!);
  };
}

describe("parseZone", () => {
  it.each([
    "America/New_York",
    "UTC",
    "Asia/Tokyo",
    "Pacific/Auckland",
    "America/Argentina/Buenos_Aires",
    "Etc/GMT+5",
    "EST",
  ])("knows %s", (name) => expect(parseZone(name)).toBe(name));

  it("puts letter case right", () => {
    expect(parseZone("america/new_york")).toBe("America/New_York");
  });

  it.each([
    "",
    "Mars/Olympus",
    "America/Quincy",
    "+05:00",
    "-0500",
    " America/New_York",
    "America/New_York;",
    "😀",
    "x".repeat(500),
  ])("refuses %j", (name) => {
    expect(parseZone(name)).toBeNull();
    expect(() => zone(name)).toThrow(RangeError);
  });
});

describe("the converter", () => {
  it.each(ZONES)("agrees with Intl in every half hour of 2026 in %s", (name) => {
    const z = zone(name);
    const clock = askClock(name);
    const firstByWall = new Map<number, number>();
    const wrong: string[] = [];
    // A day more on both sides, so that every wall clock of the year has been seen.
    for (let at = Date.UTC(2025, 11, 31); at < Date.UTC(2027, 0, 2); at += HALF_HOUR) {
      const wall = clock(at);
      const local = toLocal(new Date(at), z);
      if (wallOf(local.date, local.time) !== wall || local.offsetMinutes * 60_000 !== wall - at)
        wrong.push(new Date(at).toISOString());
      if (!firstByWall.has(wall)) firstByWall.set(wall, at);
    }
    for (let wall = Date.UTC(2026, 0, 1); wall < Date.UTC(2027, 0, 1); wall += HALF_HOUR) {
      const { date, time } = wallParts(wall);
      const first = firstByWall.get(wall);
      const instant = toInstant(date, time, z).getTime();
      if (isInGap(date, time, z) !== (first === undefined)) wrong.push(`gap ${date} ${time}`);
      if (first !== undefined && instant !== first) wrong.push(`${date} ${time}`);
      // In a gap the clock before the change is read on: the time after it is later by just the gap.
      if (
        first === undefined &&
        instant !== wall - toLocal(new Date(instant - 2 * 3_600_000), z).offsetMinutes * 60_000
      )
        wrong.push(`after gap ${date} ${time}`);
    }
    expect(wrong).toEqual([]);
  });

  it("agrees with Intl at random moments of 1970 to 2199, in many zones", () => {
    const names = Intl.supportedValuesOf("timeZone");
    const clocks = new Map<string, (instant: number) => number>();
    const seconds = fc.integer({ min: 0, max: Date.UTC(2199, 11, 31) / 1000 });
    fc.assert(
      fc.property(fc.constantFrom(...names.filter((_, i) => i % 13 === 0)), seconds, (name, second) => {
        if (!clocks.has(name)) clocks.set(name, askClock(name));
        const { date, time, seconds: past } = toLocal(new Date(second * 1000), zone(name));
        expect(wallOf(date, time) + past * 1000).toBe(clocks.get(name)!(second * 1000));
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    // Samoa left out December 30, 2011.
    ["Pacific/Apia", "2011-12-30", "12:00", true, "2011-12-30T22:00:00.000Z"],
    ["Pacific/Apia", "2011-12-31", "00:00", false, "2011-12-30T10:00:00.000Z"],
    ["America/New_York", "2026-03-08", "02:30", true, "2026-03-08T07:30:00.000Z"],
    ["America/New_York", "2026-03-08", "02:00", true, "2026-03-08T07:00:00.000Z"],
    ["America/New_York", "2026-03-08", "03:00", false, "2026-03-08T07:00:00.000Z"],
    ["America/New_York", "2026-03-08", "01:59", false, "2026-03-08T06:59:00.000Z"],
    ["America/New_York", "2026-11-01", "01:30", false, "2026-11-01T05:30:00.000Z"],
    ["America/New_York", "2026-11-01", "01:00", false, "2026-11-01T05:00:00.000Z"],
    ["America/New_York", "2026-11-01", "02:00", false, "2026-11-01T07:00:00.000Z"],
    ["America/New_York", "2026-03-02", "18:00", false, "2026-03-02T23:00:00.000Z"],
    ["Pacific/Auckland", "2027-01-01", "00:00", false, "2026-12-31T11:00:00.000Z"],
    ["Pacific/Kiritimati", "2026-01-01", "13:00", false, "2025-12-31T23:00:00.000Z"],
    ["Asia/Kolkata", "2026-01-01", "05:15", false, "2025-12-31T23:45:00.000Z"],
    ["UTC", "2026-01-01", "00:00", false, "2026-01-01T00:00:00.000Z"],
    // Lord Howe's clock changes by half an hour.
    ["Australia/Lord_Howe", "2026-10-04", "02:15", true, "2026-10-03T15:45:00.000Z"],
    ["Australia/Lord_Howe", "2026-04-05", "01:45", false, "2026-04-04T14:45:00.000Z"],
  ])("%s %s %s (skipped: %s) is %s", (name, date, time, gap, iso) => {
    expect(toInstant(d(date), t(time), zone(name)).toISOString()).toBe(iso);
    expect(isInGap(d(date), t(time), zone(name))).toBe(gap);
  });

  it("comes back to the same wall clock unless it was skipped", () => {
    const days = fc.integer({ min: dayNumber(d("1990-01-01")), max: dayNumber(d("2100-12-31")) });
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), days, fc.integer({ min: 0, max: 1439 }), (name, day, minute) => {
        const [date, time, z] = [dateOfDayNumber(day), localTimeOfMinutes(minute), zone(name)];
        const local = toLocal(toInstant(date, time, z), z);
        expect(local.date === date && local.time === time && local.seconds === 0).toBe(!isInGap(date, time, z));
      }),
    );
  });
});

describe("momentText", () => {
  it.each([
    ["2026-03-02T23:00:00Z", "America/New_York", "2026-03-02T18:00-05:00"],
    ["2026-07-02T22:00:07Z", "America/New_York", "2026-07-02T18:00:07-04:00"],
    ["2026-07-02T22:00:07.900Z", "America/New_York", "2026-07-02T18:00:07-04:00"],
    ["2026-01-01T00:00:00Z", "UTC", "2026-01-01T00:00+00:00"],
    ["2026-01-01T00:00:00Z", "Asia/Kolkata", "2026-01-01T05:30+05:30"],
    ["2026-01-01T00:00:00Z", "Pacific/Auckland", "2026-01-01T13:00+13:00"],
    // Liberia stood 44 min 30 s behind UTC until 1972; the minute is rounded and the moment stays true.
    ["1970-01-01T12:00:00Z", "Africa/Monrovia", "1970-01-01T11:16-00:44"],
  ])("%s in %s is %s", (iso, name, text) => {
    expect(momentText(new Date(iso), zone(name))).toBe(text);
  });

  it("names the instant it was given", () => {
    const seconds = fc.integer({ min: 0, max: Date.UTC(2150, 0, 1) / 1000 });
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), seconds, (name, second) => {
        expect(Date.parse(momentText(new Date(second * 1000), zone(name)))).toBe(second * 1000);
      }),
    );
  });
});

describe.each(["UTC", "America/New_York", "Asia/Tokyo", "Pacific/Auckland"])("on a machine set to %s", (machine) => {
  const before = process.env.TZ;
  beforeAll(() => {
    process.env.TZ = machine;
  });
  afterAll(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });

  it("really runs in that zone", () => {
    expect(new Date(2026, 6, 1).getTime()).toBe(toInstant(d("2026-07-01"), t("00:00"), zone(machine)).getTime());
  });

  it("gives the same answers", async () => {
    // Fresh modules: a table read under another machine's zone must not answer for this one.
    vi.resetModules();
    const { toInstant, isInGap, momentText } = await import("@/lib/time/zone");
    const { formatInstant } = await import("@/lib/time/format");
    const { endOf } = await import("@/lib/time/clock-span");
    const answers = [newYork, zone("Pacific/Auckland"), "Europe/Lisbon" as Zone].map((z) => [
      toInstant(d("2026-03-08"), t("02:30"), z).toISOString(),
      toInstant(d("2026-09-27"), t("02:30"), z).toISOString(),
      momentText(new Date("2026-11-01T05:30:00Z"), z),
      formatInstant(new Date("2026-11-16T14:14:00Z"), z, d("2026-01-01")),
      endOf(d("2026-03-08"), t("01:30"), 90, z).time,
      isInGap(d("2026-03-08"), t("02:30"), z),
    ]);
    expect(answers).toEqual([
      [
        "2026-03-08T07:30:00.000Z",
        "2026-09-27T06:30:00.000Z",
        "2026-11-01T01:30-04:00",
        "Mon, Nov 16, 9:14 AM",
        "04:00",
        true,
      ],
      [
        "2026-03-07T13:30:00.000Z",
        "2026-09-26T14:30:00.000Z",
        "2026-11-01T18:30+13:00",
        "Tue, Nov 17, 3:14 AM",
        "03:00",
        false,
      ],
      [
        "2026-03-08T02:30:00.000Z",
        "2026-09-27T01:30:00.000Z",
        "2026-11-01T05:30+00:00",
        "Mon, Nov 16, 2:14 PM",
        "03:00",
        false,
      ],
    ]);
  });
});
