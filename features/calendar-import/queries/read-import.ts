import type { Reader } from "@/db/store";
import { guessColumns, whyNotTheseColumns, type CsvColumns } from "@/lib/calendar-import/csv-columns";
import { readCsvTable, type CsvTable } from "@/lib/calendar-import/csv-table";
import type { FileReading, LeftOut } from "@/lib/calendar-import/file-series";
import type { FileProblem } from "@/lib/calendar-import/file-problem";
import { groupRows } from "@/lib/calendar-import/group-rows";
import { mapSeries, type MappedSeries } from "@/lib/calendar-import/map-series";
import { readCsvRows } from "@/lib/calendar-import/read-csv-rows";
import { readIcs } from "@/lib/calendar-import/read-ics";
import { vocabularyOf, type Vocabulary } from "@/lib/calendar-import/vocabulary";
import { done, refuse, type Result } from "@/lib/result";
import { addDays } from "@/lib/time/local-date";
import { toLocal, type Instant, type Zone } from "@/lib/time/zone";
import type { ImportInput } from "../input";
import { readClientNames } from "./client-names";
import { listImportChoices, type ImportChoices } from "./import-choices";
import { readUpload, type Upload } from "./read-upload";
import { chooseWords, mappingOf, type Chosen } from "./settle-mapping";

export interface ImportSite {
  readonly id: string;
  readonly name: string;
  readonly zone: Zone;
}

/** A file as far as it can be read with what is known of it so far. */
export type ReadImport =
  | {
      readonly at: "columns";
      readonly upload: Upload;
      readonly table: CsvTable;
      readonly columns: CsvColumns;
      readonly problem: string | null;
    }
  | ReadNames
  | ReadSeries;

interface Read {
  readonly upload: Upload;
  readonly columns: CsvColumns | null;
  readonly reading: FileReading;
  readonly vocabulary: Vocabulary;
  readonly choices: ImportChoices;
  readonly chosen: Chosen;
}

export interface ReadNames extends Read {
  readonly at: "names";
  readonly problem: string | null;
}

export interface ReadSeries extends Read {
  readonly at: "series";
  readonly mapped: readonly MappedSeries[];
  readonly leftOut: readonly LeftOut[];
}

/** Many series are many ways to the database in one transaction. */
export const MOST_SERIES = 1_000;
/** How far back sessions are taken: as far as a series may be planned. */
const DAYS_BACK = 366;

/**
 * Reads the file of an import up to the step that is asked for, without storing anything and outside of any transaction:
 * unpacking, reading and working out rules takes seconds for a large file.
 */
export async function readImport(
  reader: Reader,
  now: Instant,
  input: ImportInput,
  site: ImportSite,
): Promise<Result<ReadImport, FileProblem>> {
  const upload = await readUpload(input);
  if (!upload.ok) return upload;
  const found = readFile(upload.value, input, site.zone);
  if (!found.ok) return found;
  if ("at" in found.value) return done(found.value);
  const { reading, columns } = found.value;
  if (reading.series.length > MOST_SERIES)
    return refuse({ kind: "too_many_series", found: reading.series.length, most: MOST_SERIES });
  const vocabulary = vocabularyOf(reading.series);
  const choices = await listImportChoices(reader, site.id);
  const holdsClientName = await readClientNames(reader, site.id);
  const chosen = chooseWords(vocabulary, choices, input.picks, holdsClientName);
  const read: Read = { upload: upload.value, columns, reading, vocabulary, choices, chosen };
  // Where nothing can be taken there is nothing to name: the reasons are what is left to see.
  if (reading.series.length === 0) return done({ ...read, at: "series", mapped: [], leftOut: reading.leftOut });
  if (input.intent !== "check" && input.intent !== "import") return done({ ...read, at: "names", problem: null });
  const mapping = mappingOf(vocabulary, chosen, choices, input);
  if (mapping === null)
    return done({ ...read, at: "names", problem: "Choose the service type for sessions that name none." });
  const today = toLocal(now, site.zone).date;
  const place = { zone: site.zone, today, from: input.past === "take" ? addDays(today, -DAYS_BACK) : today };
  const { mapped, leftOut } = mapSeries(reading.series, {
    siteId: site.id,
    place,
    vocabulary,
    mapping,
    holdsClientName,
  });
  return done({ ...read, at: "series", mapped, leftOut: [...reading.leftOut, ...leftOut] });
}

function readFile(
  upload: Upload,
  { intent, columns: asked }: ImportInput,
  zone: Zone,
): Result<Extract<ReadImport, { at: "columns" }> | { reading: FileReading; columns: CsvColumns | null }, FileProblem> {
  if (upload.format === "ics") {
    const reading = readIcs(upload.text, zone);
    return reading.ok ? done({ reading: reading.value, columns: null }) : reading;
  }
  const table = readCsvTable(upload.text);
  if (!table.ok) return table;
  const { heads } = table.value;
  const columns = asked === null ? guessColumns(heads) : withinHeads(asked, heads.length);
  const problem = whyNotTheseColumns(columns);
  const isAsked = intent !== "read" && intent !== "columns";
  if (!isAsked || problem !== null)
    return done({ at: "columns", upload, table: table.value, columns, problem: isAsked ? problem : null });
  const { rows, leftOut } = readCsvRows(table.value, columns);
  const grouped = groupRows(rows, zone);
  return done({ reading: { series: grouped.series, leftOut: [...leftOut, ...grouped.leftOut] }, columns });
}

function withinHeads(columns: CsvColumns, width: number): CsvColumns {
  return Object.fromEntries(
    Object.entries(columns).map(([field, at]) => [field, at !== null && at < width ? at : null]),
  ) as CsvColumns;
}
