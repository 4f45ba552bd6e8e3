import { afterAll, describe, expect, it } from "vitest";
import fc from "fast-check";
import {
  addDays,
  dateOfDayNumber,
  dayNumber,
  dayOfMonth,
  daysInMonth,
  eachDay,
  localDate,
  monthOf,
  WEEKDAYS,
  weekdayOf,
  yearOf,
  type LocalDate,
  type Weekday,
} from "@/lib/time/local-date";
import { localTimeOfMinutes } from "@/lib/time/local-time";
import { toInstant, wallOf, zone } from "@/lib/time/zone";
import { expandSeries } from "@/lib/recurrence/expand-series";
import type { SeriesRule } from "@/lib/recurrence/series-rule";

/* What a rule says, kept apart from its text, so that the calculators below never read what the product has parsed. */
interface Plan {
  readonly frequency: "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY";
  readonly interval: number;
  readonly weekStart: Weekday;
  readonly weekdays: readonly Weekday[];
  readonly nth: number | null;
  readonly monthDays: readonly number[];
  readonly months: readonly number[];
  readonly places: readonly number[];
  readonly count: number | null;
}

function ruleText(plan: Plan): string {
  const days = plan.weekdays.map((weekday) => `${plan.nth ?? ""}${weekday}`);
  return [
    `FREQ=${plan.frequency}`,
    `INTERVAL=${plan.interval}`,
    `WKST=${plan.weekStart}`,
    days.length > 0 ? `BYDAY=${days}` : "",
    plan.monthDays.length > 0 ? `BYMONTHDAY=${plan.monthDays}` : "",
    plan.months.length > 0 ? `BYMONTH=${plan.months}` : "",
    plan.places.length > 0 ? `BYSETPOS=${plan.places}` : "",
    plan.count === null ? "" : `COUNT=${plan.count}`,
  ]
    .filter((part) => part !== "")
    .join(";");
}

/** Day by day, from the first day of the period that holds the start: slow and plain. */
function naiveDays(plan: Plan, start: LocalDate, to: LocalDate): LocalDate[] {
  const found: LocalDate[] = [];
  let candidates: LocalDate[] = [];
  const first = periodStart(plan, start);
  for (let date = first; date <= addDays(to, 400); date = addDays(date, 1)) {
    if (date !== first && date === periodStart(plan, date)) {
      found.push(...pick(plan, candidates));
      candidates = [];
      if (date > to) break;
    }
    if (periodsBetween(plan, first, date) % plan.interval === 0 && matches(plan, start, date)) candidates.push(date);
  }
  const kept = found.filter((date) => date >= start);
  return (plan.count === null ? kept : kept.slice(0, plan.count)).filter((date) => date <= to);
}

function pick(plan: Plan, candidates: readonly LocalDate[]): LocalDate[] {
  if (plan.places.length === 0) return [...candidates];
  return candidates.filter((_, i) => plan.places.includes(i + 1) || plan.places.includes(i - candidates.length));
}

function periodStart(plan: Plan, date: LocalDate): LocalDate {
  switch (plan.frequency) {
    case "YEARLY":
      return localDate(`${date.slice(0, 4)}-01-01`);
    case "MONTHLY":
      return localDate(`${date.slice(0, 7)}-01`);
    case "DAILY":
      return date;
    case "WEEKLY": {
      let day = date;
      while (weekdayOf(day) !== plan.weekStart) day = addDays(day, -1);
      return day;
    }
  }
}

function periodsBetween(plan: Plan, first: LocalDate, date: LocalDate): number {
  switch (plan.frequency) {
    case "YEARLY":
      return yearOf(date) - yearOf(first);
    case "MONTHLY":
      return (yearOf(date) - yearOf(first)) * 12 + monthOf(date) - monthOf(first);
    case "WEEKLY":
      return Math.floor((dayNumber(date) - dayNumber(first)) / 7);
    case "DAILY":
      return dayNumber(date) - dayNumber(first);
  }
}

function matches(plan: Plan, start: LocalDate, date: LocalDate): boolean {
  const { frequency, weekdays, monthDays, months } = plan;
  const bare = weekdays.length === 0 && monthDays.length === 0;
  if (months.length > 0 && !months.includes(monthOf(date))) return false;
  if (frequency === "YEARLY" && bare && months.length === 0 && monthOf(date) !== monthOf(start)) return false;
  if ((frequency === "YEARLY" || frequency === "MONTHLY") && bare) return dayOfMonth(date) === dayOfMonth(start);
  if (frequency === "WEEKLY" && weekdays.length === 0) return weekdayOf(date) === weekdayOf(start);
  const length = daysInMonth(yearOf(date), monthOf(date));
  if (monthDays.length > 0 && !monthDays.some((day) => (day > 0 ? day : length + 1 + day) === dayOfMonth(date)))
    return false;
  if (weekdays.length > 0 && !weekdays.includes(weekdayOf(date))) return false;
  return plan.nth === null || isNth(plan, date);
}

/** Counts the same weekdays of the month (or of the year, for a yearly rule without months) one by one. */
function isNth(plan: Plan, date: LocalDate): boolean {
  const scope = plan.frequency === "YEARLY" && plan.months.length === 0 ? 4 : 7;
  const same: LocalDate[] = [];
  for (let day = addDays(date, -371); day <= addDays(date, 371); day = addDays(day, 7))
    if (day.slice(0, scope) === date.slice(0, scope)) same.push(day);
  const place = same.indexOf(date);
  return plan.nth! > 0 ? place === plan.nth! - 1 : place === same.length + plan.nth!;
}

function dayOfYear(date: LocalDate): number {
  return dayNumber(date) - dayNumber(localDate(`${date.slice(0, 4)}-01-01`)) + 1;
}

function thursdayOf(date: LocalDate): LocalDate {
  return addDays(date, 3 - WEEKDAYS.indexOf(weekdayOf(date)));
}

function weekOf(thursday: LocalDate): number {
  return Math.ceil(dayOfYear(thursday) / 7);
}

const someOf = <Value>(values: readonly Value[], min = 0, max = 4) =>
  fc.subarray([...values], { minLength: min, maxLength: max });
const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i).filter((n) => n !== 0);
const anyDate = (from: string, to: string) =>
  fc.integer({ min: dayNumber(localDate(from)), max: dayNumber(localDate(to)) }).map(dateOfDayNumber);
const rarely = <Value>(value: fc.Arbitrary<Value>, otherwise: Value) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(otherwise) }, { weight: 1, arbitrary: value });

const anyPlan: fc.Arbitrary<Plan> = fc
  .record({
    frequency: fc.constantFrom("DAILY" as const, "WEEKLY" as const, "MONTHLY" as const, "YEARLY" as const),
    interval: fc.integer({ min: 1, max: 5 }),
    weekStart: fc.constantFrom(...WEEKDAYS),
    weekdays: someOf(WEEKDAYS, 0, 7),
    nth: rarely(fc.constantFrom<number | null>(1, 2, 3, 4, 5, -1, -2), null),
    monthDays: rarely(someOf(numbers(-31, 31), 1, 8), []),
    months: rarely(someOf(numbers(1, 12), 1, 6), []),
    places: rarely(someOf(numbers(-6, 6), 1, 3), []),
    count: rarely(fc.integer({ min: 1, max: 60 }) as fc.Arbitrary<number | null>, null),
  })
  .map((plan): Plan => {
    const spread = plan.frequency === "MONTHLY" || plan.frequency === "YEARLY";
    const monthDays = plan.frequency === "WEEKLY" ? [] : plan.monthDays;
    const hasBy = plan.weekdays.length + monthDays.length + plan.months.length > 0;
    return {
      ...plan,
      monthDays,
      nth: spread && plan.weekdays.length > 0 ? plan.nth : null,
      places: hasBy ? plan.places : [],
    };
  });

const anyZone = fc.constantFrom("America/New_York", "UTC", "Asia/Tokyo", "Pacific/Auckland", "Europe/London").map(zone);

const anySeries = fc
  .record({
    plan: anyPlan,
    date: anyDate("2018-01-01", "2026-12-31"),
    minutes: fc.integer({ min: 0, max: 1439 }),
    zone: anyZone,
    exdates: fc.array(anyDate("2018-01-01", "2028-12-31"), { maxLength: 5 }),
    rdates: fc.array(anyDate("2018-01-01", "2028-12-31"), { maxLength: 5 }),
  })
  .map(({ plan, date, minutes, ...rest }): SeriesRule => ({
    ...rest,
    start: { date, time: localTimeOfMinutes(minutes) },
    durationMinutes: 60,
    rule: ruleText(plan),
  }));

function seriesOf(rule: string, date: LocalDate, minutes = 1080): SeriesRule {
  return {
    start: { date, time: localTimeOfMinutes(minutes) },
    zone: zone("America/New_York"),
    durationMinutes: 60,
    rule,
    exdates: [],
    rdates: [],
  };
}

describe("against a calculator that goes day by day", () => {
  it("weekly rules agree, on any weekdays, interval and first day of the week", () => {
    const weekly = anyPlan.map((plan): Plan => ({
      ...plan,
      frequency: "WEEKLY",
      nth: null,
      monthDays: [],
      months: [],
      places: [],
    }));
    fc.assert(
      fc.property(weekly, anyDate("2024-01-01", "2026-12-31"), fc.integer({ min: 0, max: 500 }), (plan, start, far) => {
        const window = { from: addDays(start, far), to: addDays(start, far + 120) };
        const found = expandSeries(seriesOf(ruleText(plan), start), window).map((one) => one.date);
        expect(found).toEqual(naiveDays(plan, start, window.to).filter((date) => date >= window.from));
      }),
      { numRuns: 300 },
    );
  });

  it("daily, weekly, monthly and yearly rules agree with all that can limit them", () => {
    fc.assert(
      fc.property(
        anyPlan,
        anyDate("2015-01-01", "2026-12-31"),
        fc.integer({ min: 0, max: 1500 }),
        (plan, start, far) => {
          const window = { from: addDays(start, far), to: addDays(start, far + 800) };
          const found = expandSeries(seriesOf(ruleText(plan), start), window).map((one) => one.date);
          expect(found).toEqual(naiveDays(plan, start, window.to).filter((date) => date >= window.from));
        },
      ),
      { numRuns: 300 },
    );
  }, 30_000);

  it("weeks and days of the year agree, counted from both ends", () => {
    const some = (most: number) => fc.array(fc.integer({ min: 1, max: most }), { minLength: 1, maxLength: 4 });
    const signs = fc.constantFrom(1, -1);
    const start = localDate("2019-01-01");
    const all = eachDay(start, localDate("2027-12-31"));
    fc.assert(
      fc.property(some(53), some(366), signs, someOf(WEEKDAYS, 1, 3), (weeks, yearDays, sign, weekdays) => {
        // The week belongs to the year that holds its Thursday, where the first such week is number 1.
        const inWeek = all.filter((date) => {
          const thursday = thursdayOf(date);
          const [week, last] = [weekOf(thursday), weekOf(thursdayOf(localDate(`${thursday.slice(0, 4)}-12-28`)))];
          return weekdays.includes(weekdayOf(date)) && weeks.includes(sign > 0 ? week : last + 1 - week);
        });
        const onDay = all.filter((date) => {
          const [day, length] = [dayOfYear(date), dayOfYear(localDate(`${date.slice(0, 4)}-12-31`))];
          return yearDays.includes(sign > 0 ? day : length + 1 - day);
        });
        const signed = (numbers: readonly number[]) => numbers.map((n) => n * sign);
        const days = (rule: string) =>
          expandSeries(seriesOf(rule, start), { from: start, to: all.at(-1)! }).map((one) => one.date);
        expect(days(`FREQ=YEARLY;BYWEEKNO=${signed(weeks)};BYDAY=${weekdays}`)).toEqual(inWeek);
        expect(days(`FREQ=YEARLY;BYYEARDAY=${signed(yearDays)}`)).toEqual(onDay);
      }),
      { numRuns: 40 },
    );
  });

  it("hourly and minutely rules agree with counting minute by minute", () => {
    const plan = fc.record({
      hourly: fc.boolean(),
      interval: fc.integer({ min: 1, max: 200 }),
      hours: rarely(someOf(numbers(1, 23), 1, 6), []),
      minutes: rarely(someOf(numbers(1, 59), 1, 6), []),
      weekdays: rarely(someOf(WEEKDAYS, 1, 4), []),
      start: fc.integer({ min: 0, max: 1439 }),
      count: rarely(fc.integer({ min: 1, max: 40 }) as fc.Arbitrary<number | null>, null),
    });
    const first = localDate("2026-06-01");
    const clocks = Array.from({ length: 5 * 1440 }, (_, i) => i);
    fc.assert(
      fc.property(plan, (p) => {
        const parts = [
          `FREQ=${p.hourly ? "HOURLY" : "MINUTELY"};INTERVAL=${p.interval}`,
          p.hours.length > 0 ? `;BYHOUR=${p.hours}` : "",
          p.minutes.length > 0 ? `;BYMINUTE=${p.minutes}` : "",
          p.weekdays.length > 0 ? `;BYDAY=${p.weekdays}` : "",
          p.count === null ? "" : `;COUNT=${p.count}`,
        ];
        const expected = clocks.filter((at) => {
          const [hour, minute] = [Math.floor(at / 60) % 24, at % 60];
          const steps = p.hourly ? Math.floor(at / 60) - Math.floor(p.start / 60) : at - p.start;
          if (at < p.start || steps % p.interval !== 0) return false;
          if (p.hours.length > 0 && !p.hours.includes(hour)) return false;
          if (p.minutes.length > 0 ? !p.minutes.includes(minute) : p.hourly && minute !== p.start % 60) return false;
          return p.weekdays.length === 0 || p.weekdays.includes(WEEKDAYS[Math.floor(at / 1440) % 7]!);
        });
        const found = expandSeries(
          { ...seriesOf(parts.join(""), first, p.start), zone: zone("UTC") },
          { from: first, to: addDays(first, 4) },
        );
        expect(found.map((one) => (one.startsAt.getTime() - wallOf(first, localTimeOfMinutes(0))) / 60_000)).toEqual(
          p.count === null ? expected : expected.slice(0, p.count),
        );
      }),
      { numRuns: 200 },
    );
  });
});

describe("any series", () => {
  const whole = { from: localDate("2018-01-01"), to: localDate("2028-12-31") };

  it("reads the same in one window as in several", () => {
    const cuts = fc.array(anyDate("2018-01-01", "2028-12-30"), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(anySeries, cuts, (series, at) => {
        const ends = [...new Set([...at].sort()), whole.to];
        const parts = ends.flatMap((to, i) =>
          expandSeries(series, { from: i === 0 ? whole.from : addDays(ends[i - 1]!, 1), to }),
        );
        expect(parts).toEqual(expandSeries(series, whole));
      }),
      { numRuns: 150 },
    );
  }, 30_000);

  it("is sorted, unique, inside the window, at its wall clock, and lasts its minutes", () => {
    fc.assert(
      fc.property(anySeries, anyDate("2018-01-01", "2028-12-31"), (series, from) => {
        const window = { from, to: addDays(from, 300) };
        let before = -Infinity;
        for (const one of expandSeries(series, window)) {
          expect(one.startsAt.getTime()).toBeGreaterThan(before);
          before = one.startsAt.getTime();
          expect(one.date >= window.from && one.date <= window.to).toBe(true);
          expect(toInstant(one.date, one.time, series.zone)).toEqual(one.startsAt);
          expect(toInstant(one.regularDate, one.regularTime, series.zone)).toEqual(one.startsAt);
          expect(one.endsAt.getTime() - before).toBe(3_600_000);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("with a limit is the beginning of what it is without", () => {
    fc.assert(
      fc.property(anySeries, fc.integer({ min: 0, max: 40 }), (series, limit) => {
        expect(expandSeries(series, whole, limit)).toEqual(expandSeries(series, whole).slice(0, limit));
      }),
      { numRuns: 100 },
    );
  }, 30_000);

  it("loses exactly the dates left out", () => {
    fc.assert(
      fc.property(anySeries, fc.array(fc.nat({ max: 300 }), { maxLength: 6 }), (series, picks) => {
        const plain = { ...series, exdates: [], rdates: [] };
        const all = expandSeries(plain, whole);
        const out = new Set(picks.flatMap((pick) => (all.length > 0 ? [all[pick % all.length]!] : [])));
        const exdates = [...out].map((one) => `${one.regularDate}T${one.regularTime}`);
        expect(expandSeries({ ...plain, exdates }, whole)).toEqual(all.filter((one) => !out.has(one)));
      }),
      { numRuns: 100 },
    );
  }, 30_000);
});

describe("the machine's zone", () => {
  const before = process.env.TZ;
  afterAll(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });

  it("changes nothing", () => {
    fc.assert(
      fc.property(anySeries, (series) => {
        const window = { from: localDate("2026-01-01"), to: localDate("2026-12-31") };
        const answers = ["UTC", "America/New_York", "Asia/Tokyo", "Pacific/Auckland"].map((machine) => {
          process.env.TZ = machine;
          return expandSeries(series, window);
        });
        for (const answer of answers) expect(answer).toEqual(answers[0]);
      }),
      { numRuns: 60 },
    );
  });
});
