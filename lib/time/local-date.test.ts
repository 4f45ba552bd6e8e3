import { describe, expect, it } from "vitest";
import fc from "fast-check";
import {
  addDays,
  addMonths,
  dateOfDayNumber,
  dayNumber,
  daysBetween,
  daysInMonth,
  eachDay,
  localDate,
  parseLocalDate,
  startOfMonth,
  startOfWeek,
  weekdayIndex,
  weekdayOf,
  WEEKDAYS,
  type LocalDate,
} from "@/lib/time/local-date";

const d = localDate;
const anyDate = fc.integer({ min: dayNumber(d("1900-01-01")), max: dayNumber(d("2200-12-31")) }).map(dateOfDayNumber);

describe("parseLocalDate", () => {
  it.each(["2026-11-24", "2028-02-29", "2000-02-29", "1900-01-01", "2200-12-31"])("reads %s", (text) => {
    expect(parseLocalDate(text)).toBe(text);
  });

  it.each([
    ["2026-02-30"],
    ["2026-02-29"],
    ["1900-02-29"],
    ["2100-02-29"],
    ["2026-13-01"],
    ["2026-00-10"],
    ["2026-04-31"],
    ["2026-01-00"],
    ["1899-12-31"],
    ["2201-01-01"],
    ["2026-1-1"],
    ["20260101"],
    [" 2026-01-01"],
    ["2026-01-01T00:00"],
    ["2026-01-01\n"],
    ["２０２６-01-01"],
    ["+2026-01-01"],
    [""],
  ])("refuses %j", (text) => {
    expect(parseLocalDate(text)).toBeNull();
    expect(() => localDate(text)).toThrow(RangeError);
  });

  it("reads back every day it writes", () => {
    fc.assert(fc.property(anyDate, (date) => parseLocalDate(date) === date));
  });
});

describe("arithmetic", () => {
  it.each([
    ["2026-11-30", 1, "2026-12-01"],
    ["2026-12-31", 1, "2027-01-01"],
    ["2028-02-28", 1, "2028-02-29"],
    ["2026-03-01", -1, "2026-02-28"],
    ["2026-11-24", 0, "2026-11-24"],
    ["1970-01-01", -1, "1969-12-31"],
  ])("%s and %i days is %s", (from, days, to) => {
    expect(addDays(d(from), days)).toBe(to);
    expect(daysBetween(d(from), d(to))).toBe(days);
  });

  it.each([
    ["2026-01-31", 1, "2026-02-28"],
    ["2028-01-31", 1, "2028-02-29"],
    ["2026-11-24", 2, "2027-01-24"],
    ["2026-01-15", -1, "2025-12-15"],
    ["2026-03-31", -1, "2026-02-28"],
    ["2026-05-31", -30, "2023-11-30"],
    ["2026-12-05", 12, "2027-12-05"],
  ])("%s and %i months is %s", (from, months, to) => {
    expect(addMonths(d(from), months)).toBe(to);
  });

  it("adds what it measures, and orders dates as text as on the calendar", () => {
    fc.assert(
      fc.property(anyDate, anyDate, (a, b) => {
        expect(addDays(a, daysBetween(a, b))).toBe(b);
        expect(a < b).toBe(daysBetween(a, b) > 0);
      }),
    );
  });

  it("throws outside the years that compare as text", () => {
    expect(() => addDays(d("2200-12-31"), 3_000_000)).toThrow(RangeError);
    expect(() => dateOfDayNumber(0.5)).toThrow(RangeError);
    expect(() => dateOfDayNumber(Number.NaN)).toThrow(RangeError);
  });

  it("lists days with both ends", () => {
    expect(eachDay(d("2026-02-27"), d("2026-03-02"))).toEqual(["2026-02-27", "2026-02-28", "2026-03-01", "2026-03-02"]);
    expect(eachDay(d("2026-02-27"), d("2026-02-27"))).toEqual(["2026-02-27"]);
    expect(eachDay(d("2026-02-27"), d("2026-02-26"))).toEqual([]);
  });
});

describe("weeks and months", () => {
  it.each([
    ["2026-11-16", "MO"],
    ["2026-11-24", "TU"],
    ["2026-11-18", "WE"],
    ["1970-01-01", "TH"],
    ["1900-01-01", "MO"],
    ["2026-11-21", "SA"],
    ["1969-12-28", "SU"],
  ])("%s is a %s", (date, weekday) => {
    expect(weekdayOf(d(date))).toBe(weekday);
  });

  it.each([
    ["2026-11-24", "2026-11-23", "2026-11-22"],
    ["2026-11-23", "2026-11-23", "2026-11-22"],
    ["2026-11-22", "2026-11-16", "2026-11-22"],
    ["2027-01-01", "2026-12-28", "2026-12-27"],
  ])("the week of %s starts on %s, or on Sunday %s", (date, monday, sunday) => {
    expect(startOfWeek(d(date))).toBe(monday);
    expect(startOfWeek(d(date), "monday")).toBe(monday);
    expect(startOfWeek(d(date), "sunday")).toBe(sunday);
  });

  it("starts a week at most six days back, on its first day", () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const monday = startOfWeek(date);
        expect(weekdayOf(monday)).toBe("MO");
        expect(daysBetween(monday, date)).toBe(weekdayIndex(date));
        expect(WEEKDAYS[weekdayIndex(date)]).toBe(weekdayOf(date));
        const sunday = startOfWeek(date, "sunday");
        expect(weekdayOf(sunday)).toBe("SU");
        expect(daysBetween(sunday, date)).toBeLessThan(7);
      }),
    );
  });

  it("knows the first of the month and the length of months", () => {
    expect(startOfMonth(d("2026-11-24"))).toBe("2026-11-01");
    expect([2026, 2028, 1900, 2000].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 28, 29]);
    expect([4, 6, 9, 11, 1, 12].map((month) => daysInMonth(2026, month))).toEqual([30, 30, 30, 30, 31, 31]);
  });

  it("compares as plain text", () => {
    const dates: LocalDate[] = [d("2026-12-01"), d("2026-02-11"), d("2025-12-31")];
    expect(dates.sort()).toEqual(["2025-12-31", "2026-02-11", "2026-12-01"]);
  });
});
