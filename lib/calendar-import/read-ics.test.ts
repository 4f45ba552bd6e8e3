import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { settleSeries } from "@/lib/calendar-import/settle-series";
import type { FileReading } from "@/lib/calendar-import/file-series";
import { readIcs } from "@/lib/calendar-import/read-ics";
import { expandSeries } from "@/lib/recurrence/expand-series";
import { firstOccurrences } from "@/lib/recurrence/first-occurrences";
import type { SeriesRule } from "@/lib/recurrence/series-rule";
import { addDays, localDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";
import { toLocal, zone } from "@/lib/time/zone";

const NEW_YORK = zone("America/New_York");

function calendar(...events: string[]): string {
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    ...events.flatMap((event) => event.trim().split(/\n\s*/)),
    "END:VCALENDAR",
    "",
  ].join("\r\n");
}

function event(lines: string): string {
  return `BEGIN:VEVENT\n${lines.trim()}\nEND:VEVENT`;
}

function read(text: string): FileReading {
  const reading = readIcs(text, NEW_YORK);
  if (!reading.ok) throw new Error(reading.refusal.kind);
  return reading.value;
}

/** The local starts that come out, over all series of the file. */
function starts(reading: FileReading, most = 20): string[] {
  return reading.series
    .flatMap(({ rule }) => firstOccurrences(rule, most).map(({ startsAt }) => startsAt))
    .sort((one, other) => one.getTime() - other.getTime())
    .map((instant) => {
      const { date, time } = toLocal(instant, NEW_YORK);
      return `${date} ${time}`;
    });
}

const ONE =
  "UID:a\nSUMMARY:Process group\nDTSTART;TZID=America/New_York:20261123T180000\nDTEND;TZID=America/New_York:20261123T193000";
const WEEKLY = `${ONE}\nRRULE:FREQ=WEEKLY;COUNT=4`;

describe("an event", () => {
  it("is read with its words, unfolded and unescaped", () => {
    const text = calendar(
      event(`UID:a
      SUMMARY;LANGUAGE=en:Relapse\\, prev
      DTSTART:20261123T180000
      DURATION:PT1H30M
      LOCATION:Rm A
      ORGANIZER;CN="Marisol B.":mailto:x@clinic.example
      CATEGORIES:CBT group,Evening`),
    ).replace("prev\r\n", "prev\r\n ention\r\n");
    const [series] = read(text).series;
    expect(series!.words).toEqual({
      title: "Relapse, prevention",
      room: "Rm A",
      leader: "Marisol B.",
      serviceType: "CBT group",
      program: "",
      kind: "",
    });
    expect(series!.line).toBe(3);
    expect(series!.rule).toMatchObject({
      start: { date: "2026-11-23", time: "18:00" },
      durationMinutes: 90,
      rule: null,
    });
  });

  it.each([
    ["on the clock of its zone", "DTSTART;TZID=America/Chicago:20261123T170000", "2026-11-23 18:00"],
    ["in UTC", "DTSTART:20261123T230000Z", "2026-11-23 18:00"],
    ["floating, on the site’s clock", "DTSTART:20261123T180000", "2026-11-23 18:00"],
    ["in a zone by its Windows name", "DTSTART;TZID=Central Standard Time:20261123T170000", "2026-11-23 18:00"],
    [
      "in a zone with a path before it",
      "DTSTART;TZID=/mozilla.org/2005/America/Chicago:20261123T170000",
      "2026-11-23 18:00",
    ],
    ["in a zone with quotes around it", 'DTSTART;TZID="America/Chicago":20261123T170000', "2026-11-23 18:00"],
  ])("starts %s", (_title, line, expected) => {
    expect(starts(read(calendar(event(`UID:a\n${line}\nDURATION:PT1H`))))).toEqual([expected]);
  });

  it("takes the place that the file’s own VTIMEZONE names", () => {
    const own = "BEGIN:VTIMEZONE\nTZID:Ours\nX-LIC-LOCATION:America/Denver\nEND:VTIMEZONE";
    const text = calendar(own, event("UID:a\nDTSTART;TZID=Ours:20261123T160000\nDURATION:PT1H"));
    expect(starts(read(text))).toEqual(["2026-11-23 18:00"]);
  });
});

describe("what cannot be taken", () => {
  it.each([
    ["DTSTART;VALUE=DATE:20261123", "It lasts all day. A session has a time."],
    ["DTSTART:20261123T180000", "It has no end, or ends when it starts."],
    ["DTSTART:20261123T180000\nDTEND:20261123T170000", "It ends before it starts."],
    ["DTSTART:20261123T180000\nDTEND:20261124T190000", "It is longer than 12 hours."],
    ["DTSTART:20261123T180000\nDURATION:PT2M", "It is shorter than 5 minutes."],
    ["DTSTART:20261123T180030\nDURATION:PT1H", "It does not start on a full minute."],
    ["DTSTART:20260230T180000\nDURATION:PT1H", '"2026-02-30T18:00:00" is not a date and time.'],
    ["DTSTART:nonsense\nDURATION:PT1H", "is not a date and time."],
    ["DTSTART;TZID=Mars/Olympus:20261123T180000\nDURATION:PT1H", "Nobody knows the time zone “Mars/Olympus”."],
    ["DURATION:PT1H", "It has no start."],
    ["DTSTART", "A line of it is not iCalendar."],
    ["DTSTART:20261123T180000\nDURATION:PT1H\nRRULE:FREQ=HOURLY", "FREQ=HOURLY repeats within a day."],
    ["DTSTART:20261123T180000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=x", "isn't a value that COUNT can have."],
    ["DTSTART:20261123T180000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY\nEXRULE:FREQ=MONTHLY", "EXRULE"],
    ["DTSTART:20261123T180000\nDURATION:PT1H\nRDATE;VALUE=PERIOD:20261124T180000/PT2H", "PERIOD"],
    ["DTSTART:20261123T180000\nDURATION:PT1H\nSTATUS:CANCELLED", "It was canceled."],
  ])("is told of by its line: %s", (lines, why) => {
    const reading = read(calendar(event(ONE.replace("UID:a", "UID:first")), event(`UID:b\nSUMMARY:Yoga\n${lines}`)));
    expect(reading.series.map(({ words }) => words.title)).toEqual(["Process group"]);
    expect(reading.leftOut).toHaveLength(1);
    expect(reading.leftOut[0]!.line).toBe(9);
    expect(reading.leftOut[0]!.what).toMatch(/^Yoga/);
    expect(reading.leftOut[0]!.why).toContain(why);
  });

  it("includes tasks and an event that the file breaks off in", () => {
    const text = calendar("BEGIN:VTODO\nSUMMARY:Call\nEND:VTODO", event(ONE), "BEGIN:VEVENT\nUID:z\nSUMMARY:Cut");
    const reading = read(text.replace("END:VCALENDAR\r\n", ""));
    expect(reading.series).toHaveLength(1);
    expect(reading.leftOut.map(({ what, why }) => `${what}: ${why}`)).toEqual([
      "Call: This is a task, not an event.",
      "Cut: The file breaks off in the middle of it.",
    ]);
  });

  it("is a file without events, and one with too many", () => {
    expect(readIcs(calendar(), NEW_YORK)).toMatchObject({ refusal: { kind: "no_events" } });
    const many = calendar(...Array.from({ length: 5_001 }, (_each, nth) => event(`UID:${nth}`)));
    expect(readIcs(many, NEW_YORK)).toMatchObject({ refusal: { kind: "too_many", found: 5_001 } });
  });
});

describe("changes of single dates", () => {
  const change = (lines: string) => event(`UID:a\nDURATION:PT1H30M\n${lines}`);

  it("that cancel one leave it out, and that move one add it", () => {
    const text = calendar(
      event(WEEKLY),
      change("RECURRENCE-ID;TZID=America/New_York:20261130T180000\nDTSTART:20261130T180000\nSTATUS:CANCELLED"),
      change("RECURRENCE-ID:20261207T230000Z\nDTSTART:20261208T170000"),
    );
    const reading = read(text);
    expect(reading.series).toHaveLength(1);
    expect(starts(reading)).toEqual(["2026-11-23 18:00", "2026-12-08 17:00", "2026-12-14 18:00"]);
  });

  it("that name another room or length become sessions of their own", () => {
    const text = calendar(
      event(WEEKLY),
      change("RECURRENCE-ID:20261130T180000\nDTSTART:20261130T180000\nLOCATION:Rm B"),
      event("UID:a\nRECURRENCE-ID:20261207T180000\nDTSTART:20261207T180000\nDURATION:PT1H"),
    );
    const reading = read(text);
    expect(reading.series.map(({ words, rule }) => [words.room, rule.durationMinutes])).toEqual([
      ["Rm B", 90],
      ["", 60],
      ["", 90],
    ]);
    expect(starts(reading)).toEqual(["2026-11-23 18:00", "2026-11-30 18:00", "2026-12-07 18:00", "2026-12-14 18:00"]);
  });

  it("that swap two dates keep both", () => {
    const text = calendar(
      event(WEEKLY),
      change("RECURRENCE-ID:20261130T180000\nDTSTART:20261207T180000"),
      change("RECURRENCE-ID:20261207T180000\nDTSTART:20261130T180000"),
    );
    expect(starts(read(text))).toEqual([
      "2026-11-23 18:00",
      "2026-11-30 18:00",
      "2026-12-07 18:00",
      "2026-12-14 18:00",
    ]);
    expect(read(text).leftOut).toEqual([]);
  });

  it("that move one onto another of the series are told", () => {
    const text = calendar(event(WEEKLY), change("RECURRENCE-ID:20261130T180000\nDTSTART:20261207T180000"));
    expect(starts(read(text))).toEqual(["2026-11-23 18:00", "2026-12-07 18:00", "2026-12-14 18:00"]);
    expect(read(text).leftOut[0]!.why).toBe("The series has another session at that very start.");
  });

  it("count in their latest state, and so does the series", () => {
    const text = calendar(
      event(`${WEEKLY}\nSEQUENCE:1`),
      event(`${WEEKLY.replace("T180000\n", "T190000\n").replace("T193000", "T203000")}\nSEQUENCE:2`),
    );
    expect(starts(read(text))[0]).toBe("2026-11-23 19:00");
    expect(read(text).leftOut).toHaveLength(1);
  });

  it("without their series are sessions of their own, and “from here on” leaves the series out", () => {
    const alone = read(calendar(change("RECURRENCE-ID:20261130T180000\nDTSTART:20261201T180000")));
    expect(starts(alone)).toEqual(["2026-12-01 18:00"]);
    const range = read(
      calendar(event(WEEKLY), change("RECURRENCE-ID;RANGE=THISANDFUTURE:20261130T180000\nDTSTART:20261130T190000")),
    );
    expect(range.series).toEqual([]);
    expect(range.leftOut.map(({ why }) => why)).toEqual([
      "Another part of this series cannot be read, so its dates would be wrong.",
      expect.stringContaining("RANGE"),
    ]);
  });
});

describe("a series written as iCalendar and read again", () => {
  const ZONES = ["America/New_York", "America/Chicago", "Asia/Tokyo", "UTC", "Pacific/Auckland"] as const;
  const RULES = [
    null,
    "FREQ=WEEKLY",
    "FREQ=WEEKLY;BYDAY=MO,WE,FR",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH",
    "FREQ=WEEKLY;INTERVAL=3;BYDAY=SU,MO;WKST=SU",
    "FREQ=DAILY;INTERVAL=5",
    "FREQ=MONTHLY;BYDAY=2TU",
    "FREQ=MONTHLY;BYDAY=-1FR",
    "FREQ=MONTHLY;BYMONTHDAY=31",
  ] as const;
  const today = localDate("2026-11-18");
  const series = fc
    .record({
      zone: fc.constantFrom(...ZONES),
      rule: fc.constantFrom(...RULES),
      ends: fc.constantFrom("", ";COUNT=9", ";UNTIL=20270315T235959Z", ";UNTIL=20270315"),
      startsAfter: fc.integer({ min: -1200, max: 90 }),
      time: fc.constantFrom("02:30", "08:00", "18:00", "23:15"),
      out: fc.array(fc.nat(12), { maxLength: 3 }),
      added: fc.array(fc.integer({ min: -30, max: 120 }), { maxLength: 3 }),
    })
    .map(({ zone: name, rule, ends, startsAfter, time, out, added }) => {
      const date = addDays(today, startsAfter);
      const bare: SeriesRule = {
        start: { date, time: localTime(time) },
        zone: zone(name),
        durationMinutes: 90,
        rule: rule === null ? null : `${rule}${ends}`,
        exdates: [],
        rdates: added.map((days) => `${addDays(date, days)}T10:00`),
      };
      const all = firstOccurrences(bare, 20);
      const left = out.flatMap((nth) => (all[nth] === undefined ? [] : [all[nth]]));
      return {
        ...bare,
        exdates: left.map(({ startsAt }) => `${startsAt.toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`),
      };
    });

  function written({ start, zone: own, rule, exdates, rdates }: SeriesRule): string {
    const wall = (date: string, time: string) => `${date.replaceAll("-", "")}T${time.replace(":", "")}00`;
    return calendar(
      [
        "BEGIN:VEVENT",
        "UID:x",
        `DTSTART;TZID=${own}:${wall(start.date, start.time)}`,
        "DURATION:PT90M",
        ...(rule === null ? [] : [`RRULE:${rule}`]),
        ...exdates.map((stamp) => `EXDATE:${stamp}`),
        ...rdates.map((stamp) => `RDATE;TZID=${own}:${wall(stamp.slice(0, 10), stamp.slice(11))}`),
        "END:VEVENT",
      ].join("\n"),
    );
  }

  it("has the same dates, on the site’s clock, from the day on that is asked for", () => {
    fc.assert(
      fc.property(series, fc.constantFrom(today, addDays(today, -366)), (original, from) => {
        const reading = read(written(original));
        const settled = reading.series.map(({ rule }) => settleSeries(rule, { zone: NEW_YORK, from, today }));
        const window = { from: addDays(from, -1), to: addDays(today, 300) };
        const wanted = expandSeries(original, window)
          .map(({ startsAt }) => startsAt)
          .filter((instant) => {
            const { date } = toLocal(instant, NEW_YORK);
            return date >= from && date <= addDays(today, 299);
          });
        const got = settled
          .flatMap((each) =>
            each.ok ? expandSeries(each.value.rule, { from: addDays(from, -400), to: addDays(today, 299) }) : [],
          )
          .map(({ startsAt }) => startsAt);
        expect(got).toEqual(wanted);
        for (const each of settled) if (each.ok) expect(each.value.rule.zone).toBe(NEW_YORK);
      }),
      { numRuns: 400 },
    );
  });
});
