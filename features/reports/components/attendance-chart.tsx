import { LineChart } from "@/components/line-chart";
import { attendanceRate } from "@/lib/reports/totals";
import type { Band } from "@/lib/time/band";
import type { AttendanceReport } from "../loaders";

const BANDS: readonly { band: Band; label: string; tone: 1 | 2 | 3 }[] = [
  { band: "morning", label: "Morning", tone: 1 },
  { band: "afternoon", label: "Afternoon", tone: 2 },
  { band: "evening", label: "Evening", tone: 3 },
];

/** The rate by week and band. The table below holds the values; closed weeks are shaded, the unfinished one is dashed. */
export function AttendanceChart({ report }: { report: AttendanceReport }) {
  const { weeks, weeksWithClosure, totals } = report.summary;
  const shown = BANDS.filter(({ band }) => totals.bands[band].expected > 0);
  const rates = shown.map(({ band }) => weeks.map(({ totals: week }) => attendanceRate(week.bands[band])));
  const known = rates.flat().filter((rate) => rate !== null);
  const yMin = Math.max(0, Math.floor(Math.min(90, ...known) / 10) * 10 - 10);
  return (
    <LineChart
      title="Attendance rate by week"
      description={`From ${yMin}% to 100%, one line for each part of the day: ${shown
        .map(({ band, label }) => `${label.toLowerCase()} ${rateWords(attendanceRate(totals.bands[band]))}`)
        .join(", ")}. Closed sessions are never counted.`}
      columns={weeks.map((week) => ({
        key: week.key,
        label: week.label,
        note: week.key === report.monday ? "so far" : undefined,
        shaded: weeksWithClosure.has(week.key),
      }))}
      yMin={yMin}
      yMax={100}
      yStep={10}
      yLabel={(value) => `${value}%`}
      lastOpen={weeks.at(-1)?.key === report.monday}
      series={shown.map(({ band, label, tone }, at) => ({
        key: band,
        label,
        note: `average ${rateWords(attendanceRate(totals.bands[band]))}`,
        tone,
        values: rates[at] ?? [],
      }))}
    />
  );
}

export function rateWords(rate: number | null): string {
  return rate === null ? "–" : `${rate}%`;
}
