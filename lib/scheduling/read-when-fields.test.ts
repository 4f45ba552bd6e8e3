import fc from "fast-check";
import { expect, test } from "vitest";
import { readWhenFields } from "@/lib/scheduling/read-when-fields";
import { readWhen, REPEATS } from "@/lib/scheduling/series-form";
import { addDays, localDate, WEEKDAYS } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";

const MONDAY = localDate("2026-11-23");

test.each([
  [null, { repeats: "once", weekdays: [] }],
  ["FREQ=WEEKLY;BYDAY=MO,WE,FR", { repeats: "w1", weekdays: ["MO", "WE", "FR"] }],
  ["FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=9", { repeats: "w2", weekdays: ["TU"] }],
  ["FREQ=DAILY", { repeats: "w1", weekdays: [...WEEKDAYS] }],
  ["FREQ=MONTHLY;BYMONTHDAY=23", { repeats: "month_date", weekdays: [] }],
  ["FREQ=MONTHLY;BYDAY=4MO", { repeats: "month_weekday", weekdays: [] }],
  ["FREQ=MONTHLY;BYDAY=-1MO", { repeats: "month_last", weekdays: [] }],
])("the form's fields for %s", (rule, fields) => {
  expect(readWhenFields(rule, MONDAY)).toEqual(fields);
});

test.each([
  "FREQ=WEEKLY;INTERVAL=13;BYDAY=MO",
  "FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=23",
  "FREQ=MONTHLY;BYMONTHDAY=15",
  "FREQ=MONTHLY;BYDAY=1TU",
  "FREQ=MONTHLY;BYDAY=1MO",
  "FREQ=YEARLY",
  "nonsense",
])("%s has no fields, and is described instead", (rule) => {
  expect(readWhenFields(rule, MONDAY)).toBeNull();
});

test("what the form wrote, it reads back", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...REPEATS),
      fc.subarray([...WEEKDAYS], { minLength: 1 }),
      fc.integer({ min: 0, max: 800 }),
      (repeats, weekdays, ahead) => {
        const when = readWhen({
          repeats,
          weekdays,
          startTime: localTime("09:00"),
          endTime: localTime("10:00"),
          startDate: addDays(MONDAY, ahead),
          ends: "open",
          count: null,
          lastDate: null,
          skip: [],
        });
        if (!when.ok) throw new Error(when.refusal);
        expect(readWhenFields(when.value.rule, when.value.startDate)).toEqual({
          repeats,
          weekdays: repeats.startsWith("w") ? weekdays : [],
        });
      },
    ),
  );
});
