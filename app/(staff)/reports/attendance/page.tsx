import type { Metadata } from "next";
import { Card, CardHeader } from "@/components/card";
import { Notice } from "@/components/notice";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { AttendanceChart } from "@/features/reports/components/attendance-chart";
import { ExportForm } from "@/features/reports/components/export-form";
import { OnTimeCard } from "@/features/reports/components/on-time-card";
import { ReportFilters } from "@/features/reports/components/report-filters";
import { SummaryTable } from "@/features/reports/components/summary-table";
import { attendanceReportLoader, type AttendanceReport, type ReportQuery } from "@/features/reports/loaders";
import { attendanceRate } from "@/lib/reports/totals";
import { formatDateRange, formatMinutes } from "@/lib/time/format";
import "@/features/reports/components/reports.css";

export const metadata: Metadata = { title: "Attendance" };

export default async function AttendanceReportPage({ searchParams }: { searchParams: Promise<ReportQuery> }) {
  const report = await attendanceReportLoader(await searchParams);
  const { summary, filter } = report;
  return (
    <Main>
      <PageHeader title="Attendance" subtitle={sentence(report)} />
      <ReportFilters report={report} />
      {report.isReversed && (
        <Notice tone="warning" title="The last day lies before the first.">
          The usual twelve weeks are shown instead.
        </Notice>
      )}
      <div className="rep__top">
        <Card labelledBy="chart-h">
          <CardHeader id="chart-h" title="Attendance rate by week">
            <span className="muted">{formatDateRange(filter.from, filter.to)}. Closed sessions are never counted.</span>
          </CardHeader>
          <div className="rep__c">
            {summary.weeks.length === 0 ? (
              <p className="muted">Nothing to draw yet.</p>
            ) : (
              <AttendanceChart report={report} />
            )}
          </div>
        </Card>
        <Card labelledBy="export-h">
          <CardHeader id="export-h" title="Export" />
          <ExportForm report={report} />
        </Card>
      </div>
      <Card labelledBy="numbers-h">
        <CardHeader id="numbers-h" title="The numbers" />
        <SummaryTable report={report} />
      </Card>
      {report.onTime === null ? null : (
        <OnTimeCard onTime={report.onTime} filter={filter} mayExport={report.mayExport} />
      )}
    </Main>
  );
}

/** What is true, before any figure. */
function sentence({ summary }: AttendanceReport): string {
  const { totals } = summary;
  const rate = attendanceRate(totals);
  if (totals.expected === 0) return "Nobody was expected in this time.";
  const open =
    totals.unrecorded === 0
      ? "Everything is recorded."
      : `${totals.unrecorded.toLocaleString("en-US")} are not recorded.`;
  const closed =
    totals.closedMinutes === 0
      ? ""
      : ` The clinic was closed for ${formatMinutes(totals.closedMinutes)} of client time, which counts for nobody.`;
  if (rate === null) return `${totals.expected.toLocaleString("en-US")} client-sessions. ${open}${closed}`;
  return `${rate}% of recorded client-sessions were attended: ${totals.attended.toLocaleString("en-US")} of ${(totals.expected - totals.unrecorded).toLocaleString("en-US")}. ${open}${closed}`;
}
