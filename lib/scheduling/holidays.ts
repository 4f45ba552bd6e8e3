import { addDays, localDate, weekdayOf, type LocalDate, type Weekday } from "@/lib/time/local-date";

/** Who keeps a holiday on a day. */
export type HolidayKeeper = "federal" | "massachusetts";

/** A day of the year that is a holiday, or on which one is kept that falls on a weekend. */
export interface Holiday {
  readonly date: LocalDate;
  /** "Independence Day", or "Independence Day, observed" on the day it is kept instead. */
  readonly name: string;
  readonly keptBy: readonly HolidayKeeper[];
  /** Kept in place of a day of the weekend. */
  readonly isObserved: boolean;
}

const BOTH: readonly HolidayKeeper[] = ["federal", "massachusetts"];

/**
 * The federal and the Massachusetts holidays that fall, or are kept, in a year, by date: what a clinic there may want to
 * close on. Source: the federal list and its day in lieu (5 U.S.C. 6103 and Executive Order 11582: a Saturday's is kept
 * on the Friday before, a Sunday's on the Monday after) and M.G.L. c. 4, § 7, cl. 18 (the same days and Patriots' Day; a
 * Sunday's is kept on the Monday after, a Saturday's on the Saturday). New Year's Day of the next year may so be kept on
 * December 31 of this one. Days that are kept in Suffolk County alone are not listed.
 *
 * Example: `listHolidays(2027)` has Juneteenth on Saturday, June 19, and, federal only, observed on Friday, June 18.
 */
export function listHolidays(year: number): Holiday[] {
  return [...holidaysOf(year), newYearsDay(year + 1)]
    .flatMap(({ date, name, keptBy }): Holiday[] => {
      const itself = { date, name, keptBy, isObserved: false };
      const observed = { name: `${name}, observed`, isObserved: true };
      switch (weekdayOf(date)) {
        case "SA":
          return [{ ...observed, date: addDays(date, -1), keptBy: ["federal"] }, itself];
        case "SU":
          return [itself, { ...observed, date: addDays(date, 1), keptBy }];
        default:
          return [itself];
      }
    })
    .filter(({ date }) => Number(date.slice(0, 4)) === year);
}

type Fixed = Pick<Holiday, "date" | "name" | "keptBy">;

function newYearsDay(year: number): Fixed {
  return { date: dayOf(year, 1, 1), name: "New Year’s Day", keptBy: BOTH };
}

function holidaysOf(year: number): Fixed[] {
  const named = (date: LocalDate, name: string, keptBy = BOTH): Fixed => ({ date, name, keptBy });
  return [
    newYearsDay(year),
    named(nth(year, 1, "MO", 3), "Martin Luther King Jr. Day"),
    named(nth(year, 2, "MO", 3), "Presidents’ Day"),
    named(nth(year, 4, "MO", 3), "Patriots’ Day", ["massachusetts"]),
    // The last Monday of May.
    named(addDays(nth(year, 6, "MO", 1), -7), "Memorial Day"),
    named(dayOf(year, 6, 19), "Juneteenth"),
    named(dayOf(year, 7, 4), "Independence Day"),
    named(nth(year, 9, "MO", 1), "Labor Day"),
    named(nth(year, 10, "MO", 2), "Columbus Day, Indigenous Peoples’ Day"),
    named(dayOf(year, 11, 11), "Veterans Day"),
    named(nth(year, 11, "TH", 4), "Thanksgiving Day"),
    named(dayOf(year, 12, 25), "Christmas Day"),
  ];
}

function dayOf(year: number, month: number, day: number): LocalDate {
  return localDate(`${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`);
}

/** The n-th such weekday of a month. */
function nth(year: number, month: number, weekday: Weekday, n: number): LocalDate {
  let date = dayOf(year, month, 1);
  while (weekdayOf(date) !== weekday) date = addDays(date, 1);
  return addDays(date, (n - 1) * 7);
}
