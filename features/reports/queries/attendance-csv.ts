import { stringify } from "csv-stringify/sync";
import type { Reader } from "@/db/store";
import { REDISCLOSURE_NOTICE, REPORT_COLUMNS, reportCells, type PeopleAs } from "@/lib/reports/columns";
import type { Instant } from "@/lib/time/zone";
import { readAttendanceRows, type ReportFilter } from "./attendance-rows";
import { PeopleOfReport } from "./people";

/**
 * A cell that a spreadsheet would run as a formula is made text. Lines end as RFC 4180 says, and a line's end of any
 * kind inside a cell is quoted, or readers would begin a new row there.
 */
const FORMAT = { escape_formulas: true, record_delimiter: "windows", quoted_match: /[\r\n]/ } as const;

/**
 * The attendance file, a piece at a time: the notice, the head, then one row per client and session. The next piece is
 * read when the last has been taken, so a slow receiver costs no memory.
 */
export function streamAttendanceCsv(
  reader: Reader,
  filter: ReportFilter,
  people: PeopleAs,
  now: Instant,
): ReadableStream<Uint8Array> {
  const pieces = csvPieces(reader, filter, people, now);
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done === true) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}

async function* csvPieces(
  reader: Reader,
  filter: ReportFilter,
  people: PeopleAs,
  now: Instant,
): AsyncGenerator<string, undefined> {
  // The mark at the front tells spreadsheets that this is UTF-8.
  yield `\ufeff${stringify([[REDISCLOSURE_NOTICE], REPORT_COLUMNS.map(({ head }) => head)], FORMAT)}`;
  const names = new PeopleOfReport(reader);
  for await (const rows of readAttendanceRows(reader, filter, now)) {
    await names.learn(rows.map(({ clientId }) => clientId));
    yield stringify(
      rows.map((row) => reportCells(row, names.get(row.clientId), people)),
      FORMAT,
    );
  }
  return undefined;
}
