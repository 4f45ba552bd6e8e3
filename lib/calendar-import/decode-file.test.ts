import { describe, expect, it } from "vitest";
import { decodeFile } from "@/lib/calendar-import/decode-file";
import { explainFileProblem, type FileProblem } from "@/lib/calendar-import/file-problem";

const utf8 = (text: string) => new TextEncoder().encode(text);
const ICS = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n";

describe("a chosen file", () => {
  it.each([
    ["UTF-8", utf8("Título,Start"), "week.csv", "csv", "Título,Start", false],
    ["UTF-8 with the mark of Excel", utf8("\uFEFFTítulo,Start"), "week.csv", "csv", "Título,Start", false],
    [
      "UTF-16 of Excel",
      new Uint8Array([0xff, 0xfe, ...Buffer.from("Título\tStart", "utf16le")]),
      "week.txt",
      "csv",
      "Título\tStart",
      false,
    ],
    [
      "Windows-1252 of Excel",
      new Uint8Array(Buffer.from("Título,Start", "latin1")),
      "week.csv",
      "csv",
      "Título,Start",
      true,
    ],
    ["a calendar", utf8(ICS), "week.ics", "ics", ICS, false],
    ["a calendar of another name", utf8(`\uFEFF${ICS}`), "week.csv", "ics", ICS, false],
  ])("in %s is read", (_title, bytes, name, format, text, isGuessedEncoding) => {
    expect(decodeFile(bytes, name)).toEqual({ ok: true, value: { format, text, isGuessedEncoding } });
  });

  it.each([
    ["empty", new Uint8Array(), "week.csv"],
    ["empty", utf8(" \r\n \uFEFF"), "week.ics"],
    ["not_text", new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0, 0, 8]), "week.xlsx"],
    ["not_text", new Uint8Array([0xff, 0xd8, 0xff, 0x01, 0x10]), "photo.jpg"],
    ["not_a_calendar", utf8("<html>Sign in first</html>"), "calendar.ics"],
    ["too_large", new Uint8Array(5_000_001), "week.csv"],
  ])("is refused: %s", (kind, bytes, name) => {
    const read = decodeFile(bytes, name);
    expect(read.ok ? null : read.refusal.kind).toBe(kind);
  });

  it.each<[FileProblem, string]>([
    [
      { kind: "too_large", bytes: 50_000_000 },
      "This file has 50 MB. At most 5 MB are taken: export fewer months at a time.",
    ],
    [
      { kind: "too_many", found: 7_000, most: 5_000 },
      "This file holds 7,000 entries. At most 5,000 are taken at once: export fewer months at a time.",
    ],
  ])("is told of in a sentence", (problem, sentence) => {
    expect(explainFileProblem(problem)).toBe(sentence);
  });
});
