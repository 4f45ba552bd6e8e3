/*
 * How one line of an iCalendar file is written (RFC 5545, 3.1 and 3.3.11). Written here and not by a library, because
 * the libraries at hand fold a continued line at 76 octets, one more than is allowed; they read it back in the tests.
 */

/** The longest line, in octets of UTF-8 and without its end. */
export const LONGEST_LINE = 75;
const LINE_END = "\r\n";

/**
 * A line with its end, folded: each part has at most 75 octets, the space that begins a continued one among them, and no
 * character is split between two.
 */
export function foldLine(line: string): string {
  let folded = "";
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > LONGEST_LINE) {
      folded += `${LINE_END} `;
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded + LINE_END;
}

/** The lines of a file as they were before they were folded. Reads bare line feeds too, as some programs write them. */
export function unfoldLines(text: string): string[] {
  const lines = text.replaceAll(/\r?\n[ \t]/g, "").split(/\r?\n/);
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

function octetsOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}

/** Text as the value of a property: `escapeText("Room A; 2nd floor")` is `Room A\; 2nd floor`. Control characters go. */
export function escapeText(text: string): string {
  return text
    .replaceAll(/\r\n?|[\u2028\u2029]/g, "\n")
    .replaceAll(CONTROLS, "")
    .replaceAll(/\p{Surrogate}/gu, "\ufffd")
    .replaceAll(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n");
}

const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
