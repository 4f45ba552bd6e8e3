/** One component of an iCalendar text with its lines unfolded, and where it begins in the file. */
export interface IcsBlock {
  /** "VEVENT", "VTODO", "VTIMEZONE". */
  readonly name: string;
  readonly line: number;
  readonly lines: readonly string[];
  /** Its end was found. A download that broke off ends in the middle of one. */
  readonly isWhole: boolean;
}

/** Components that hold others of them and say nothing themselves. */
const FRAME = "VCALENDAR";

/**
 * The components right under the calendars of a file, each with what is inside of it. Cut by hand and not by the
 * library, so that one broken event costs no other, and each is told of by its line.
 */
export function splitIcs(text: string): IcsBlock[] {
  const blocks: IcsBlock[] = [];
  let open: { name: string; line: number; lines: string[]; depth: number } | null = null;
  let unfolded: { text: string; line: number }[] = [];
  for (const [index, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const last = unfolded.at(-1);
    if (/^[ \t]/.test(raw) && last !== undefined) last.text += raw.slice(1);
    else if (raw !== "") unfolded.push({ text: raw, line: index + 1 });
  }
  for (const { text: content, line } of unfolded) {
    const mark = /^(BEGIN|END):([A-Z0-9-]+)\s*$/i.exec(content);
    const name = mark?.[2]?.toUpperCase();
    if (name === FRAME) {
      // A calendar ends whatever was left open in it.
      if (open !== null) blocks.push({ ...open, isWhole: false });
      open = null;
    } else if (open === null) {
      if (mark?.[1]?.toUpperCase() === "BEGIN" && name !== undefined) open = { name, line, lines: [content], depth: 1 };
    } else {
      open.lines.push(content);
      if (mark !== null) open.depth += mark[1]?.toUpperCase() === "BEGIN" ? 1 : -1;
      if (open.depth === 0) {
        blocks.push({ ...open, isWhole: true });
        open = null;
      }
    }
  }
  if (open !== null) blocks.push({ ...open, isWhole: false });
  unfolded = [];
  return blocks;
}
