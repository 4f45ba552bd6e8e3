import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expandSeries } from "@/lib/recurrence/expand-series";
import { lengthOf, readWhen, REPEATS, type WhenForm } from "@/lib/scheduling/series-form";
import { addDays, localDate, WEEKDAYS, weekdayOf } from "@/lib/time/local-date";
import { localTime, localTimeOfMinutes } from "@/lib/time/local-time";
import { zone } from "@/lib/time/zone";

const form: WhenForm = {
  repeats: "w1",
  weekdays: ["MO", "WE", "FR"],
  startTime: localTime("09:00"),
  endTime: localTime("10:30"),
  startDate: localDate("2026-11-30"),
  ends: "after",
  count: 24,
  lastDate: null,
  skip: [],
};
const read = (over: Partial<WhenForm>) => readWhen({ ...form, ...over });
const rule = (over: Partial<WhenForm>) => {
  const when = read(over);
  return when.ok ? `${when.value.startDate} ${when.value.rule}` : when.refusal;
};

describe("readWhen", () => {
  it("reads days, minutes and the number that takes place", () => {
    expect(read({})).toEqual({
      ok: true,
      value: {
        startDate: "2026-11-30",
        startTime: "09:00",
        durationMinutes: 90,
        rule: "FREQ=WEEKLY;BYDAY=MO,WE,FR",
        exdates: [],
        takesPlace: 24,
      },
    });
  });

  it.each<[string, Partial<WhenForm>]>([
    ["2026-11-30 FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR", { repeats: "w2" }],
    ["2026-11-30 FREQ=WEEKLY;BYDAY=MO,WE,FR;UNTIL=20270129", { ends: "on", lastDate: localDate("2027-01-29") }],
    ["2026-11-30 FREQ=WEEKLY;BYDAY=MO,WE,FR", { ends: "open", count: null }],
    ["2026-12-05 FREQ=WEEKLY;BYDAY=SA,SU", { weekdays: ["SU", "SA"] }],
    ["2026-11-30 null", { repeats: "once", count: null }],
    ["2026-11-30 FREQ=MONTHLY;BYMONTHDAY=30", { repeats: "month_date" }],
    ["2026-11-30 FREQ=MONTHLY;BYDAY=5MO", { repeats: "month_weekday" }],
    ["2026-11-10 FREQ=MONTHLY;BYDAY=2TU", { repeats: "month_weekday", startDate: localDate("2026-11-10") }],
    ["2026-11-27 FREQ=MONTHLY;BYDAY=-1FR", { repeats: "month_last", startDate: localDate("2026-11-06") }],
    ["2026-11-30 FREQ=MONTHLY;BYDAY=-1MO", { repeats: "month_last", weekdays: [] }],
    ["no_weekday", { weekdays: [] }],
    ["ends_before_start", { endTime: localTime("09:00") }],
    ["ends_before_start", { endTime: localTime("08:30") }],
    ["count_missing", { count: null }],
    ["last_date_missing", { ends: "on" }],
    ["last_before_first", { ends: "on", lastDate: localDate("2026-11-29") }],
    // Asked to start on a Tuesday, it begins on the Wednesday, and a Tuesday is then too early an end.
    ["last_before_first", { startDate: localDate("2026-12-01"), ends: "on", lastDate: localDate("2026-12-01") }],
  ])("%s", (expected, over) => {
    expect(rule(over)).toBe(expected);
  });

  it("leaves days out at the series' own time", () => {
    const when = read({ skip: [localDate("2026-12-09")] });
    expect(when.ok && when.value.exdates).toEqual(["2026-12-09T09:00"]);
  });

  it("begins on the first chosen day on or after the one asked for, and is on chosen days only", () => {
    const days = fc.subarray([...WEEKDAYS], { minLength: 1 });
    fc.assert(
      fc.property(
        days,
        fc.constantFrom(...REPEATS),
        fc.nat(700),
        fc.integer({ min: 0, max: 1000 }),
        (weekdays, repeats, ahead, start) => {
          const startDate = addDays(localDate("2026-01-01"), ahead);
          const startTime = localTimeOfMinutes(start);
          const endTime = localTimeOfMinutes(start + 45);
          const when = readWhen({ ...form, weekdays, repeats, startDate, startTime, endTime, ends: "open" });
          if (!when.ok) throw new Error(when.refusal);
          const { value } = when;
          const series = {
            start: { date: value.startDate, time: value.startTime },
            zone: zone("UTC"),
            durationMinutes: value.durationMinutes,
            rule: value.rule,
            exdates: value.exdates,
            rdates: [],
          };
          const dates = expandSeries(series, { from: startDate, to: addDays(startDate, 200) }).map(({ date }) => date);
          expect(dates[0]).toBe(value.startDate);
          expect(value.startDate >= startDate).toBe(true);
          if (repeats.startsWith("w")) for (const date of dates) expect(weekdays).toContain(weekdayOf(date));
          else expect(new Set(repeats === "month_date" ? [] : dates.map(weekdayOf)).size).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});

describe("lengthOf", () => {
  it("is null for an end that is not after the start", () => {
    expect(lengthOf(localTime("09:00"), localTime("10:30"))).toBe(90);
    expect(lengthOf(localTime("09:00"), localTime("09:00"))).toBeNull();
  });
});
