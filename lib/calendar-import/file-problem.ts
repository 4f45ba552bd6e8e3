/** Why a file as a whole cannot be read. Each is something the person who chose it can mend. */
export type FileProblem =
  | { readonly kind: "no_file" }
  | { readonly kind: "empty" }
  | { readonly kind: "too_large"; readonly bytes: number }
  | { readonly kind: "not_text" }
  | { readonly kind: "not_a_calendar" }
  | { readonly kind: "no_columns" }
  | { readonly kind: "no_rows" }
  | { readonly kind: "no_events" }
  | { readonly kind: "broken_quotes"; readonly line: number }
  | { readonly kind: "too_many"; readonly found: number; readonly most: number }
  | { readonly kind: "too_many_series"; readonly found: number; readonly most: number };

/** The sentence at the file's field. */
export function explainFileProblem(problem: FileProblem): string {
  switch (problem.kind) {
    case "no_file":
      return "Choose a file: iCalendar (.ics) or CSV.";
    case "empty":
      return "This file is empty.";
    case "too_large":
      return `This file has ${megabytes(problem.bytes)} MB. At most 5 MB are taken: export fewer months at a time.`;
    case "not_text":
      return "This is not a calendar or a CSV file. A spreadsheet can be saved as “CSV UTF-8” first.";
    case "not_a_calendar":
      return "This file is called .ics but holds no calendar. Export it again from the other program.";
    case "no_columns":
      return "The first line has no column names. Add a line with names such as Date, Start, End, Title.";
    case "no_rows":
      return "This file has column names and no rows under them.";
    case "no_events":
      return "This calendar holds no events.";
    case "broken_quotes":
      return `A quotation mark in line ${problem.line} is never closed, so the rows after it cannot be told apart. Export it again.`;
    case "too_many":
      return `This file holds ${problem.found.toLocaleString("en-US")} entries. At most ${problem.most.toLocaleString("en-US")} are taken at once: export fewer months at a time.`;
    case "too_many_series":
      return `This file comes to ${problem.found.toLocaleString("en-US")} series. At most ${problem.most.toLocaleString("en-US")} are taken at once: export fewer months or one calendar at a time.`;
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toLocaleString("en-US", { maximumFractionDigits: 1 });
}
