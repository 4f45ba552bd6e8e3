import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { calendarFile, utcStamp, type CalendarEvent } from "./calendar-file";
import { escapeText, foldLine, LONGEST_LINE, unfoldLines } from "./content-line";

const octets = (text: string) => Buffer.byteLength(text, "utf8");
/** Text as people type it: letters of several scripts, emoji of several parts, and everything that has to be escaped. */
const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 200 }),
  fc.string({
    unit: fc.constantFrom("a", "é", "ü", "ن", "日", "👩‍👩‍👧", "😀", ",", ";", "\\", "\n", " ", ":", '"', "\\n"),
    maxLength: 120,
  }),
);
const oneLine = text.map((value) => value.replaceAll(/[\r\n\u0000-\u001f\u007f-\u009f]/g, "")).map((v) => `X${v}`);

describe("foldLine", () => {
  it("gives back the same line, in parts of at most 75 octets, none with half a character", () => {
    fc.assert(
      fc.property(oneLine, (line) => {
        const folded = foldLine(line);
        expect(folded.endsWith("\r\n")).toBe(true);
        expect(unfoldLines(folded)).toEqual([line]);
        const parts = folded.slice(0, -2).split("\r\n");
        parts.forEach((part, index) => {
          expect(octets(part)).toBeLessThanOrEqual(LONGEST_LINE);
          expect(part).not.toMatch(/\p{Surrogate}/u);
          if (index > 0) expect(part.startsWith(" ")).toBe(true);
        });
        // As few parts as that allows: none could have taken the next character too.
        parts.slice(0, -1).forEach((part, index) => {
          const [next = ""] = parts[index + 1]!.slice(1);
          expect(
            octets(part) + octets(String.fromCodePoint(parts[index + 1]!.slice(1).codePointAt(0)!)),
          ).toBeGreaterThan(LONGEST_LINE);
          expect(next).not.toBe("");
        });
      }),
    );
  });

  it.each([
    ["75 octets stay one line", "a".repeat(75), 1],
    ["76 are two", "a".repeat(76), 2],
    ["a continued line holds 74 after its space", "a".repeat(75 + 74), 2],
    ["and not one more", "a".repeat(75 + 75), 3],
    ["a character of two octets is not split", `${"a".repeat(74)}é`, 2],
    ["one of four neither", `${"a".repeat(72)}😀`, 2],
  ])("%s", (_what, line, parts) => {
    expect(foldLine(line).split("\r\n").slice(0, -1)).toHaveLength(parts);
  });
});

describe("escapeText", () => {
  it.each([
    ["Room A; 2nd floor, left", "Room A\\; 2nd floor\\, left"],
    ["back\\slash", "back\\\\slash"],
    ["two\nlines\r\nand\rthree", "two\\nlines\\nand\\nthree"],
    ['a colon: and "quotes" stay', 'a colon: and "quotes" stay'],
    ["no\u0000 bell\u0007, no tab lost\t", "no bell\\, no tab lost\t"],
    ["half \ud83d a character", "half \ufffd a character"],
  ])("%j", (plain, escaped) => {
    expect(escapeText(plain)).toBe(escaped);
  });
});

const instant = fc
  .integer({ min: Date.UTC(2000, 0, 1) / 1000, max: Date.UTC(2100, 0, 1) / 1000 })
  .map((seconds) => new Date(seconds * 1000));
const event: fc.Arbitrary<CalendarEvent> = fc.record({
  uid: fc.uuid().map((id) => `${id}@evenkeel`),
  sequence: fc.nat({ max: 500 }),
  startsAt: instant,
  endsAt: instant,
  summary: text,
  location: fc.option(text),
  isOff: fc.boolean(),
});

describe("calendarFile", () => {
  it("is read by a calendar library as it was meant", () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 6 }), instant, (events, stampedAt) => {
        const file = calendarFile(events, stampedAt);
        const root = new ICAL.Component(ICAL.parse(file) as unknown[]);
        expect(root.getFirstPropertyValue("version")).toBe("2.0");
        const read = root.getAllSubcomponents("vevent");
        expect(read).toHaveLength(events.length);
        const tidy = (value: string) =>
          value.replaceAll(/\r\n?|[\u2028\u2029]/g, "\n").replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "");
        read.forEach((each, place) => {
          const wanted = events[place]!;
          const parsed = new ICAL.Event(each);
          expect(parsed.uid).toBe(wanted.uid);
          expect(parsed.sequence).toBe(wanted.sequence);
          expect(parsed.startDate.zone.tzid).toBe("UTC");
          expect(parsed.startDate.toJSDate()).toEqual(wanted.startsAt);
          expect(parsed.endDate.toJSDate()).toEqual(wanted.endsAt);
          expect(parsed.summary).toBe(tidy(wanted.summary));
          expect(parsed.location ?? null).toBe(wanted.location === null ? null : tidy(wanted.location));
          expect(each.getFirstPropertyValue("status")).toBe(wanted.isOff ? "CANCELLED" : "CONFIRMED");
          expect(each.getFirstProperty("attendee")).toBeNull();
          expect(each.getFirstProperty("organizer")).toBeNull();
        });
      }),
      { numRuns: 300 },
    );
  });

  it("keeps every byte rule of RFC 5545", () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 4 }), instant, (events, stampedAt) => {
        const file = calendarFile(events, stampedAt);
        expect(file.endsWith("END:VCALENDAR\r\n")).toBe(true);
        expect(file.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
        for (const line of file.split("\r\n")) expect(octets(line)).toBeLessThanOrEqual(LONGEST_LINE);
        const lines = unfoldLines(file);
        for (const name of ["UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "STATUS", "SUMMARY"])
          expect(lines.filter((line) => line.startsWith(`${name}:`))).toHaveLength(events.length);
        for (const line of lines.filter((each) => each.startsWith("DT"))) expect(line).toMatch(/^DT\w+:\d{8}T\d{6}Z$/);
      }),
    );
  });

  it("writes one event as this", () => {
    const file = calendarFile(
      [
        {
          uid: "01abc@evenkeel",
          sequence: 2,
          startsAt: new Date("2026-11-24T15:15:00Z"),
          endsAt: new Date("2026-11-24T16:15:00.500Z"),
          summary: "Individual, JA",
          location: "Office 2, Worcester",
          isOff: true,
        },
      ],
      new Date("2026-11-18T15:42:00Z"),
    );
    expect(file.split("\r\n")).toEqual([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Evenkeel//Evenkeel//EN",
      "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
      "BEGIN:VEVENT",
      "UID:01abc@evenkeel",
      "DTSTAMP:20261118T154200Z",
      "DTSTART:20261124T151500Z",
      "DTEND:20261124T161500Z",
      "SEQUENCE:2",
      "STATUS:CANCELLED",
      "SUMMARY:Individual\\, JA",
      "LOCATION:Office 2\\, Worcester",
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
      "END:VCALENDAR",
      "",
    ]);
    expect(utcStamp(new Date("2026-03-08T07:00:00.999Z"))).toBe("20260308T070000Z");
  });
});
