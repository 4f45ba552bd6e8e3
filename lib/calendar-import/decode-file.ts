import { LARGEST_FILE } from "@/lib/calendar-import/file-series";
import type { FileProblem } from "@/lib/calendar-import/file-problem";
import { done, refuse, type Result } from "@/lib/result";

export const FILE_FORMATS = ["ics", "csv"] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

export interface DecodedFile {
  readonly text: string;
  readonly format: FileFormat;
  /** It was not UTF-8 and was read as Windows wrote it before: accents are to be looked at. */
  readonly isGuessedEncoding: boolean;
}

const CALENDAR = /^\s*BEGIN:VCALENDAR/im;
/** Bytes that no text holds; a spreadsheet or a picture has some at the very beginning. */
const LOOKED_AT = 4_000;

/**
 * The text of a chosen file. UTF-8 with or without a mark, UTF-16 with one (as Excel writes "Unicode text"), and
 * Windows-1252 (as Excel writes plain "CSV") are read; what holds the bytes of a spreadsheet or a picture is refused.
 * Its content decides what it is: a CSV that is called .ics is told so.
 */
export function decodeFile(bytes: Uint8Array, name: string): Result<DecodedFile, FileProblem> {
  if (bytes.length > LARGEST_FILE) return refuse({ kind: "too_large", bytes: bytes.length });
  const decoded = decode(bytes);
  if (decoded === null) return refuse({ kind: "not_text" });
  const text = decoded.text.replace(/^\uFEFF/, "");
  if (text.trim() === "") return refuse({ kind: "empty" });
  if (CALENDAR.test(text)) return done({ ...decoded, text, format: "ics" });
  if (/\.(ics|ical|ifb|icalendar)$/i.test(name)) return refuse({ kind: "not_a_calendar" });
  return done({ ...decoded, text, format: "csv" });
}

function decode(bytes: Uint8Array): { text: string; isGuessedEncoding: boolean } | null {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
  if (utf16 !== null) return textOrNull(new TextDecoder(utf16).decode(bytes), false);
  if (bytes.subarray(0, LOOKED_AT).includes(0)) return null;
  try {
    return textOrNull(new TextDecoder("utf-8", { fatal: true }).decode(bytes), false);
  } catch {
    // Not UTF-8. What the decoder complains about is no help to anybody; the guess is told on the page.
    return textOrNull(new TextDecoder("windows-1252").decode(bytes), true);
  }
}

/** Control characters stand in no text that people wrote. */
function textOrNull(text: string, isGuessedEncoding: boolean) {
  return /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text.slice(0, LOOKED_AT))
    ? null
    : { text, isGuessedEncoding };
}
