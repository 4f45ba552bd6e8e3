import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guessColumns, whyNotTheseColumns } from "@/lib/calendar-import/csv-columns";
import { readCsvTable } from "@/lib/calendar-import/csv-table";
import {
  parseCsvDate,
  parseCsvLength,
  parseCsvRepeat,
  parseCsvSpan,
  parseCsvTime,
} from "@/lib/calendar-import/csv-values";
import { groupRows } from "@/lib/calendar-import/group-rows";
import { readCsvRows } from "@/lib/calendar-import/read-csv-rows";
import { firstOccurrences } from "@/lib/recurrence/first-occurrences";
import { addDays, localDate } from "@/lib/time/local-date";
import { zone } from "@/lib/time/zone";

const NEW_YORK = zone("America/New_York");

function readAll(text: string) {
  const table = readCsvTable(text);
  if (!table.ok) throw new Error(table.refusal.kind);
  const { rows, leftOut } = readCsvRows(table.value, guessColumns(table.value.heads));
  const grouped = groupRows(rows, NEW_YORK);
  return { series: grouped.series, leftOut: [...leftOut, ...grouped.leftOut] };
}

describe("a table", () => {
  it.each([
    ["commas", 'Date,Start,End,Title\n11/23/2026,6:00 PM,7:30 PM,"Relapse, prevention"'],
    ["semicolons", "Date;Start;End;Title\n11/23/2026;6:00 PM;7:30 PM;Relapse, prevention"],
    ["tabs", "Date\tStart\tEnd\tTitle\n11/23/2026\t6:00 PM\t7:30 PM\tRelapse, prevention"],
    [
      "Windows line ends and empty lines",
      '\r\nDate,Start,End,Title\r\n\r\n11/23/2026,6:00 PM,7:30 PM,"Relapse, prevention"\r\n,,,\r\n',
    ],
  ])("of %s is read", (_title, text) => {
    const { series, leftOut } = readAll(text);
    expect(leftOut).toEqual([]);
    expect(series.map(({ words }) => words.title)).toEqual(["Relapse, prevention"]);
  });

  it("tells the line a row begins in, also after a quoted line break", () => {
    const text = 'Date,Start,End,Title\n2026-11-23,18:00,19:00,"Process\ngroup"\n\n2026-11-24,late,19:00,Yoga\n';
    const { series, leftOut } = readAll(text);
    expect(series[0]).toMatchObject({ line: 2, words: { title: "Process group" } });
    expect(leftOut).toEqual([
      { line: 5, what: "Yoga, 2026-11-24, late", why: "“late” is not a time. It looks like 6:00 PM or 18:00." },
    ]);
  });

  it.each([
    ["no_columns", "1,2,3\n4,5,6"],
    ["no_columns", "just a word\nand another"],
    ["no_rows", "Date,Start,End\n"],
    ["broken_quotes", 'Date,Start,End,Title\n2026-11-23,18:00,19:00,"Process\n2026-11-24,18:00,19:00,Yoga\n'],
    ["too_many", `Date,Start,End\n${"2026-11-23,18:00,19:00\n".repeat(5_001)}`],
  ])("is refused: %s", (kind, text) => {
    const table = readCsvTable(text);
    expect(table.ok ? null : table.refusal.kind).toBe(kind);
  });
});

describe("columns", () => {
  it("are guessed from their names, each once", () => {
    const google = ["Subject", "Start Date", "Start Time", "End Date", "End Time", "All Day Event", "Location"];
    expect(guessColumns(google)).toMatchObject({
      title: 0,
      date: 1,
      start: 2,
      end: 4,
      room: 6,
      until: null,
      length: null,
    });
    const own = ["Date of service", "Time", "Duration (minutes)", "Type", "Therapist", "Program", "Repeats", "Until"];
    expect(guessColumns(own)).toMatchObject({
      date: 0,
      start: 1,
      length: 2,
      serviceType: 3,
      leader: 4,
      program: 5,
      repeat: 6,
      until: 7,
    });
    expect(guessColumns(["a", "b"])).toMatchObject({ date: null, start: null });
  });

  it("have to tell when a session is, and how long", () => {
    const columns = guessColumns(["Date", "Start", "End"]);
    expect(whyNotTheseColumns(columns)).toBeNull();
    expect(whyNotTheseColumns({ ...columns, start: null })).toContain("starts");
    expect(whyNotTheseColumns({ ...columns, end: null })).toContain("how long");
    expect(whyNotTheseColumns({ ...columns, title: 0 })).toContain("twice");
  });
});

describe("cells", () => {
  it.each([
    ["2026-11-24", "2026-11-24"],
    ["11/24/2026", "2026-11-24"],
    ["1/5/26", "2026-01-05"],
    ["Nov 24, 2026", "2026-11-24"],
    ["24 November 2026", "2026-11-24"],
    ["Tue, Nov 24, 2026", "2026-11-24"],
    ["Tuesday 11/24/2026", "2026-11-24"],
    ["2026-11-24 18:00", "2026-11-24"],
    ["11/24/2026 6:00 PM", "2026-11-24"],
    ["24/11/2026", null],
    ["2/30/2026", null],
    ["soon", null],
    ["", null],
  ])("date %j is %j", (text, date) => {
    expect(parseCsvDate(text)).toBe(date);
  });

  it.each([
    ["6:00 PM", "18:00"],
    ["18:00", "18:00"],
    ["18:00:00", "18:00"],
    ["6:00:00 PM", "18:00"],
    ["6pm", "18:00"],
    ["2026-11-24 18:00", "18:00"],
    ["11/24/2026 6:00 PM", "18:00"],
    ["2026-11-24T18:00:00", "18:00"],
    ["noon", "12:00"],
    ["6", null],
    ["25:00", null],
    ["", null],
  ])("time %j is %j", (text, time) => {
    expect(parseCsvTime(text)).toBe(time);
  });

  it.each([
    ["6:00–7:30 PM", "18:00", "19:30"],
    ["18:00 - 19:30", "18:00", "19:30"],
    ["11:30–12:30 PM", "11:30", "12:30"],
    ["9 am to 10:30 am", "09:00", "10:30"],
    ["6:00 PM", null, null],
  ])("span %j", (text, start, end) => {
    expect(parseCsvSpan(text)).toEqual(start === null ? null : { start, end });
  });

  it.each([
    ["90", 90],
    ["90 min", 90],
    ["1:30", 90],
    ["1.5 h", 90],
    ["1 h 30 min", 90],
    ["2 hours", 120],
    ["long", null],
  ])("length %j is %j", (text, minutes) => {
    expect(parseCsvLength(text)).toBe(minutes);
  });

  it.each([
    ["weekly", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261231"],
    ["Every 2 weeks", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20261231"],
    ["RRULE:FREQ=WEEKLY;BYDAY=MO,TU", "FREQ=WEEKLY;BYDAY=MO,TU;UNTIL=20261231"],
    ["FREQ=WEEKLY;COUNT=3", "FREQ=WEEKLY;COUNT=3"],
    ["no", null],
  ])("repetition %j is %j", (text, rule) => {
    expect(parseCsvRepeat(text, localDate("2026-11-24"), localDate("2026-12-31"))).toEqual({ ok: true, value: rule });
  });

  it("that repeat in a way nobody can read are told", () => {
    const read = (text: string) => parseCsvRepeat(text, localDate("2026-11-24"), null);
    expect(read("when the moon is full")).toMatchObject({
      refusal: expect.stringContaining("“when the moon is full”"),
    });
    expect(read("FREQ=HOURLY")).toMatchObject({ refusal: expect.stringContaining("HOURLY") });
  });
});

describe("rows that are left out", () => {
  it.each([
    [",18:00,19:00", "It has no date."],
    ["24/11/2026,18:00,19:00", "There is no month 24"],
    ["2026-11-24,,19:00", "It has no start."],
    ["2026-11-24,18:00,", "It has no end and no length."],
    ["2026-11-24,18:00,18:00", "It has no end, or ends when it starts."],
    ["2026-11-24,18:00,18:02", "It is shorter than 5 minutes."],
    ["2026-11-24,18:00,12:00", "It is longer than 12 hours."],
    ["2026-11-24,18:00,later", "“later” is not a time."],
  ])("say why: %s", (row, why) => {
    const { series, leftOut } = readAll(`Date,Start,End\n${row}\n`);
    expect(series).toEqual([]);
    expect(leftOut).toEqual([{ line: 2, what: expect.any(String), why: expect.stringContaining(why) }]);
  });

  it("are also those that say the same as another", () => {
    const { series, leftOut } = readAll(
      "Date,Start,End,Title\n2026-11-24,18:00,19:00,Yoga\n11/24/2026,6 PM,7 PM,Yoga\n",
    );
    expect(series).toHaveLength(1);
    expect(leftOut).toEqual([{ line: 3, what: "Yoga, Tue, Nov 24", why: "It says the same as line 2." }]);
  });
});

describe("rows as series", () => {
  const row = (date: string, more = "18:00,19:30,Process group,Rm A") => `${date},${more}`;
  const table = (...rows: string[]) => `Date,Start,End,Title,Room\n${rows.join("\n")}\n`;

  it("are one where they are alike, with the rule of their dates", () => {
    const { series } = readAll(table(row("2026-11-30"), row("2026-11-23"), row("2026-12-14"), row("2026-11-25")));
    expect(
      series.map(({ line, rule }) => ({ line, rule: rule.rule, exdates: rule.exdates, start: rule.start.date })),
    ).toEqual([
      { line: 2, rule: "FREQ=WEEKLY;BYDAY=MO;COUNT=4", exdates: ["2026-12-07"], start: "2026-11-23" },
      { line: 5, rule: null, exdates: [], start: "2026-11-25" },
    ]);
  });

  it("are parted by time, room and title", () => {
    const others = ["18:30,20:00,Process group,Rm A", "18:00,19:30,Process group,Rm B", "18:00,19:30,Yoga,Rm A"];
    const { series } = readAll(table(row("2026-11-23"), ...others.map((more) => row("2026-11-30", more))));
    expect(series).toHaveLength(4);
  });

  it("have exactly the dates of the rows, whatever these are", () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(days, fc.constantFrom(1, 7, 14), (numbers, step) => {
        const dates = [
          ...new Set(numbers.map((number) => addDays(localDate("2026-08-03"), Math.floor(number / step) * step))),
        ];
        const { series, leftOut } = readAll(table(...dates.map((date) => row(date))));
        const found = series.flatMap(({ rule }) =>
          firstOccurrences(rule, 500).map(({ date, time }) => `${date} ${time}`),
        );
        expect(leftOut).toEqual([]);
        expect(found.sort()).toEqual(dates.map((date) => `${date} 18:00`).sort());
      }),
    );
  });
});
