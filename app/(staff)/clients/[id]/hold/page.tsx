import type { Metadata } from "next";
import { Card } from "@/components/card";
import { Consequence, Consequences } from "@/components/consequences";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { HoldForm } from "@/features/enrollment/components/hold-form";
import { leavingLoader } from "@/features/enrollment/loaders";

export const metadata: Metadata = { title: "Put on hold" };

export default async function HoldPage({ params }: { params: Promise<{ id: string }> }) {
  const { id: clientId } = await params;
  const { chart } = await leavingLoader({ clientId });
  const { current } = chart;
  return (
    <Main>
      <PageHeader
        title="Put on hold"
        subtitle={`${chart.name}, ${chart.client.number}`}
        back={{ href: `/clients/${clientId}/plan`, label: "Plan" }}
      />
      <Card pad className="cl-form">
        {current === null || current.place === "left" ? (
          <EmptyState title="There is no open enrollment." />
        ) : (
          <>
            <Consequences>
              <Consequence count={0} title="sessions expect the client on the days away" tone="safe">
                Nothing on them counts for or against, and the windows of the standing rules pause.
              </Consequence>
              <Consequence count={0} title="marks change" tone="safe">
                What was recorded stays. The place in the program stays too.
              </Consequence>
            </Consequences>
            <HoldForm clientId={clientId} enrollmentId={current.id} today={chart.today} />
          </>
        )}
      </Card>
    </Main>
  );
}
