import type { Metadata } from "next";
import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { PhaseForm } from "@/features/enrollment/components/phase-form";
import { phaseFormLoader } from "@/features/enrollment/loaders";

export const metadata: Metadata = { title: "Change the plan" };

export default async function PhasePage({ params }: { params: Promise<{ id: string }> }) {
  const { id: clientId } = await params;
  const { chart, form } = await phaseFormLoader({ clientId });
  return (
    <Main>
      <PageHeader
        title="Change the plan"
        subtitle={`${chart.name}, ${chart.client.number}`}
        back={{ href: `/clients/${clientId}/plan`, label: "Plan" }}
      />
      <Card pad className="cl-form">
        {form === null ? (
          <EmptyState title="There is no open enrollment." />
        ) : (
          <PhaseForm clientId={clientId} {...form} />
        )}
      </Card>
    </Main>
  );
}
