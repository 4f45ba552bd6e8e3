import type { Metadata } from "next";
import { ButtonLink } from "@/components/button";
import { Card, CardHeader } from "@/components/card";
import { Main } from "@/components/shell";
import { AttendanceList } from "@/features/clients/components/attendance-list";
import { ChartHead } from "@/features/clients/components/chart-head";
import { clientAttendanceLoader } from "@/features/clients/loaders";
import { formatDateRange } from "@/lib/time/format";

export const metadata: Metadata = { title: "Client attendance" };

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ through?: string }>;
}

export default async function ClientAttendancePage({ params, searchParams }: Props) {
  const { id: clientId } = await params;
  const { through } = await searchParams;
  const { chart, log, histories } = await clientAttendanceLoader({ clientId, through });
  const at = `/clients/${clientId}/attendance`;
  return (
    <Main>
      <ChartHead chart={chart} tab="attendance" />
      <Card labelledBy="attendance-h">
        <CardHeader id="attendance-h" title="Attendance" count={formatDateRange(log.from, log.through)}>
          {log.earlier === null ? null : (
            <ButtonLink href={`${at}?through=${log.earlier}`} size="s" icon="chevl">
              Earlier
            </ButtonLink>
          )}
          {log.through < chart.today ? (
            <ButtonLink href={at} size="s" iconEnd="chev">
              Latest
            </ButtonLink>
          ) : null}
        </CardHeader>
        <AttendanceList log={log} histories={histories} today={chart.today} />
      </Card>
    </Main>
  );
}
