import type { Metadata } from "next";
import { ButtonLink } from "@/components/button";
import { Card, CardHeader } from "@/components/card";
import { Main } from "@/components/shell";
import { UnavailableCard } from "@/features/availability/components/unavailable-card";
import { ChartHead } from "@/features/clients/components/chart-head";
import { ComingTable } from "@/features/clients/components/coming-table";
import { MembersCard } from "@/features/clients/components/members-card";
import { clientScheduleLoader } from "@/features/clients/loaders";
import { formatDateRange } from "@/lib/time/format";

export const metadata: Metadata = { title: "Client schedule" };

export default async function ClientSchedulePage({ params }: { params: Promise<{ id: string }> }) {
  const { id: clientId } = await params;
  const { chart, through, sessions } = await clientScheduleLoader({ clientId });
  const { current, today } = chart;
  return (
    <Main>
      <ChartHead chart={chart} tab="schedule" />
      <div className="pl">
        {current ? (
          <MembersCard clientId={clientId} enrollment={current} today={today} mayChange={chart.may.enroll} />
        ) : null}
        <UnavailableCard clientId={clientId} />
        <Card labelledBy="sessions-h">
          <CardHeader id="sessions-h" title="Coming up" count={formatDateRange(today, through)}>
            <ButtonLink href={`/clients/${clientId}/week`} size="s" variant="ghost" icon="print">
              Print their week
            </ButtonLink>
          </CardHeader>
          <ComingTable sessions={sessions} today={today} empty="Nothing is coming up in the next four weeks." />
        </Card>
      </div>
    </Main>
  );
}
