import type { Metadata } from "next";
import { Main } from "@/components/shell";
import { ChartHead } from "@/features/clients/components/chart-head";
import { ContactsPanel } from "@/features/clients/components/contacts-panel";
import { clientConsentsLoader } from "@/features/clients/loaders";

export const metadata: Metadata = { title: "Client consents" };

export default async function ClientConsentsPage({ params }: { params: Promise<{ id: string }> }) {
  const { id: clientId } = await params;
  const { chart, contacts } = await clientConsentsLoader({ clientId });
  return (
    <Main>
      <ChartHead chart={chart} tab="consents" />
      <ContactsPanel
        clientId={clientId}
        contacts={contacts}
        today={chart.today}
        zone={chart.site.zone}
        mayEdit={chart.may.edit}
      />
    </Main>
  );
}
