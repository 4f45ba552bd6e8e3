import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dateOf, dayOf, periodEndOf, periodStartOf, weekStartOf } from "@/lib/standing/days";
import { minuteOf, secondOf, wallMinuteOf } from "@/lib/standing/moments";
import { dateOfDayNumber, dayNumber, startOfWeek } from "@/lib/time/local-date";

const anyDay = fc.integer({ min: dayNumber("1900-01-01" as never), max: dayNumber("2200-12-31" as never) });

describe("day numbers", () => {
  it("agree with the calendar of the program, both ways", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const date = dateOfDayNumber(day);
        expect(dayOf(date)).toBe(day);
        expect(dateOf(day)).toBe(date);
        expect(dateOf(weekStartOf(day, "monday"))).toBe(startOfWeek(date, "monday"));
        expect(dateOf(weekStartOf(day, "sunday"))).toBe(startOfWeek(date, "sunday"));
      }),
    );
  });

  it.each([
    ["week", "2026-03-04", "2026-03-02", "2026-03-08"],
    ["week", "2026-03-08", "2026-03-02", "2026-03-08"],
    ["month", "2028-02-29", "2028-02-01", "2028-02-29"],
    ["month", "2026-12-31", "2026-12-01", "2026-12-31"],
    ["quarter", "2026-12-31", "2026-10-01", "2026-12-31"],
    ["quarter", "2027-01-01", "2027-01-01", "2027-03-31"],
    ["quarter", "2026-05-15", "2026-04-01", "2026-06-30"],
  ] as const)("know the %s of %s", (period, date, first, last) => {
    expect(dateOf(periodStartOf(dayOf(date), period, "monday"))).toBe(first);
    expect(dateOf(periodEndOf(dayOf(date), period, "monday"))).toBe(last);
  });

  it("begin a week on Sunday where the policy does", () => {
    expect(dateOf(periodStartOf(dayOf("2026-03-07"), "week", "sunday"))).toBe("2026-03-01");
    expect(dateOf(periodEndOf(dayOf("2026-03-08"), "week", "sunday"))).toBe("2026-03-14");
  });
});

describe("moments", () => {
  it.each([
    "2026-03-02T18:00-05:00",
    "2026-03-02T18:05:59-05:00",
    "2026-12-31T23:59:01+13:45",
    "2026-01-01T00:00Z",
    "2026-01-01T00:00:30Z",
    "1969-12-31T20:00-05:00",
    "2026-03-02T18:05:59.250-05:00",
  ])("%s reads as the machine's own calendar reads it", (moment) => {
    expect(secondOf(moment)).toBe(Math.floor(Date.parse(moment) / 1000));
    expect(minuteOf(moment)).toBe(Math.floor(Date.parse(moment) / 60_000));
    expect(wallMinuteOf(moment)).toBe(Date.parse(`${moment.slice(0, 16)}Z`) / 60_000);
  });
});
