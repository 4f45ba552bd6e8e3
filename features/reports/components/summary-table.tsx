import { DataTable, type Column } from "@/components/data-table";
import { EmptyState } from "@/components/empty-state";
import { Tag } from "@/components/tag";
import { attendanceRate, type TotalsByBand } from "@/lib/reports/totals";
import { formatMinutes } from "@/lib/time/format";
import type { AttendanceReport } from "../loaders";
import type { Grouping, SummaryLine } from "../queries/attendance-summary";
import { rateWords } from "./attendance-chart";

const HEADS: Record<Grouping, string> = {
  week: "Week of",
  client: "Client",
  facilitator: "Facilitator",
  program: "Program",
  service: "Service type",
};

interface Figure {
  readonly key: string;
  readonly head: string;
  readonly soft?: boolean;
  readonly rule?: boolean;
  readonly of: (totals: TotalsByBand) => string | number;
}

const FIGURES: readonly Figure[] = [
  { key: "expected", head: "Expected", of: ({ expected }) => number(expected) },
  { key: "attended", head: "Attended", of: ({ attended }) => number(attended) },
  { key: "late", head: "of which late", soft: true, of: ({ late }) => number(late) },
  { key: "leftEarly", head: "left early", soft: true, of: ({ leftEarly }) => number(leftEarly) },
  { key: "excused", head: "Excused", of: ({ excused }) => number(excused) },
  { key: "missed", head: "Missed", of: ({ missed }) => number(missed) },
  { key: "unrecorded", head: "Not recorded", of: ({ unrecorded }) => number(unrecorded) },
  { key: "off", head: "Closed or canceled", soft: true, of: ({ off }) => number(off) },
  { key: "hours", head: "Hours credited", of: ({ creditedMinutes }) => formatMinutes(creditedMinutes) },
  { key: "morning", head: "Morning", rule: true, of: ({ bands }) => rateWords(attendanceRate(bands.morning)) },
  { key: "afternoon", head: "Afternoon", of: ({ bands }) => rateWords(attendanceRate(bands.afternoon)) },
  { key: "evening", head: "Evening", of: ({ bands }) => rateWords(attendanceRate(bands.evening)) },
  { key: "all", head: "All", of: (totals) => rateWords(attendanceRate(totals)) },
];

/** The numbers, with totals. The head, the rows and the totals come from one list, so they cannot drift apart. */
export function SummaryTable({ report }: { report: AttendanceReport }) {
  const { grouping, summary, monday } = report;
  const columns: Column<SummaryLine>[] = [
    {
      key: "label",
      head: HEADS[grouping],
      cell: (line) => (
        <>
          <b>{line.label}</b> {grouping === "week" && line.key === monday && <Tag>so far</Tag>}
        </>
      ),
    },
    ...FIGURES.map((figure) => ({
      key: figure.key,
      head: figure.head,
      numeric: true,
      soft: figure.soft,
      rule: figure.rule,
      cell: ({ totals }: SummaryLine) => (figure.key === "all" ? <b>{figure.of(totals)}</b> : figure.of(totals)),
    })),
  ];
  const label = summary.lines.length === 1 ? "Total" : `${summary.lines.length} ${plural(grouping)}`;
  return (
    <DataTable
      caption={`Attendance by ${grouping}`}
      columns={columns}
      rows={summary.lines}
      rowKey={(line) => line.key}
      totals={{ label, ...Object.fromEntries(FIGURES.map((figure) => [figure.key, figure.of(summary.totals)])) }}
      empty={<EmptyState title="Nothing was planned for anybody with these filters." />}
    />
  );
}

function number(value: number): string {
  return value.toLocaleString("en-US");
}

function plural(grouping: Grouping): string {
  return grouping === "service" ? "service types" : `${grouping}s`;
}
