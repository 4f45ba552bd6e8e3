import type { Metadata } from "next";
import { Card } from "@/components/card";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { ClientForm } from "@/features/clients/components/client-form";
import { editClientLoader } from "@/features/clients/loaders";

export const metadata: Metadata = { title: "Edit client record" };

export default async function EditClientPage({ params }: { params: Promise<{ id: string }> }) {
  const { id: clientId } = await params;
  const { chart, sites } = await editClientLoader({ clientId });
  return (
    <Main>
      <PageHeader
        title="Edit the record"
        subtitle={`${chart.name}, ${chart.client.number}`}
        back={{ href: `/clients/${clientId}`, label: "Client chart" }}
      />
      <Card pad className="cl-form">
        <ClientForm sites={sites} client={chart.client} />
      </Card>
    </Main>
  );
}
