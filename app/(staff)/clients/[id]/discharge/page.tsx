import type { Metadata } from "next";
import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { LeavingConsequences } from "@/features/clients/components/leaving-consequences";
import { LeavingForm } from "@/features/enrollment/components/leaving-form";
import { leavingLoader } from "@/features/enrollment/loaders";

export const metadata: Metadata = { title: "Leaving the program" };

export default async function LeavingPage({ params }: { params: Promise<{ id: string }> }) {
  const { id: clientId } = await params;
  const { chart, leaving } = await leavingLoader({ clientId });
  const { current, today } = chart;
  return (
    <Main>
      <PageHeader
        title="Leaving the program"
        subtitle={`${chart.name}, ${chart.client.number}`}
        back={{ href: `/clients/${clientId}`, label: "Client chart" }}
      />
      <Card pad className="cl-form">
        {current === null || leaving === null || current.place === "left" ? (
          <EmptyState title="There is no open enrollment." />
        ) : (
          <>
            <LeavingConsequences enrollment={current} leaving={leaving} today={today} hasAccount={chart.hasAccount} />
            <LeavingForm
              clientId={clientId}
              enrollmentId={current.id}
              version={current.version}
              today={leaving.lastAttended ?? today}
              openCase={leaving.openCase}
              mayDecideReview={leaving.mayDecideReview}
            />
          </>
        )}
      </Card>
    </Main>
  );
}
