import { stringify } from "csv-stringify/sync";
import { REDISCLOSURE_NOTICE } from "@/lib/reports/columns";
import { onTimeShare, type OnTime } from "@/lib/reports/on-time";

/** The same figures as a file: a line for each facilitator, and one in all. */
export function onTimeCsv({ all, lines }: OnTime): string {
  const rows = [
    ...lines.map((line) => ({ ...line, facilitator: line.facilitator || "No facilitator" })),
    { facilitator: "All", ...all },
  ];
  return `\ufeff${stringify(
    [
      [REDISCLOSURE_NOTICE],
      ["Facilitator", "Rosters", "On time", "Later", "Not finished", "Share on time, %"],
      ...rows.map((line) => [
        line.facilitator,
        line.sessions,
        line.onTime,
        line.sessions - line.onTime - line.open,
        line.open,
        onTimeShare(line) ?? "",
      ]),
    ],
    { escape_formulas: true, record_delimiter: "windows", quoted_match: /[\r\n]/ },
  )}`;
}
