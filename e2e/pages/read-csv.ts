/** A file as RFC 4180 has it: rows end with CRLF, fields with commas or quotes in them are quoted, quotes are doubled. */
export interface CsvFile {
  /** The first line, which is one field: why the file must be guarded. */
  readonly notice: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Reads a file strictly. Throws at a bare quote, a bare line feed, or a last row that does not end. */
export function readCsv(text: string): CsvFile {
  const records: string[][] = [];
  let at = text.startsWith("\ufeff") ? 1 : 0;
  let record: string[] = [];
  while (at < text.length) {
    const [field, end] = text[at] === '"' ? quoted(text, at) : bare(text, at);
    record.push(field);
    if (text[end] === ",") at = end + 1;
    else if (text.startsWith("\r\n", end)) {
      records.push(record);
      record = [];
      at = end + 2;
    } else throw new Error(`A field ends wrongly at character ${end}: ${JSON.stringify(text.slice(end, end + 20))}`);
  }
  if (record.length > 0) throw new Error("The last row does not end.");
  const [notice = [], head = [], ...rows] = records;
  return { notice: notice.join(","), head, rows };
}

function quoted(text: string, from: number): [string, number] {
  let field = "";
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] !== '"') field += text[at];
    else if (text[at + 1] === '"') {
      field += '"';
      at += 1;
    } else return [field, at + 1];
  }
  throw new Error(`A quoted field that begins at character ${from} does not end.`);
}

function bare(text: string, from: number): [string, number] {
  let at = from;
  while (at < text.length && !/[,\r\n]/.test(text[at] ?? "")) {
    if (text[at] === '"') throw new Error(`A bare quote at character ${at}.`);
    at += 1;
  }
  return [text.slice(from, at), at];
}
