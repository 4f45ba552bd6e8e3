import { CsvError, parse } from "csv-parse/sync";
import { MOST_ENTRIES } from "@/lib/calendar-import/file-series";
import type { FileProblem } from "@/lib/calendar-import/file-problem";
import { done, refuse, type Result } from "@/lib/result";

/** A CSV file as a table. Rows may be shorter or longer than the head. */
export interface CsvTable {
  readonly heads: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

const DELIMITERS = [",", ";", "\t"] as const;

/** Reads comma, semicolon or tab separated text: quoted cells may hold delimiters and line breaks. */
export function readCsvTable(text: string): Result<CsvTable, FileProblem> {
  let records: { record: string[]; raw: string; info: { lines: number } }[];
  try {
    records = parse(text, {
      delimiter: delimiterOf(text),
      info: true,
      raw: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as typeof records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line: unknown = error.lines;
    return refuse({ kind: "broken_quotes", line: typeof line === "number" ? line : 1 });
  }
  const rows = records
    .map(({ record, raw, info }) => ({
      line: firstLine(info.lines, raw),
      cells: record.map((cell) => cell.replaceAll(/\s+/g, " ").trim()),
    }))
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
  const head = rows.shift();
  if (head === undefined || head.cells.filter((cell) => /\p{L}/u.test(cell)).length < 2)
    return refuse({ kind: "no_columns" });
  if (rows.length === 0) return refuse({ kind: "no_rows" });
  if (rows.length > MOST_ENTRIES) return refuse({ kind: "too_many", found: rows.length, most: MOST_ENTRIES });
  return done({ heads: head.cells, rows });
}

/** The one of the three that stands in the first line most often, outside of quotes. */
function delimiterOf(text: string): string {
  const first =
    text
      .slice(0, 10_000)
      .replaceAll(/"[^"]*"/g, "")
      .trimStart()
      .split(/\r|\n/, 1)[0] ?? "";
  const counted = DELIMITERS.map((sign) => ({ sign, count: first.split(sign).length }));
  return counted.reduce((best, each) => (each.count > best.count ? each : best)).sign;
}

/** Where a record begins: the library tells the line it ends in. */
function firstLine(ends: number, raw: string): number {
  return ends - (raw.trim().match(/\r\n|\n|\r/g)?.length ?? 0);
}
