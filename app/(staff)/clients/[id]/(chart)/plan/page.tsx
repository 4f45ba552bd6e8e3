import type { Metadata } from "next";
import { ButtonLink } from "@/components/button";
import { Card } from "@/components/card";
import { EmptyState } from "@/components/empty-state";
import { Main } from "@/components/shell";
import { ChartHead } from "@/features/clients/components/chart-head";
import { EnrollmentCard } from "@/features/clients/components/enrollment-card";
import { clientPlanLoader } from "@/features/clients/loaders";

export const metadata: Metadata = { title: "Client plan" };

export default async function ClientPlanPage({ params }: { params: Promise<{ id: string }> }) {
  const { id: clientId } = await params;
  const { chart, counselors } = await clientPlanLoader({ clientId });
  return (
    <Main>
      <ChartHead chart={chart} tab="plan" />
      <div className="pl">
        {chart.enrollments.length === 0 ? (
          <Card>
            <EmptyState
              title="Not enrolled."
              action={chart.may.enroll ? <ButtonLink href={`/clients/${clientId}/enroll`}>Enroll</ButtonLink> : null}
            />
          </Card>
        ) : null}
        {chart.enrollments.map((enrollment) => (
          <EnrollmentCard
            key={enrollment.id}
            clientId={clientId}
            enrollment={enrollment}
            today={chart.today}
            mayChange={chart.may.enroll}
            isCurrent={enrollment.id === chart.current?.id}
            counselors={counselors}
          />
        ))}
      </div>
    </Main>
  );
}
