import { MOST_ENTRIES, type FileReading, type LeftOut } from "@/lib/calendar-import/file-series";
import type { FileProblem } from "@/lib/calendar-import/file-problem";
import { splitIcs, type IcsBlock } from "@/lib/calendar-import/ics-blocks";
import { readEvent, type IcsEvent } from "@/lib/calendar-import/ics-event";
import { zoneReader } from "@/lib/calendar-import/ics-zones";
import { joinChanges } from "@/lib/calendar-import/join-changes";
import { done, refuse, type Result } from "@/lib/result";
import type { Zone } from "@/lib/time/zone";

/** What else a calendar may hold, and how that is told. */
const OTHERS: Readonly<Record<string, string>> = {
  VTODO: "This is a task, not an event.",
  VJOURNAL: "This is a journal entry, not an event.",
  VFREEBUSY: "This is a list of busy times, not an event.",
};

/**
 * Reads an iCalendar text (RFC 5545): every event is a series, a single session, or left out with the reason and its
 * line. Times without a zone are on the clock of the site. A series of which one change cannot be read is left out as a
 * whole, because its dates would be wrong.
 */
export function readIcs(text: string, siteZone: Zone): Result<FileReading, FileProblem> {
  const blocks = splitIcs(text);
  const found = blocks.filter(({ name }) => name === "VEVENT");
  if (found.length > MOST_ENTRIES) return refuse({ kind: "too_many", found: found.length, most: MOST_ENTRIES });
  const others = blocks.flatMap((block): LeftOut[] =>
    block.name in OTHERS ? [{ line: block.line, what: titleOf(block), why: OTHERS[block.name]! }] : [],
  );
  if (found.length === 0 && others.length === 0) return refuse({ kind: "no_events" });
  const place = { siteZone, zoneOf: zoneReader(blocks) };
  const events: IcsEvent[] = [];
  const leftOut: LeftOut[] = [];
  const broken = new Set<string>();
  for (const block of found) {
    const read = readEvent(block, place);
    if (read.ok) events.push(read.value);
    else {
      leftOut.push({ line: block.line, what: read.refusal.what, why: read.refusal.why });
      if (read.refusal.uid !== null) broken.add(read.refusal.uid);
    }
  }
  const whole = events.filter(({ uid }) => !broken.has(uid));
  const torn = events.filter(({ uid }) => broken.has(uid));
  const joined = joinChanges(whole);
  return done({
    series: joined.series,
    leftOut: [
      ...leftOut,
      ...torn.map(({ line, words }) => ({
        line,
        what: words.title,
        why: "Another part of this series cannot be read, so its dates would be wrong.",
      })),
      ...joined.leftOut,
      ...others,
    ].sort((one, other) => one.line - other.line),
  });
}

function titleOf({ lines }: IcsBlock): string {
  return (
    lines
      .find((line) => /^SUMMARY[;:]/i.test(line))
      ?.replace(/^[^:]*:/, "")
      .slice(0, 120) ?? ""
  );
}
