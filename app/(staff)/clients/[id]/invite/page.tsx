import type { Metadata } from "next";
import { Card } from "@/components/card";
import { Notice } from "@/components/notice";
import { PageHeader } from "@/components/page-header";
import { Main } from "@/components/shell";
import { InviteClientForm } from "@/features/clients/components/invite-form";
import { inviteFormLoader } from "@/features/clients/loaders";

export const metadata: Metadata = { title: "Invite to their own week" };

export default async function InvitePage({ params }: { params: Promise<{ id: string }> }) {
  const { id: clientId } = await params;
  const { chart, baseUrl } = await inviteFormLoader({ clientId });
  return (
    <Main>
      <PageHeader
        title="Invite to their own week"
        subtitle={`${chart.name}, ${chart.client.number}`}
        back={{ href: `/clients/${clientId}`, label: "Client chart" }}
      />
      <Card pad className="cl-form">
        {chart.hasAccount ? (
          <Notice title="This client has an account.">A new link is made under Staff and access.</Notice>
        ) : null}
        <InviteClientForm clientId={clientId} email={chart.client.email} baseUrl={baseUrl} isOver={chart.hasAccount} />
      </Card>
    </Main>
  );
}
