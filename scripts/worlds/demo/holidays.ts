import { addDays, localDate, weekdayOf, type LocalDate, type Weekday } from "@/lib/time/local-date";

/** A day on which a Massachusetts clinic is usually closed. */
export interface Holiday {
  readonly date: LocalDate;
  readonly name: string;
}

/** The public holidays that fall on working days, in order, both ends included. A Sunday's is kept on the Monday after. */
export function holidaysBetween(from: LocalDate, to: LocalDate): Holiday[] {
  const holidays: Holiday[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) holidays.push(...holidaysOf(year));
  return holidays
    .map(({ date, name }) => ({ date: weekdayOf(date) === "SU" ? addDays(date, 1) : date, name }))
    .filter(({ date }) => date >= from && date <= to && weekdayOf(date) !== "SA");
}

function holidaysOf(year: number): Holiday[] {
  return [
    { date: dayOf(year, 1, 1), name: "New Year’s Day" },
    { date: nth(year, 1, "MO", 3), name: "Martin Luther King Jr. Day" },
    { date: nth(year, 2, "MO", 3), name: "Presidents’ Day" },
    { date: nth(year, 4, "MO", 3), name: "Patriots’ Day" },
    { date: addDays(nth(year, 6, "MO", 1), -7), name: "Memorial Day" },
    { date: dayOf(year, 6, 19), name: "Juneteenth" },
    { date: dayOf(year, 7, 4), name: "Independence Day" },
    { date: nth(year, 9, "MO", 1), name: "Labor Day" },
    { date: nth(year, 10, "MO", 2), name: "Columbus Day" },
    { date: dayOf(year, 11, 11), name: "Veterans Day" },
    { date: nth(year, 11, "TH", 4), name: "Thanksgiving" },
    { date: dayOf(year, 12, 25), name: "Christmas Day" },
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
