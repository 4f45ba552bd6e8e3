import {
  explainCsvDate,
  minutesBetween,
  parseCsvDate,
  parseCsvLength,
  parseCsvRepeat,
  parseCsvSpan,
  parseCsvTime,
} from "@/lib/calendar-import/csv-values";
import type { CsvColumns, CsvField } from "@/lib/calendar-import/csv-columns";
import type { CsvTable } from "@/lib/calendar-import/csv-table";
import { whyNotThisLong, type FileWords, type LeftOut } from "@/lib/calendar-import/file-series";
import { done, refuse, type Result } from "@/lib/result";
import type { LocalDate } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";

/** One row that can be read. */
export interface CsvRow {
  readonly line: number;
  readonly date: LocalDate;
  readonly time: LocalTime;
  readonly minutes: number;
  readonly words: FileWords;
  readonly rule: string | null;
}

/** Reads every row, or says in a sentence why it cannot be taken. */
export function readCsvRows(
  table: CsvTable,
  columns: CsvColumns,
): { readonly rows: readonly CsvRow[]; readonly leftOut: readonly LeftOut[] } {
  const rows: CsvRow[] = [];
  const leftOut: LeftOut[] = [];
  for (const { line, cells } of table.rows) {
    const cell = (field: CsvField) => {
      const at = columns[field];
      return at === null ? "" : (cells[at] ?? "");
    };
    const read = readRow(line, cell);
    if (read.ok) rows.push(read.value);
    else
      leftOut.push({
        line,
        what: [cell("title"), cell("date"), cell("start")].filter(Boolean).join(", "),
        why: read.refusal,
      });
  }
  return { rows, leftOut };
}

function readRow(line: number, cell: (field: CsvField) => string): Result<CsvRow, string> {
  // Some programs write date and time into one cell.
  const dated = cell("date") === "" && parseCsvDate(cell("start")) !== null ? cell("start") : cell("date");
  const date = parseCsvDate(dated);
  if (date === null) return refuse(explainCsvDate(dated));
  if (cell("start") === "") return refuse("It has no start. A session has a time.");
  const span = parseCsvSpan(cell("start"));
  const time = span?.start ?? parseCsvTime(cell("start"));
  if (time === null) return refuse(`“${cell("start").slice(0, 40)}” is not a time. It looks like 6:00 PM or 18:00.`);
  const minutes = minutesOf(cell, time, span?.end ?? null);
  if (typeof minutes === "string") return refuse(minutes);
  const until = cell("until") === "" ? null : parseCsvDate(cell("until"));
  if (cell("until") !== "" && until === null) return refuse(explainCsvDate(cell("until")));
  const rule = parseCsvRepeat(cell("repeat"), date, until);
  if (!rule.ok) return rule;
  const words = {
    title: cell("title"),
    room: cell("room"),
    leader: cell("leader"),
    serviceType: cell("serviceType"),
    program: [cell("program"), cell("track")].filter(Boolean).join(" / "),
    kind: cell("kind"),
  };
  return done({ line, date, time, minutes, words, rule: rule.value });
}

/** How long it is, or why that is nothing a session can last. */
function minutesOf(cell: (field: CsvField) => string, time: LocalTime, spanEnd: LocalTime | null): number | string {
  const ends = cell("end");
  if (ends !== "" || spanEnd !== null) {
    const end = ends === "" ? spanEnd : (parseCsvSpan(ends)?.end ?? parseCsvTime(ends));
    if (end === null) return `“${ends.slice(0, 40)}” is not a time. It looks like 6:00 PM or 18:00.`;
    const minutes = minutesBetween(time, end);
    return whyNotThisLong(minutes) ?? minutes;
  }
  const length = cell("length");
  if (length === "") return "It has no end and no length.";
  const minutes = parseCsvLength(length);
  if (minutes === null) return `“${length.slice(0, 40)}” is not a length. It looks like 90 or 1 h 30 min.`;
  return whyNotThisLong(minutes) ?? minutes;
}
