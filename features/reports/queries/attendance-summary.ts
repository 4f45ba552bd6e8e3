import type { Reader } from "@/db/store";
import type { AttendanceRow } from "@/lib/reports/attendance-row";
import { addToTotals, noTotals, type TotalsByBand } from "@/lib/reports/totals";
import { bandOf, type BandEdges } from "@/lib/time/band";
import { formatMonthDay } from "@/lib/time/format";
import { startOfWeek } from "@/lib/time/local-date";
import type { Instant } from "@/lib/time/zone";
import { readAttendanceRows, type ReportFilter } from "./attendance-rows";
import { PeopleOfReport } from "./people";

export const GROUPINGS = ["week", "client", "facilitator", "program", "service"] as const;

export type Grouping = (typeof GROUPINGS)[number];

export interface SummaryLine {
  readonly key: string;
  readonly label: string;
  readonly totals: TotalsByBand;
}

export interface AttendanceSummary {
  readonly lines: readonly SummaryLine[];
  readonly totals: TotalsByBand;
  /** Rows that a file of the same filters would have. */
  readonly rowCount: number;
  /** By Monday, oldest first, for the chart; the same as `lines` when grouped by week. */
  readonly weeks: readonly SummaryLine[];
  /** Mondays of weeks with a closed session. */
  readonly weeksWithClosure: ReadonlySet<string>;
}

/** Counts of the report, by one grouping and by week. Read a page at a time; only the counts are kept. */
export async function summarizeAttendance(
  reader: Reader,
  filter: ReportFilter,
  asked: { now: Instant; grouping: Grouping; edges: BandEdges },
): Promise<AttendanceSummary> {
  const totals = noTotals();
  const groups = new Map<string, SummaryLine>();
  const weeks = new Map<string, SummaryLine>();
  const weeksWithClosure = new Set<string>();
  const people = new PeopleOfReport(reader);
  let rowCount = 0;
  for await (const rows of readAttendanceRows(reader, filter, asked.now)) {
    if (asked.grouping === "client") await people.learn(rows.map(({ clientId }) => clientId));
    for (const row of rows) {
      rowCount += 1;
      const line = { ...row, band: bandOf(row.start, asked.edges) };
      const monday = startOfWeek(row.date);
      if (row.mark === "closed") weeksWithClosure.add(monday);
      addToTotals(totals, line);
      addToTotals(lineOf(weeks, monday, formatMonthDay(monday)).totals, line);
      if (asked.grouping !== "week") {
        const { key, label } = groupOf(row, asked.grouping, people);
        addToTotals(lineOf(groups, key, label).totals, line);
      }
    }
  }
  const byWeek = [...weeks.values()].sort((one, other) => (one.key < other.key ? -1 : 1));
  const lines =
    asked.grouping === "week"
      ? [...byWeek].reverse()
      : [...groups.values()].sort((one, other) => one.label.localeCompare(other.label, "en"));
  return { lines, totals, rowCount, weeks: byWeek, weeksWithClosure };
}

function lineOf(lines: Map<string, SummaryLine>, key: string, label: string): SummaryLine {
  const line = lines.get(key) ?? { key, label, totals: noTotals() };
  lines.set(key, line);
  return line;
}

function groupOf(row: AttendanceRow, grouping: Exclude<Grouping, "week">, people: PeopleOfReport) {
  switch (grouping) {
    case "client": {
      const { number, givenName, familyName } = people.get(row.clientId);
      return { key: row.clientId, label: `${familyName}, ${givenName} (${number})` };
    }
    case "facilitator":
      return { key: row.facilitator, label: row.facilitator === "" ? "No facilitator" : row.facilitator };
    case "program":
      return { key: row.program, label: row.program === "" ? "No program" : row.program };
    case "service":
      return { key: row.serviceType, label: row.serviceType };
  }
}
