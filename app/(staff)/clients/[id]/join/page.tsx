import type { Metadata } from "next";
import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { JoinForm } from "@/features/enrollment/components/series-forms";
import { joinFormLoader } from "@/features/enrollment/loaders";

export const metadata: Metadata = { title: "Add to a series" };

export default async function JoinPage({ params }: { params: Promise<{ id: string }> }) {
  const { id: clientId } = await params;
  const { chart, series } = await joinFormLoader({ clientId });
  const { current, today } = chart;
  return (
    <Main>
      <PageHeader
        title="Add to a series"
        subtitle={`${chart.name}, ${chart.client.number}`}
        back={{ href: `/clients/${clientId}/schedule`, label: "Schedule" }}
      />
      <Card pad className="cl-form">
        {current === null || current.place === "left" ? (
          <EmptyState title="There is no open enrollment." />
        ) : series.length === 0 ? (
          <EmptyState title="No series is free at this site.">Plan an individual or family series first.</EmptyState>
        ) : (
          <JoinForm
            clientId={clientId}
            enrollmentId={current.id}
            series={series}
            from={current.startDate > today ? current.startDate : today}
          />
        )}
      </Card>
    </Main>
  );
}
