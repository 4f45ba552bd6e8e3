import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listHolidays } from "@/lib/scheduling/holidays";
import { weekdayOf } from "@/lib/time/local-date";

const dates = (year: number) =>
  listHolidays(year).map(({ date, isObserved }) => `${date.slice(5)}${isObserved ? "*" : ""}`);

describe("listHolidays", () => {
  // The federal calendar and the Secretary of the Commonwealth's, as published; * is a day kept instead.
  it.each([
    [2025, "01-01 01-20 02-17 04-21 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25"],
    [2026, "01-01 01-19 02-16 04-20 05-25 06-19 07-03* 07-04 09-07 10-12 11-11 11-26 12-25"],
    [2027, "01-01 01-18 02-15 04-19 05-31 06-18* 06-19 07-04 07-05* 09-06 10-11 11-11 11-25 12-24* 12-25 12-31*"],
    [2028, "01-01 01-17 02-21 04-17 05-29 06-19 07-04 09-04 10-09 11-10* 11-11 11-23 12-25"],
    [2029, "01-01 01-15 02-19 04-16 05-28 06-19 07-04 09-03 10-08 11-11 11-12* 11-22 12-25"],
    [2030, "01-01 01-21 02-18 04-15 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25"],
  ])("knows those of %i", (year, expected) => {
    expect(dates(year)).toEqual(expected.split(" "));
  });

  it.each([
    ["2027-06-18", "Juneteenth, observed", ["federal"]],
    ["2027-06-19", "Juneteenth", ["federal", "massachusetts"]],
    ["2027-07-05", "Independence Day, observed", ["federal", "massachusetts"]],
    ["2027-12-31", "New Year’s Day, observed", ["federal"]],
    ["2026-04-20", "Patriots’ Day", ["massachusetts"]],
    ["2026-11-26", "Thanksgiving Day", ["federal", "massachusetts"]],
  ])("%s is %s", (date, name, keptBy) => {
    const found = listHolidays(Number(date.slice(0, 4))).find((each) => each.date === date);
    expect(found).toMatchObject({ name, keptBy });
  });

  it("goes by date, names no day twice, and keeps each one on a day of work", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1990, max: 2150 }), (year) => {
        const list = listHolidays(year);
        const days = list.map(({ date }) => date);
        expect(days).toEqual([...new Set(days)].sort());
        for (const { date, isObserved } of list) {
          expect(date.startsWith(String(year))).toBe(true);
          if (isObserved) expect(["MO", "FR"]).toContain(weekdayOf(date));
        }
        const kept = new Set(list.map(({ name }) => name.replace(", observed", "")));
        expect(kept.size).toBe(12);
      }),
    );
  });
});
