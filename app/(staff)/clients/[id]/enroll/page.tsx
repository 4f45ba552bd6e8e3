import type { Metadata } from "next";
import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { EnrollForm } from "@/features/enrollment/components/enroll-form";
import { planFormLoader } from "@/features/enrollment/loaders";

export const metadata: Metadata = { title: "Enroll" };

export default async function EnrollPage({ params }: { params: Promise<{ id: string }> }) {
  const { id: clientId } = await params;
  const { chart, tracks, counselors } = await planFormLoader({ clientId });
  return (
    <Main>
      <PageHeader
        title="Enroll"
        subtitle={`${chart.name}, ${chart.client.number}`}
        back={{ href: `/clients/${clientId}`, label: "Client chart" }}
      />
      <Card pad className="cl-form">
        {tracks.length === 0 ? (
          <EmptyState title="No track is open at this site.">Set up a program and a track first.</EmptyState>
        ) : (
          <EnrollForm clientId={clientId} tracks={tracks} counselors={counselors} startDate={chart.today} />
        )}
      </Card>
    </Main>
  );
}
